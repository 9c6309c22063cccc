import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { OfferAnswer } from "../contract/offer.ts";
import { offers, people } from "../db/schema/index.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { answerTo, offerOf } from "./answer.ts";
import { changing } from "./change.ts";
import { lockAsk, lockPeople } from "./lock.ts";
import { UNDO_GRACE } from "./rules.ts";

/** Takes back "not now", "pass" or "no" within ten seconds; with nothing to take back it changes nothing. */
export function undo(services: Services, actor: Actor, offerId: string): Promise<OfferAnswer> {
  return changing(services, actor, async ({ tx, now, tell }) => {
    await lockPeople(tx, [actor.personId]);
    const found = await offerOf(tx, actor.personId, offerId);
    const ask = await lockAsk(tx, found.askId);
    const offer = await offerOf(tx, actor.personId, offerId);
    if (offer.status === "waiting") return answerTo(tx, actor.personId, offerId, now);
    if (ask?.status === "accepted" && ask.coachId !== actor.personId) throw new Refusal("ask_taken");
    if (ask?.status !== "routing") throw new Refusal("offer_closed");
    const late = offer.undoUntil === null || now.getTime() > offer.undoUntil.getTime() + UNDO_GRACE;
    if (late) throw new Refusal("undo_too_late");
    await tx
      .update(offers)
      .set({
        status: "waiting",
        snoozedUntil: null,
        passedTo: null,
        answeredAt: null,
        undoUntil: null,
        pausedWith: false,
        pausedBefore: null,
      })
      .where(and(eq(offers.id, offerId)));
    if (offer.pausedWith) {
      await tx.update(people).set({ pausedUntil: offer.pausedBefore }).where(eq(people.id, actor.personId));
      await touchMatching(tx, actor.orgId);
      tell({ personId: actor.personId, kind: "me", ref: actor.personId });
    }
    tell({ personId: actor.personId, kind: "offer", ref: offerId });
    return answerTo(tx, actor.personId, offerId, now);
  });
}
