import type { Context, Hono } from "hono";
import { frameOrigins } from "../../lti/frame-origins.ts";
import { beginAgain, beginLti } from "../../lti/login.ts";
import { rendered } from "../../pages/layout.ts";
import { loginPage } from "../../pages/lti-login.ts";
import type { Services } from "../../services.ts";
import type { AppEnv } from "../operation.ts";
import { keepProof } from "./launch-cookie.ts";
import { loginLimit } from "./login-limit.ts";
import { leadsTo, ltiPage, withCookie } from "./lti-page.ts";

/** The platform's login, by GET and POST, and the same login once more in a tab of its own. */
export function ltiLoginRoutes(app: Hono<AppEnv>, services: Services): void {
  const mayBegin = loginLimit(services);
  for (const method of ["get", "post"] as const) {
    ltiPage(app, services, {
      method,
      path: "/lti/login",
      handle: async (context, said, frame) => {
        frame.issuer = () => said["iss"] ?? null;
        await mayBegin(context);
        const begun = await beginLti(services, said);
        const cookie = keepProof(begun.id, begun.proof);
        if (isNoFrame(context)) return withCookie(leadsTo(begun.authAddress), cookie);
        return withCookie(rendered(loginPage({ ...begun, frameAncestors: frameOrigins(begun.platform) })), cookie);
      },
    });
  }

  ltiPage(app, services, {
    method: "post",
    path: "/lti/again",
    fromOwn: true,
    handle: async (_context, said) => {
      const { id, proof, authAddress } = await beginAgain(services, said["state"] ?? "");
      return withCookie(leadsTo(authAddress), keepProof(id, proof));
    },
  });
}

/**
 * In a tab the cookie is a first party's, and a program has no stores: neither needs the page that leaves the proof
 * behind. A browser that does not say where it stands (older ones, and all of them over plain http) gets the page.
 */
function isNoFrame(context: Context<AppEnv>): boolean {
  const stands = context.req.header("sec-fetch-dest");
  if (stands !== undefined) return stands === "document";
  return context.req.header("accept")?.includes("text/html") !== true;
}
