import type { Context } from "hono";
import { generateCookie, getCookie } from "hono/cookie";
import { SECOND } from "../../clock.ts";
import { loginId } from "../../lti/login.ts";
import { LOGIN_LIFE } from "../../lti/logins.ts";
import type { AppEnv } from "../operation.ts";

/** One for each login, so that several frames of one page may be opened at once. */
const nameOf = (id: string) => `__Host-lti-${id}`;
/** For a frame of another site, kept apart by the site around it; over plain http browsers take it from localhost alone. */
const options = { httpOnly: true, secure: true, sameSite: "None", partitioned: true, path: "/" } as const;

/** The `Set-Cookie` that leaves the proof of a login with the browser, as long as the login lives. */
export const keepProof = (id: string, proof: string) =>
  generateCookie(nameOf(id), proof, { ...options, maxAge: LOGIN_LIFE / SECOND });

/** The proof that the browser brings for this state. */
export const readProof = (context: Context<AppEnv>, state: string) => getCookie(context, nameOf(loginId(state)));

/** The `Set-Cookie` that takes it away again. */
export const forgetProof = (state: string) => generateCookie(nameOf(loginId(state)), "", { ...options, maxAge: 0 });
