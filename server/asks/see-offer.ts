import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { offers } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { cancelMail } from "./mail-queue.ts";

/** Marks an offer as seen, so that no mail goes out for it. Throws `not_found`. */
export async function seeOffer({ db, clock }: Services, actor: Actor, offerId: string): Promise<void> {
  await db.inOrg(actor.orgId, async (tx) => {
    const now = clock.now().toISOString();
    const seen = await tx
      .update(offers)
      .set({ seenAt: sql`coalesce(${offers.seenAt}, ${now}::timestamptz)` })
      .where(and(eq(offers.id, offerId), eq(offers.coachId, actor.personId)))
      .returning({ id: offers.id });
    if (seen.length === 0) throw new Refusal("not_found");
    await cancelMail(tx, "offer", [offerId]);
  });
}
