import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { after } from "../clock.ts";
import type { DeclineBody, OfferAnswer, PassBody, SnoozeBody } from "../contract/offer.ts";
import { asks, offers, people } from "../db/schema/index.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { answerTo, offerOf } from "./answer.ts";
import { type Change, changing } from "./change.ts";
import { lockAsk, lockPeople } from "./lock.ts";
import { cancelMail } from "./mail-queue.ts";
import { MAX_PASSES, UNDO_FOR, UNDO_GRACE } from "./rules.ts";

const DAY_14 = 14 * 24 * 60 * 60 * 1000;

type Offer = typeof offers.$inferSelect;
type Answer = Partial<typeof offers.$inferInsert>;

/** Says no. Costs nothing and needs no reason; may pause further offers in the same step. Undone for ten seconds. */
export function decline(services: Services, actor: Actor, offerId: string, body: DeclineBody): Promise<OfferAnswer> {
  return answering(services, actor, offerId, "declined", async ({ tx, now, tell }) => {
    if (body.pauseUntil === undefined) return { status: "declined" };
    const pausedUntil = new Date(body.pauseUntil);
    if (pausedUntil <= now)
      throw new Refusal("invalid", { fields: [{ path: "pauseUntil", message: "is over already" }] });
    const [me] = await lockPeople(tx, [actor.personId]);
    await tx.update(people).set({ pausedUntil }).where(eq(people.id, actor.personId));
    tell({ personId: actor.personId, kind: "me", ref: actor.personId });
    return { status: "declined", pausedWith: true, pausedBefore: me?.pausedUntil ?? null };
  });
}

/** Not now: the offer keeps its place and its deadline, and comes back at `until`. */
export function snooze(services: Services, actor: Actor, offerId: string, body: SnoozeBody): Promise<OfferAnswer> {
  return answering(services, actor, offerId, "snoozed", async ({ now }) => {
    const snoozedUntil = new Date(body.until);
    if (snoozedUntil <= now || snoozedUntil.getTime() > now.getTime() + DAY_14) {
      throw new Refusal("invalid", { fields: [{ path: "until", message: "must lie within the next 14 days" }] });
    }
    return { status: "snoozed", snoozedUntil };
  });
}

/**
 * Passes the ask to a colleague, who takes this place once the ten seconds to undo are over. Whoever is named gets the
 * same answer, also the asker: passing to them is a silent "no".
 */
export function pass(services: Services, actor: Actor, offerId: string, body: PassBody): Promise<OfferAnswer> {
  return answering(services, actor, offerId, "passed", async ({ tx }, offer) => {
    if (offer.passes >= MAX_PASSES) throw new Refusal("pass_chain_ended");
    if (body.to === actor.personId) {
      throw new Refusal("invalid", { fields: [{ path: "to", message: "is you" }] });
    }
    const [colleague] = await tx
      .select({ confirmedAt: people.confirmedAt, leftAt: people.leftAt })
      .from(people)
      .where(eq(people.id, body.to));
    if (colleague === undefined || colleague.confirmedAt === null || colleague.leftAt !== null) {
      throw new Refusal("invalid", { fields: [{ path: "to", message: "is nobody who can be asked" }] });
    }
    return { status: "passed", passedTo: body.to };
  });
}

/** What the three have in common: the offer still waits, the answer is kept, and it can be taken back for a moment. */
async function answering(
  services: Services,
  actor: Actor,
  offerId: string,
  wanted: "declined" | "snoozed" | "passed",
  answer: (change: Change, offer: Offer) => Promise<Answer>,
): Promise<OfferAnswer> {
  const { orgId, personId } = actor;
  return changing(services, actor, async (change) => {
    const { tx, now, tell } = change;
    const before = await offerOf(tx, personId, offerId);
    if (before.status === wanted && wanted !== "snoozed") return answerTo(tx, personId, offerId, now);
    if (before.status === "taken") throw new Refusal("ask_taken");
    if (before.status !== "waiting" && before.status !== "snoozed") throw new Refusal("offer_closed");
    const set = await answer(change, before);
    await lockAsk(tx, before.askId);
    const undoUntil = after(now, UNDO_FOR);
    const kept = await tx
      .update(offers)
      .set({ snoozedUntil: null, ...set, answeredAt: now, undoUntil, seenAt: before.seenAt ?? now })
      .where(and(eq(offers.id, offerId), eq(offers.status, before.status)))
      .returning({ id: offers.id });
    if (kept.length === 0) throw new Refusal("offer_closed");
    const stepAt = set.snoozedUntil instanceof Date ? set.snoozedUntil : after(undoUntil, UNDO_GRACE);
    await tx
      .update(asks)
      .set({ nextStepAt: sql`least(${asks.nextStepAt}, ${stepAt.toISOString()}::timestamptz)` })
      .where(and(eq(asks.id, before.askId), eq(asks.status, "routing")));
    await cancelMail(tx, "offer", [offerId]);
    if (set.pausedWith === true) await touchMatching(tx, orgId);
    tell({ personId, kind: "offer", ref: offerId });
    return answerTo(tx, personId, offerId, now);
  });
}
