import type { Hono } from "hono";
import { Asked, ConnectCode, DeepLinkingAnswer, DeepLinkingBody } from "../../contract/lti.ts";
import { connectExtension } from "../../lti/connect.ts";
import { answerReturn } from "../../lti/deep-linking/answer-return.ts";
import { readAsked } from "../../lti/read-asked.ts";
import type { Services } from "../../services.ts";
import { examples } from "../examples.ts";
import { type AppEnv, operation } from "../operation.ts";
import { ById } from "../paths.ts";
import { limited } from "../rate-limit.ts";

const TAG = "lti";

/** What the page in a course's frame asks for beside everything else; each for sessions that a launch opened. */
export function ltiWidgetRoutes(app: Hono<AppEnv>, services: Services): void {
  const codesPerPerson = limited({ points: 20, duration: 15 * 60 });

  operation(app, services, {
    method: "get",
    path: "/api/lti/places/:id/asked",
    tag: TAG,
    summary:
      "What learners asked at this place and in its course in 90 days, in counts of five or more; for its teacher.",
    guard: "member",
    params: ById,
    answers: { 200: Asked },
    problems: ["not_found"],
    example: { params: { id: examples.ltiPlace } },
    handle: async ({ actor, params, context }) => context.json(await readAsked(services, actor, params.id)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/lti/deep-linking/:id",
    tag: TAG,
    summary: "Places what a teacher chose, or nothing: gives the signed message and where the page sends it.",
    guard: "member",
    params: ById,
    body: DeepLinkingBody,
    answers: { 200: DeepLinkingAnswer },
    problems: ["not_found", "invalid"],
    example: {
      params: { id: examples.ltiReturn },
      body: { places: [{ title: "Ask about frames", topic: "Window functions", skills: [examples.skill] }] },
    },
    handle: async ({ actor, params, body, context }) =>
      context.json(await answerReturn(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/lti/connect",
    tag: TAG,
    summary: "A code of eight characters that brings this account to the browser extension, once, within five minutes.",
    guard: "member",
    answers: { 200: ConnectCode },
    problems: ["not_found"],
    example: {},
    handle: async ({ actor, context }) => {
      await codesPerPerson(`${actor.orgId}/${actor.personId}`);
      const { code, expiresAt } = await connectExtension(services, actor);
      return context.json({ code, expiresAt: expiresAt.toISOString() } satisfies ConnectCode);
    },
  });
}
