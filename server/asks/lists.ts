import { and, desc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Ask } from "../contract/ask.ts";
import type { Offer } from "../contract/offer.ts";
import { asks, offers } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { askViews } from "./ask-view.ts";
import { offerViews } from "./offer-view.ts";

const MAX_ASKS = 100;

/** One ask as its learner or its coach sees it. Throws `not_found`. */
export function askOf({ db }: Services, actor: Actor, id: string): Promise<Ask> {
  return db.inOrg(actor.orgId, async (tx) => {
    const view = (await askViews(tx, actor.personId, [id])).get(id);
    if (view === undefined) throw new Refusal("not_found");
    return view;
  });
}

/** The asks that I opened or took, newest first. */
export function myAsks({ db }: Services, actor: Actor): Promise<Ask[]> {
  return db.inOrg(actor.orgId, async (tx) => {
    const found = await tx
      .select({ id: asks.id })
      .from(asks)
      .where(or(eq(asks.askerId, actor.personId), eq(asks.coachId, actor.personId)))
      .orderBy(desc(asks.openedAt), desc(asks.id))
      .limit(MAX_ASKS);
    const views = await askViews(
      tx,
      actor.personId,
      found.map((ask) => ask.id),
    );
    return found.flatMap(({ id }) => views.get(id) ?? []);
  });
}

/** The offers that wait for me, and those I can still take an answer back for; newest first. */
export function myOffers({ db, clock }: Services, actor: Actor): Promise<Offer[]> {
  const now = clock.now();
  return db.inOrg(actor.orgId, async (tx) => {
    const found = await tx
      .select({ id: offers.id })
      .from(offers)
      .where(
        and(
          eq(offers.coachId, actor.personId),
          or(
            inArray(offers.status, ["waiting", "snoozed"]),
            and(isNotNull(offers.undoUntil), gt(offers.undoUntil, now)),
          ),
        ),
      )
      .orderBy(desc(offers.openedAt), desc(offers.id));
    const views = await offerViews(
      tx,
      actor.personId,
      found.map((offer) => offer.id),
      now,
    );
    return found.flatMap(({ id }) => views.get(id) ?? []);
  });
}
