import type { Context, Hono } from "hono";
import { deleteCookie } from "hono/cookie";
import { endSession, endSessions, sessionsOf } from "../auth/end-sessions.ts";
import { useConnectCode } from "../auth/connect-code.ts";
import { exchange } from "../auth/hand-over.ts";
import type { SignInLimits } from "./sign-in-limits.ts";
import { ConnectBody } from "../contract/lti.ts";
import { SessionAnswer, SessionBody, SessionList } from "../contract/session.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { actorOf, SESSION_COOKIE } from "./caller.ts";
import { callerAddress } from "./caller-address.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { goOn, pageRoute } from "./page-route.ts";

const TAG = "Sessions";

/** Sessions: opened once by the extension, listed, ended here or everywhere. */
export function sessionRoutes(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  exchangeRoute(app, services, limits);

  connectRoute(app, services, limits);

  operation(app, services, {
    method: "get",
    path: "/api/sessions",
    tag: TAG,
    summary: "Where I am signed in, the last used first.",
    guard: "member",
    answers: { 200: SessionList },
    example: {},
    handle: async ({ actor, context }) => {
      const found = await sessionsOf(services, actor);
      const sessions = found.map(({ id, label, createdAt, lastSeenAt }) => ({
        id,
        label,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        current: id === actor.sessionId,
      }));
      return context.json({ sessions } satisfies SessionList);
    },
  });

  operation(app, services, {
    method: "delete",
    path: "/api/session",
    tag: TAG,
    summary: "Sign out here: this session's token stops working at once.",
    guard: "member",
    answers: { 204: null },
    whenSignedOut: signedOut,
    example: {},
    handle: async ({ actor, context }) => {
      await endSession(services, actor);
      return signedOut(context);
    },
  });

  operation(app, services, {
    method: "delete",
    path: "/api/sessions",
    tag: TAG,
    summary: "Sign out everywhere, here too.",
    guard: "member",
    answers: { 204: null },
    whenSignedOut: signedOut,
    example: {},
    handle: async ({ actor, context }) => {
      await endSessions(services, actor);
      return signedOut(context);
    },
  });

  pageRoute(app, services, {
    method: "post",
    path: "/sign-out",
    handle: async (context) => {
      try {
        await endSession(services, await actorOf(context, services));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== "not_signed_in") throw error;
      }
      deleteCookie(context, SESSION_COOKIE, { path: "/" });
      return goOn(context, "/sign-in");
    },
  });
}

function signedOut(context: Context<AppEnv>): Response {
  deleteCookie(context, SESSION_COOKIE, { path: "/" });
  return context.body(null, 204);
}

function exchangeRoute(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  operation(app, services, {
    method: "post",
    path: "/api/session",
    tag: TAG,
    summary: "Exchange the one-time code of the sign-in page for a session, once.",
    guard: "public",
    body: SessionBody,
    answers: { 200: SessionAnswer },
    problems: ["code_refused"],
    example: { body: { ...examples.handOver, label: "Chrome on Linux" } },
    handle: async ({ body, context }) => {
      await limits.exchangesPerAddress(callerAddress(context, services.settings));
      const { code, codeVerifier, label = "The extension" } = body;
      const result = await exchange(services.db, services.clock, { code, codeVerifier, label });
      if ("ended" in result) {
        if (result.ended.length > 0) services.sessions.forget(result.ended);
        throw new Refusal("code_refused");
      }
      const { token, expiresAt, person, org } = result.opened;
      context.header("cache-control", "no-store");
      return context.json({ token, expiresAt: expiresAt.toISOString(), person, org } satisfies SessionAnswer);
    },
  });
}

function connectRoute(app: Hono<AppEnv>, services: Services, limits: SignInLimits): void {
  operation(app, services, {
    method: "post",
    path: "/api/session/connect",
    tag: TAG,
    summary: "Exchange the code that a course's page showed for a session of the extension, once.",
    guard: "public",
    body: ConnectBody,
    answers: { 200: SessionAnswer },
    problems: ["code_refused"],
    example: { body: { code: "K7PX-2MQD", label: "Chrome on Linux" } },
    handle: async ({ body, context }) => {
      await limits.connectsPerAddress(callerAddress(context, services.settings));
      const { code, label = "The extension" } = body;
      const opened = await useConnectCode(services.db, services.clock, { code, label });
      if (opened === null) throw new Refusal("code_refused");
      const { token, expiresAt, person, org } = opened;
      context.header("cache-control", "no-store");
      return context.json({ token, expiresAt: expiresAt.toISOString(), person, org } satisfies SessionAnswer);
    },
  });
}
