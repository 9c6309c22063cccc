import { and, eq, inArray } from "drizzle-orm";
import { asks, offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { FeedChange } from "../feed/append.ts";
import type { Change } from "./change.ts";
import { returnToRouting } from "./hand-back.ts";
import { lockAsk } from "./lock.ts";
import { cancelMail, queueMail } from "./mail-queue.ts";
import { closeWithdrawn } from "./withdraw.ts";

interface Leaver {
  orgId: string;
  personId: string;
  now: Date;
}

/**
 * Someone leaves: offers they hold move on, asks they took are routed on, asks of their own are closed with a word to
 * whoever was helping. The caller has locked the person's row. Returns what to put into the feeds.
 */
export async function leaveAsks(tx: Tx, { orgId, personId, now }: Leaver): Promise<FeedChange[]> {
  const changes: FeedChange[] = [];
  const change: Change = { tx, now, tell: (entry) => void changes.push(entry) };
  const own = await tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(eq(asks.askerId, personId), inArray(asks.status, ["routing", "accepted"])))
    .orderBy(asks.id);
  for (const { id } of own) {
    const ask = await lockAsk(tx, id);
    if (ask === undefined) continue;
    await closeWithdrawn(change, ask, "left");
    if (ask.coachId !== null) await queueMail(tx, { orgId, personId: ask.coachId, kind: "left", ref: id, now });
  }
  const taken = await tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(eq(asks.coachId, personId), eq(asks.status, "accepted")))
    .orderBy(asks.id);
  for (const { id } of taken) {
    const ask = await lockAsk(tx, id);
    if (ask?.status === "accepted") await returnToRouting(change, ask, personId);
  }
  const held = await tx
    .update(offers)
    .set({ status: "expired", answeredAt: now, undoUntil: null, snoozedUntil: null })
    .where(and(eq(offers.coachId, personId), inArray(offers.status, ["waiting", "snoozed"])))
    .returning({ id: offers.id, askId: offers.askId });
  await cancelMail(
    tx,
    "offer",
    held.map((offer) => offer.id),
  );
  if (held.length > 0) {
    await tx
      .update(asks)
      .set({ nextStepAt: now })
      .where(
        and(
          inArray(
            asks.id,
            held.map((offer) => offer.askId),
          ),
          eq(asks.status, "routing"),
        ),
      );
  }
  return changes;
}
