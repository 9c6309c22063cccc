import { and, eq, gt, inArray, or } from "drizzle-orm";
import type { Message } from "../contract/message.ts";
import { asks, messages, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { picturesOf } from "./pictures.ts";

const MAX_MESSAGES = 500;

/** Which messages: by their ids, or those of a thread after a place in it. */
type Which = { ids: readonly string[] } | { askId: string; after: number };

/** Messages as one member sees them: the learner all of their ask's, a coach those of their own time with it. */
export async function messageViews(tx: Tx, viewerId: string, which: Which): Promise<Message[]> {
  if ("ids" in which && which.ids.length === 0) return [];
  const found = await tx
    .select({ message: messages, author: people.name })
    .from(messages)
    .innerJoin(asks, and(eq(asks.orgId, messages.orgId), eq(asks.id, messages.askId)))
    .innerJoin(people, and(eq(people.orgId, messages.orgId), eq(people.id, messages.authorId)))
    .where(
      and(
        "ids" in which
          ? inArray(messages.id, [...which.ids])
          : and(eq(messages.askId, which.askId), gt(messages.seq, which.after)),
        or(eq(asks.askerId, viewerId), and(eq(messages.coachId, viewerId), eq(asks.coachId, viewerId))),
      ),
    )
    .orderBy(messages.askId, messages.seq)
    .limit(MAX_MESSAGES);
  const pictures = await picturesOf(tx, [...new Set(found.map(({ message }) => message.askId))]);
  return found.map(({ message, author }) => ({
    id: message.id,
    askId: message.askId,
    seq: message.seq,
    kind: message.kind,
    author: { id: message.authorId, name: author },
    mine: message.authorId === viewerId,
    text: message.text,
    startsAt: message.startsAt?.toISOString() ?? null,
    pictures: pictures.get(message.id) ?? [],
    at: message.at.toISOString(),
  }));
}
