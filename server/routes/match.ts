import type { Hono } from "hono";
import { matchTopic } from "../asks/match-topic.ts";
import { MatchAnswer, MatchBody } from "../contract/match.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";

export function matchRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/topics/match",
    tag: "asks",
    summary: "What a page is about, who knows it, and what earlier learners on it have learnt.",
    guard: "member",
    body: MatchBody,
    answers: { 200: MatchAnswer },
    example: { body: { topic: examples.topic, limit: 5 } },
    handle: async ({ actor, body, context }) => context.json(await matchTopic(services, actor, body)),
  });
}
