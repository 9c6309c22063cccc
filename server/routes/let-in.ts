import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import { handOver } from "../auth/hand-over.ts";
import { openSession } from "../auth/sessions.ts";
import { DAY, SECOND } from "../clock.ts";
import type { Services } from "../services.ts";
import { SESSION_COOKIE } from "./caller.ts";
import type { AppEnv } from "./operation.ts";
import { goOn } from "./page-route.ts";
import { forgetFlow, type SignInFlow } from "./sign-in-flow.ts";

/** The longest that a browser keeps a cookie; the session's own life, which slides, is decided by the database. */
const COOKIE_LIFE = 400 * DAY;

/** Lets somebody in who was found to be this person: the extension gets its code, a browser its cookie. */
export async function letIn(
  context: Context<AppEnv>,
  services: Services,
  flow: SignInFlow,
  { orgId, personId }: { orgId: string; personId: string },
): Promise<Response> {
  forgetFlow(context);
  const { db, clock } = services;
  if (flow.extension !== undefined) {
    return goOn(context, await handOver(db, clock, { orgId, personId }, flow.extension));
  }
  const label = browserName(context.req.header("user-agent") ?? "");
  const { token } = await db.inOrg(orgId, (tx) =>
    openSession(tx, { orgId, personId, kind: "web", label, now: clock.now() }),
  );
  setCookie(context, SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: services.settings.publicUrl.startsWith("https:"),
    maxAge: COOKIE_LIFE / SECOND,
  });
  return goOn(context, "/");
}

/** How a person may recognise a session in a list, such as "Chrome on Linux". */
export function browserName(userAgent: string): string {
  const among = (names: Record<string, RegExp>) => Object.keys(names).find((name) => names[name]?.test(userAgent));
  const browser = among({ Edge: /Edg\//, Firefox: /Firefox\//, Chrome: /Chrom(?:e|ium)\//, Safari: /Safari\// });
  const system = among({
    Android: /Android/,
    iPhone: /iPhone/,
    iPad: /iPad/,
    Windows: /Windows/,
    macOS: /Macintosh/,
    ChromeOS: /CrOS/,
    Linux: /Linux/,
  });
  return `${browser ?? "A browser"}${system === undefined ? "" : ` on ${system}`}`;
}
