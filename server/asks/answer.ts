import { eq } from "drizzle-orm";
import type { OfferAnswer } from "../contract/offer.ts";
import { offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { askViews } from "./ask-view.ts";
import { offerViews } from "./offer-view.ts";

/** What an answer to an offer gives back: the offer as it is now, and the ask where it opened. */
export async function answerTo(tx: Tx, coachId: string, offerId: string, now: Date): Promise<OfferAnswer> {
  const offer = (await offerViews(tx, coachId, [offerId], now)).get(offerId);
  if (offer === undefined) throw new Refusal("not_found");
  const ask = offer.status === "accepted" ? (await askViews(tx, coachId, [offer.askId])).get(offer.askId) : undefined;
  return { offer, ...(ask === undefined ? {} : { ask }) };
}

/** An offer of this coach, whatever its state. Throws `not_found`. */
export async function offerOf(tx: Tx, coachId: string, offerId: string) {
  const [offer] = await tx.select().from(offers).where(eq(offers.id, offerId));
  if (offer === undefined || offer.coachId !== coachId) throw new Refusal("not_found");
  return offer;
}
