import type { Hono } from "hono";
import * as z from "zod/mini";
import { handBack } from "../asks/hand-back.ts";
import { askOf, myAsks } from "../asks/lists.ts";
import { openAsk } from "../asks/open-ask.ts";
import { resolve } from "../asks/resolve.ts";
import { withdraw } from "../asks/withdraw.ts";
import { Ask, AskBody, AskList, HandBackBody, ResolveBody, WithdrawBody } from "../contract/ask.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";
import { ASKS_A_MINUTE, limited } from "./rate-limit.ts";

/** Three pictures and the words around them. */
const WITH_PICTURES = 1_800_000;

export function askRoutes(app: Hono<AppEnv>, services: Services): void {
  const asksAMinute = limited(ASKS_A_MINUTE);

  operation(app, services, {
    method: "get",
    path: "/api/asks",
    tag: "asks",
    summary: "The asks that I opened or took, newest first.",
    guard: "member",
    answers: { 200: AskList },
    example: {},
    handle: async ({ actor, context }) => context.json({ asks: await myAsks(services, actor) }),
  });

  operation(app, services, {
    method: "put",
    path: "/api/asks/:id",
    tag: "asks",
    summary: "Opens an ask under an id made on the device; the same id and body is the same ask.",
    guard: "member",
    params: ById,
    body: AskBody,
    bodyLimit: WITH_PICTURES,
    answers: { 200: Ask, 201: Ask },
    problems: ["not_found", "ask_differs"],
    example: { params: { id: examples.newAskId }, body: examples.ask },
    handle: async ({ actor, params, body, context }) => {
      await asksAMinute(actor.personId);
      const { ask, opened } = await openAsk(services, actor, params.id.toLowerCase(), body);
      return context.json(ask, opened ? 201 : 200);
    },
  });

  operation(app, services, {
    method: "get",
    path: "/api/asks/:id",
    tag: "asks",
    summary: "One ask, as its learner or its coach sees it.",
    guard: "member",
    params: ById,
    answers: { 200: Ask },
    problems: ["not_found"],
    example: { params: { id: examples.threadId } },
    handle: async ({ actor, params, context }) => context.json(await askOf(services, actor, params.id)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/withdraw",
    tag: "asks",
    summary: "Takes my ask back.",
    guard: "member",
    params: ById,
    body: WithdrawBody,
    answers: { 200: Ask },
    problems: ["not_found", "ask_closed"],
    example: { params: { id: examples.openAskId }, body: {} },
    handle: async ({ actor, params, context }) => context.json(await withdraw(services, actor, params.id)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/resolve",
    tag: "asks",
    summary: "Ends my ask with what I learnt and a word to the coach; afterwards the coach adds theirs.",
    guard: "member",
    params: ById,
    body: ResolveBody,
    answers: { 200: Ask },
    problems: ["not_found", "not_accepted", "not_resolved", "ask_closed"],
    example: { params: { id: examples.threadId }, body: examples.resolve },
    handle: async ({ actor, params, body, context }) => context.json(await resolve(services, actor, params.id, body)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/hand-back",
    tag: "asks",
    summary: "Gives an ask that I took back; it is routed on.",
    guard: "member",
    params: ById,
    body: HandBackBody,
    answers: { 200: z.object({ handedBack: z.boolean() }) },
    problems: ["not_found", "ask_closed"],
    example: { params: { id: examples.takenAskId }, body: {} },
    handle: async ({ actor, params, context }) => {
      await handBack(services, actor, params.id);
      return context.json({ handedBack: true });
    },
  });
}
