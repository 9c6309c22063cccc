import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { Actor } from "../auth/actor.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import type { AppEnv } from "./operation.ts";

/** The web app's session, HttpOnly. */
export const SESSION_COOKIE = "ask_a_peer";
const MAX_TOKEN = 200;

/** The token that a caller shows, and how; undefined when there is none or it cannot be one. */
function shown(context: Context<AppEnv>): { token: string; by: Actor["by"] } | undefined {
  const bearer = /^Bearer ([A-Za-z0-9._~-]+)$/.exec(context.req.header("authorization") ?? "")?.[1];
  const token = bearer ?? getCookie(context, SESSION_COOKIE);
  if (token === undefined || token.length > MAX_TOKEN) return undefined;
  return { token, by: bearer === undefined ? "cookie" : "bearer" };
}

/** Whether the caller's session was ours and is over. */
export async function isSignedOut(context: Context<AppEnv>, { sessions }: Services): Promise<boolean> {
  const given = shown(context);
  return given !== undefined && sessions.hasEnded(given.token);
}

/** Who is calling. Throws `not_signed_in`, `cross_site`, or `too_many`. */
export async function actorOf(context: Context<AppEnv>, services: Services): Promise<Actor> {
  const given = shown(context);
  const found = given === undefined ? null : await services.sessions.find(given.token);
  if (given === undefined || found === null) throw new Refusal("not_signed_in");
  if (given.by === "cookie") refuseCrossSite(context, services.settings.publicUrl);
  const actor: Actor = { ...found, by: given.by };
  context.set("actor", actor);
  return actor;
}

/** A cookie travels by itself: what changes something must come from our own pages. */
export function refuseCrossSite(context: Context<AppEnv>, publicUrl: string): void {
  if (context.req.method === "GET" || context.req.method === "HEAD") return;
  const site = context.req.header("sec-fetch-site");
  const origin = context.req.header("origin");
  const own = site === undefined ? origin === new URL(publicUrl).origin : site === "same-origin";
  if (!own) throw new Refusal("cross_site");
}
