import type { Hono } from "hono";
import { matchTopic } from "../asks/match-topic.ts";
import { MatchAnswer, MatchBody, TopicWordBody } from "../contract/match.ts";
import type { Services } from "../services.ts";
import { sayTopicWord } from "../skills/topic-word.ts";
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
  operation(app, services, {
    method: "put",
    path: "/api/topics/words",
    tag: "asks",
    summary: "Say that a page is, or is not, about a skill, or take that back",
    guard: "member",
    body: TopicWordBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: { body: { topic: examples.topic, skill: examples.skill, verdict: "right" } },
    handle: async ({ actor, body, context }) => {
      await sayTopicWord(services, actor, body);
      return context.body(null, 204);
    },
  });
}
