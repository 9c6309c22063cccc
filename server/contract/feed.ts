import * as z from "zod/mini";
import { Ask } from "./ask.ts";
import { Message } from "./message.ts";
import { Offer } from "./offer.ts";
import { JournalLine, Unit } from "./unit.ts";
import { Instant } from "./values.ts";

/**
 * One change that one person may see. `seq` has no gaps for that person. The noun is given as it stands
 * when read; `null` means that it is no longer theirs to see.
 */
export const FeedEntry = z.object({
  seq: z.int(),
  at: Instant,
  kind: z.enum(["ask", "offer", "message", "me", "unit", "journal"]),
  id: z.string(),
  ask: z.optional(z.nullable(Ask)),
  offer: z.optional(z.nullable(Offer)),
  message: z.optional(z.nullable(Message)),
  unit: z.optional(z.nullable(Unit)),
  line: z.optional(z.nullable(JournalLine)),
});
export type FeedEntry = z.infer<typeof FeedEntry>;

export const FeedPage = z.object({
  /** Another epoch than the one a client knows: start again at 0. */
  epoch: z.string(),
  entries: z.array(FeedEntry),
  /** The person's head; read again while the last entry's `seq` is below it. */
  head: z.int(),
  /** Rises with what is published in takeaways: a device that knows another reads them again. */
  shelf: z.optional(z.int()),
  /** The service's time, for counting down deadlines by its clock. */
  now: Instant,
});
export type FeedPage = z.infer<typeof FeedPage>;

/** What the live channel says. A hint: the feed is the truth. */
export const LiveMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), epoch: z.string(), head: z.int() }),
  z.object({ type: z.literal("feed"), head: z.int() }),
  z.object({ type: z.literal("beat") }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** A one-time ticket for `GET /api/live?ticket=`, good for 30 seconds. */
export const LiveTicket = z.object({ ticket: z.string() });
