import { and, eq, inArray, ne, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { OfferAnswer } from "../contract/offer.ts";
import { asks, offers } from "../db/schema/index.ts";
import { rows, type Tx } from "../db/transaction.ts";
import { sql } from "drizzle-orm";
import { addWorkingMinutes } from "../matching/index.ts";
import { takenThisWeek } from "../people/capacity.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { answerTo } from "./answer.ts";
import { type Change, changing } from "./change.ts";
import { lockPeople } from "./lock.ts";
import { cancelMail } from "./mail-queue.ts";
import { SILENT_COACH_MINUTES } from "./rules.ts";

/**
 * Accepts an offer: the first to accept has the ask, and the coach's capacity holds at this moment. Reveals who asks,
 * so it cannot be undone; a coach may hand the ask back. Accepting twice is one acceptance.
 * Throws `not_found`, `capacity_reached`, `ask_taken`, `offer_closed`.
 */
export async function accept(services: Services, actor: Actor, offerId: string): Promise<OfferAnswer> {
  return changing(services, actor, async (change) => {
    const { tx, now } = change;
    // The coach's row first: what is counted below stays true until the commit.
    const [coach] = await lockPeople(tx, [actor.personId]);
    const [offer] = await tx
      .select()
      .from(offers)
      .where(and(eq(offers.id, offerId), eq(offers.coachId, actor.personId)));
    if (offer === undefined || coach === undefined) throw new Refusal("not_found");
    if (offer.status === "accepted") return answerTo(tx, actor.personId, offerId, now);
    if (offer.status === "taken") throw new Refusal("ask_taken");
    if (offer.status !== "waiting" && offer.status !== "snoozed") throw new Refusal("offer_closed");
    if ((await takenThisWeek(tx, actor.personId, now)) >= coach.asksPerWeek) throw new Refusal("capacity_reached");
    const answerBy = new Date(addWorkingMinutes(coach, now.getTime(), SILENT_COACH_MINUTES));
    const askerId = await take(tx, offer.askId, offerId, actor.personId, now, answerBy);
    await closeOffers(change, offer.askId, offerId, actor.personId);
    change.tell({ personId: askerId, kind: "ask", ref: offer.askId });
    change.tell({ personId: actor.personId, kind: "ask", ref: offer.askId });
    return answerTo(tx, actor.personId, offerId, now);
  });
}

/** The one conditional update that decides. Gives the asker's id. */
async function take(
  tx: Tx,
  askId: string,
  offerId: string,
  coachId: string,
  now: Date,
  answerBy: Date,
): Promise<string> {
  const won = await rows<{ asker_id: string }>(
    tx,
    sql`update asks set status = 'accepted', coach_id = ${coachId}, accepted_at = ${now.toISOString()}::timestamptz,
          next_step_at = ${answerBy.toISOString()}::timestamptz, nudges = 0
        where id = ${askId} and status = 'routing'
          and exists (select from offers where id = ${offerId} and status in ('waiting', 'snoozed'))
        returning asker_id`,
  );
  if (won[0] !== undefined) return won[0].asker_id;
  const [ask] = await tx.select({ status: asks.status }).from(asks).where(eq(asks.id, askId));
  throw new Refusal(ask?.status === "accepted" ? "ask_taken" : "offer_closed");
}

/** This offer is accepted; whoever else holds one reads "someone was faster, thank you". */
async function closeOffers({ tx, now, tell }: Change, askId: string, offerId: string, coachId: string): Promise<void> {
  const accepted = await tx
    .update(offers)
    .set({ status: "accepted", answeredAt: now, snoozedUntil: null, undoUntil: null })
    .where(and(eq(offers.id, offerId), inArray(offers.status, ["waiting", "snoozed"])))
    .returning({ id: offers.id });
  if (accepted.length === 0) throw new Refusal("offer_closed");
  const others = await tx
    .update(offers)
    .set({ status: "taken", answeredAt: now, snoozedUntil: null, undoUntil: null })
    .where(and(eq(offers.askId, askId), ne(offers.id, offerId), or(inArray(offers.status, ["waiting", "snoozed"]))))
    .returning({ id: offers.id, coachId: offers.coachId });
  await tx.update(offers).set({ undoUntil: null }).where(eq(offers.askId, askId));
  await cancelMail(tx, "offer", [offerId, ...others.map((other) => other.id)]);
  tell({ personId: coachId, kind: "offer", ref: offerId });
  for (const other of others) tell({ personId: other.coachId, kind: "offer", ref: other.id });
}
