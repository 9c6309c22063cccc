import type { Hono } from "hono";
import { Ask } from "../contract/ask.ts";
import {
  AgreeBody,
  ProposeBody,
  ReviewBody,
  Shelf,
  StandBody,
  TakeawayDraft,
  TakeawayPreview,
} from "../contract/takeaway.ts";
import { agreeToTakeaway } from "../knowledge/agree.ts";
import { endTakeaway } from "../knowledge/end.ts";
import { previewTakeaway, proposeTakeaway } from "../knowledge/propose.ts";
import { reviewTakeaway } from "../knowledge/review.ts";
import { readShelf } from "../knowledge/shelf.ts";
import { standBehind } from "../knowledge/stand.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

/** What was learnt: between the two of an ask, and for everybody once both agree. */
export function takeawayRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/takeaway/preview",
    tag: "takeaways",
    summary: "What my words would look like once they are shown, with names and addresses masked. Nothing is kept.",
    guard: "member",
    params: ById,
    body: TakeawayDraft,
    answers: { 200: TakeawayPreview },
    problems: ["not_found", "not_resolved"],
    example: { params: { id: examples.taughtBackId }, body: examples.takeaway },
    handle: async ({ actor, params, body, context }) =>
      context.json(await previewTakeaway(services, actor, params.id, body)),
  });
  operation(app, services, {
    method: "put",
    path: "/api/asks/:id/takeaway",
    tag: "takeaways",
    summary: "Proposes a wording of what was learnt, for the other to agree to.",
    guard: "member",
    params: ById,
    body: ProposeBody,
    answers: { 200: Ask },
    problems: ["not_found", "not_resolved", "takeaway_closed", "takeaway_differs"],
    example: { params: { id: examples.taughtBackId }, body: { ...examples.takeaway, over: 0 } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await proposeTakeaway(services, actor, params.id, body)),
  });
  answerRoutes(app, services);
  readerRoutes(app, services);
}

function answerRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/takeaway/agree",
    tag: "takeaways",
    summary: "Agrees to the other's wording, the very one that I saw: from now on it is shown.",
    guard: "member",
    params: ById,
    body: AgreeBody,
    answers: { 200: Ask },
    problems: ["not_found", "not_resolved", "takeaway_closed", "takeaway_differs"],
    example: { params: { id: examples.proposedId }, body: { version: 1, named: true } },
    handle: async ({ actor, params, body, context }) =>
      context.json(await agreeToTakeaway(services, actor, params.id, body)),
  });
  operation(app, services, {
    method: "delete",
    path: "/api/asks/:id/takeaway",
    tag: "takeaways",
    summary: "Says no to a wording, or takes my yes back: it is not shown. No reason is asked for.",
    guard: "member",
    params: ById,
    answers: { 200: Ask },
    problems: ["not_found", "not_resolved", "takeaway_closed"],
    example: { params: { id: examples.publishedId } },
    handle: async ({ actor, params, context }) => context.json(await endTakeaway(services, actor, params.id)),
  });
}

function readerRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/takeaways",
    tag: "takeaways",
    summary: "What colleagues learnt and published, newest review first, at most 500.",
    guard: "member",
    answers: { 200: Shelf },
    example: {},
    handle: async ({ actor, context }) => context.json(await readShelf(services, actor)),
  });
  operation(app, services, {
    method: "post",
    path: "/api/takeaways/:id/review",
    tag: "takeaways",
    summary: "Says that a takeaway is still true, or out of date; who says so is not kept.",
    guard: "member",
    params: ById,
    body: ReviewBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.shownTakeaway }, body: { verdict: "still_true" } },
    handle: async ({ actor, params, body, context }) => {
      await reviewTakeaway(services, actor, params.id, body);
      return context.body(null, 204);
    },
  });
  operation(app, services, {
    method: "post",
    path: "/api/takeaways/:id/stand",
    tag: "takeaways",
    summary: "Stands behind a takeaway, where I am asked to, or no longer.",
    guard: "member",
    params: ById,
    body: StandBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.askedTakeaway }, body: { willing: true } },
    handle: async ({ actor, params, body, context }) => {
      await standBehind(services, actor, params.id, body);
      return context.body(null, 204);
    },
  });
}
