import type { Hono } from "hono";
import * as z from "zod/mini";
import { askOf } from "../asks/lists.ts";
import { messageViews } from "../asks/message-view.ts";
import { pictureFor } from "../asks/pictures.ts";
import { read } from "../asks/read.ts";
import { say } from "../asks/say.ts";
import { Message, MessageBody, MessageList, ReadBody } from "../contract/message.ts";
import { Uuid } from "../contract/values.ts";
import type { Services } from "../services.ts";
import { examples } from "./examples.ts";
import { type AppEnv, operation } from "./operation.ts";
import { ById } from "./paths.ts";

const WITH_PICTURES = 1_800_000;
const PictureById = z.object({ id: Uuid, pictureId: Uuid });
const After = z.object({
  /** Messages after this place in the thread. */
  after: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(2_000_000_000)), 0),
});

export function threadRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/asks/:id/messages",
    tag: "threads",
    summary: "The messages of a thread, oldest first, at most 500 at a time.",
    guard: "member",
    params: ById,
    query: After,
    answers: { 200: MessageList },
    problems: ["not_found"],
    example: { params: { id: examples.threadId }, query: { after: "0" } },
    handle: async ({ actor, params, query, context }) => {
      await askOf(services, actor, params.id);
      const messages = await services.db.inOrg(actor.orgId, (tx) =>
        messageViews(tx, actor.personId, { askId: params.id, after: query.after }),
      );
      return context.json({ messages });
    },
  });

  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/messages",
    tag: "threads",
    summary: "Says something in a thread; the same id and words are the same message.",
    guard: "member",
    params: ById,
    body: MessageBody,
    bodyLimit: WITH_PICTURES,
    answers: { 200: Message, 201: Message },
    problems: ["not_found", "not_accepted", "ask_closed", "message_differs"],
    example: { params: { id: examples.threadId }, body: examples.message },
    handle: async ({ actor, params, body, context }) => {
      const { message, said } = await say(services, actor, params.id, body);
      return context.json(message, said ? 201 : 200);
    },
  });

  operation(app, services, {
    method: "post",
    path: "/api/asks/:id/read",
    tag: "threads",
    summary: "Marks a thread as read up to a message.",
    guard: "member",
    params: ById,
    body: ReadBody,
    answers: { 204: null },
    problems: ["not_found"],
    example: { params: { id: examples.threadId }, body: { seq: 1 } },
    handle: async ({ actor, params, body, context }) => {
      await read(services, actor, params.id, body.seq);
      return context.body(null, 204);
    },
  });

  operation(app, services, {
    method: "get",
    path: "/api/asks/:id/pictures/:pictureId",
    tag: "threads",
    summary: "One picture of an ask or of a message.",
    guard: "member",
    params: PictureById,
    answers: { 200: null },
    problems: ["not_found"],
    example: { params: { id: examples.threadId, pictureId: examples.pictureId } },
    handle: async ({ actor, params }) => {
      const { mime, data } = await services.db.inOrg(actor.orgId, (tx) =>
        pictureFor(tx, actor.personId, params.id, params.pictureId),
      );
      return new Response(Uint8Array.from(data), {
        headers: { "content-type": mime, "content-disposition": "inline", "x-content-type-options": "nosniff" },
      });
    },
  });
}
