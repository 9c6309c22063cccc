import type { Hono } from "hono";
import { LtiContext, LtiContexts, LtiContextsQuery, LtiScores, LtiScoresBody } from "../contract/lti-services.ts";
import { listContexts } from "../lti/admin/contexts.ts";
import { readNow, stopReading } from "../lti/admin/read-now.ts";
import { listScores, retryScores } from "../lti/admin/scores.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const TAG = "Learning platforms";

/** What the platforms' services bring and take: rosters of courses, and scores on their way. */
export function adminLtiServicesRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/lti/contexts",
    tag: TAG,
    summary: "The courses of a learning platform, and how the reading of their members stands",
    guard: "admin",
    query: LtiContextsQuery,
    answers: { 200: LtiContexts },
    problems: ["not_found"],
    example: { query: { platform: examples.ltiPlatform } },
    handle: async ({ actor, query, context }) => context.json(await listContexts(services, actor, query.platform)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/contexts/:id/roster",
    tag: TAG,
    summary:
      "Read a course's members now, and each day from now on; a reading that failed lately goes on where it stood",
    guard: "admin",
    params: ById,
    answers: { 200: LtiContext },
    problems: ["not_found", "conflict"],
    example: { params: { id: examples.ltiContext } },
    handle: async ({ actor, params, context }) => context.json(await readNow(services, actor, params.id)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/admin/lti/contexts/:id/roster",
    tag: TAG,
    summary: "Read a course's members no more; what is known of them stays",
    guard: "admin",
    params: ById,
    answers: { 200: LtiContext },
    problems: ["not_found"],
    example: { params: { id: examples.ltiContext } },
    handle: async ({ actor, params, context }) => context.json(await stopReading(services, actor, params.id)),
  });
  operation(app, services, {
    method: "get",
    path: "/api/admin/lti/scores",
    tag: TAG,
    summary: "Where scores of a learning platform wait or have failed: counts and codes, never whose",
    guard: "admin",
    query: LtiContextsQuery,
    answers: { 200: LtiScores },
    problems: ["not_found"],
    example: { query: { platform: examples.ltiPlatform } },
    handle: async ({ actor, query, context }) => context.json(await listScores(services, actor, query.platform)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/admin/lti/scores/retry",
    tag: TAG,
    summary: "Send again what failed",
    guard: "admin",
    body: LtiScoresBody,
    answers: { 200: LtiScores },
    problems: ["not_found"],
    example: { body: { platform: examples.ltiPlatform } },
    handle: async ({ actor, body, context }) => context.json(await retryScores(services, actor, body.platform)),
  });
}
