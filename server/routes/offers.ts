import type { Hono } from "hono";
import { accept } from "../asks/accept.ts";
import { decline, pass, snooze } from "../asks/answer-offer.ts";
import { colleaguesFor } from "../asks/colleagues.ts";
import { myOffers } from "../asks/lists.ts";
import { seeOffer } from "../asks/see-offer.ts";
import { undo } from "../asks/undo.ts";
import {
  AcceptBody,
  Colleagues,
  DeclineBody,
  OfferAnswer,
  OfferList,
  PassBody,
  SnoozeBody,
  UndoBody,
} from "../contract/offer.ts";
import type { ProblemCode } from "../contract/problem.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const CLOSED: ProblemCode[] = ["not_found", "ask_taken", "offer_closed"];

export function offerRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/offers",
    tag: "offers",
    summary: "The asks that wait for me, newest first.",
    guard: "member",
    answers: { 200: OfferList },
    example: {},
    handle: async ({ actor, context }) => context.json({ offers: await myOffers(services, actor) }),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/accept",
    tag: "offers",
    summary: "Takes the ask: the first to accept has it. Reveals who asks, so it cannot be undone.",
    guard: "member",
    params: ById,
    body: AcceptBody,
    answers: { 200: OfferAnswer },
    problems: [...CLOSED, "capacity_reached"],
    example: { params: { id: examples.offers.accept }, body: {} },
    handle: async ({ actor, params, context }) => context.json(await accept(services, actor, params.id)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/decline",
    tag: "offers",
    summary: "Says no, without a reason and at no cost; may pause further offers in the same step.",
    guard: "member",
    params: ById,
    body: DeclineBody,
    answers: { 200: OfferAnswer },
    problems: CLOSED,
    example: { params: { id: examples.offers.decline }, body: {} },
    handle: async ({ actor, params, body, context }) => context.json(await decline(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/snooze",
    tag: "offers",
    summary: "Not now: the offer comes back later and keeps its deadline.",
    guard: "member",
    params: ById,
    body: SnoozeBody,
    answers: { 200: OfferAnswer },
    problems: CLOSED,
    example: { params: { id: examples.offers.snooze }, body: { until: examples.inAnHour() } },
    handle: async ({ actor, params, body, context }) => context.json(await snooze(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/pass",
    tag: "offers",
    summary: "Passes the ask to a colleague who knows, at most three times along a chain.",
    guard: "member",
    params: ById,
    body: PassBody,
    answers: { 200: OfferAnswer },
    problems: [...CLOSED, "pass_chain_ended"],
    example: { params: { id: examples.offers.pass }, body: { to: examples.colleague } },
    handle: async ({ actor, params, body, context }) => context.json(await pass(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/undo",
    tag: "offers",
    summary: "Takes back “not now”, “pass” or “no” within ten seconds.",
    guard: "member",
    params: ById,
    body: UndoBody,
    answers: { 200: OfferAnswer },
    problems: [...CLOSED, "undo_too_late"],
    example: { params: { id: examples.offers.undo }, body: {} },
    handle: async ({ actor, params, context }) => context.json(await undo(services, actor, params.id)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/offers/:id/seen",
    tag: "offers",
    summary: "I have seen it: no mail is needed.",
    guard: "member",
    params: ById,
    body: UndoBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.offers.undo }, body: {} },
    handle: async ({ actor, params, context }) => {
      await seeOffer(services, actor, params.id);
      return context.body(null, 204);
    },
  });

  operation(app, services, {
    method: "get",
    path: "/api/offers/:id/colleagues",
    tag: "offers",
    summary: "Colleagues to whom this ask could be passed.",
    guard: "member",
    params: ById,
    answers: { 200: Colleagues },
    problems: ["not_found"],
    example: { params: { id: examples.offers.undo } },
    handle: async ({ actor, params, context }) => context.json(await colleaguesFor(services, actor, params.id)),
  });
}
