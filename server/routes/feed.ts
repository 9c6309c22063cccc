import type { Hono } from "hono";
import * as z from "zod/mini";
import { openTicket } from "../auth/tickets.ts";
import { FeedPage, LiveTicket } from "../contract/feed.ts";
import { readFeed } from "../feed/read-feed.ts";
import type { Services } from "../services.ts";
import { type AppEnv, operation } from "./operation.ts";

const FeedQuery = z.object({
  /** The last sequence number that the client has. */
  after: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 200),
});

export function feedRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/feed",
    tag: "feed",
    summary: "The changes that I may see, numbered without gaps, oldest first.",
    guard: "member",
    query: FeedQuery,
    answers: { 200: FeedPage },
    example: { query: { after: "0" } },
    handle: async ({ actor, query, context }) =>
      context.json(await readFeed(services, actor, query.after, query.limit)),
  });

  operation(app, services, {
    method: "post",
    path: "/api/live/ticket",
    tag: "feed",
    summary: "A ticket for the live channel, good once and for 30 seconds.",
    guard: "member",
    answers: { 200: LiveTicket },
    example: {},
    handle: async ({ actor, context }) => context.json({ ticket: await openTicket(services, actor) }),
  });
}
