import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import * as z from "zod/mini";
import { HandOver } from "../auth/hand-over.ts";
import { sign, unsign } from "../auth/signed.ts";
import { HOUR, MINUTE, SECOND } from "../clock.ts";
import type { Services } from "../services.ts";
import type { AppEnv } from "./operation.ts";

const FLOW_COOKIE = "ask_a_peer_sign_in";
const INVITATION_COOKIE = "ask_a_peer_invitation";
const FLOW_LIFE = 15 * MINUTE;
/** Long enough to install the extension, and to have it allowed. */
const INVITATION_LIFE = 4 * HOUR;
const PURPOSE = "sign-in-flow";

/** How far somebody has come in signing in; travels in a signed cookie, never in an address. */
const SignInFlow = z.object({
  /** Where the code went. */
  email: z.optional(z.string()),
  /** The extension that is to be handed the session. */
  extension: z.optional(HandOver),
  /** The address that is proven to be theirs, and what the provider calls them. */
  proven: z.optional(z.object({ email: z.string(), name: z.string() })),
});
export type SignInFlow = z.infer<typeof SignInFlow>;
const Kept = z.object({ flow: SignInFlow, until: z.number() });

const cookieOptions = ({ settings }: Services, life: number) =>
  ({
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: settings.publicUrl.startsWith("https:"),
    maxAge: life / SECOND,
  }) as const;

/** The sign-in under way in this browser; empty when there is none. */
export function readFlow(context: Context<AppEnv>, { settings, clock }: Services): SignInFlow {
  const value = unsign(settings.secret, PURPOSE, getCookie(context, FLOW_COOKIE) ?? "");
  if (value === null) return {};
  const kept = Kept.safeParse(JSON.parse(value));
  return kept.success && kept.data.until > clock.now().getTime() ? kept.data.flow : {};
}

export function keepFlow(context: Context<AppEnv>, services: Services, flow: SignInFlow): void {
  const kept = { flow, until: services.clock.now().getTime() + FLOW_LIFE } satisfies z.infer<typeof Kept>;
  const value = sign(services.settings.secret, PURPOSE, JSON.stringify(kept));
  setCookie(context, FLOW_COOKIE, value, cookieOptions(services, FLOW_LIFE));
}

/** The secret of the invitation that this browser came by. */
export const readInvitation = (context: Context<AppEnv>) => getCookie(context, INVITATION_COOKIE)?.slice(0, 200);

export function keepInvitation(context: Context<AppEnv>, services: Services, secret: string): void {
  setCookie(context, INVITATION_COOKIE, secret, cookieOptions(services, INVITATION_LIFE));
}

/** Nothing of the way in stays behind. */
export function forgetFlow(context: Context<AppEnv>): void {
  deleteCookie(context, FLOW_COOKIE, { path: "/" });
  deleteCookie(context, INVITATION_COOKIE, { path: "/" });
}

/** Where a form of the sign-in may lead to beside our own pages. */
export const formTargets = ({ extension }: SignInFlow) =>
  extension === undefined ? [] : [new URL(extension.redirectUri).origin];
