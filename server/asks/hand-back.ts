import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { asks, offers } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { type Change, changing } from "./change.ts";
import { lockAsk } from "./lock.ts";
import { cancelMail } from "./mail-queue.ts";

type Ask = typeof asks.$inferSelect;

/** A coach gives an accepted ask back, and it is routed on. Twice is once. Throws `not_found`, `ask_closed`. */
export async function handBack(services: Services, actor: Actor, askId: string): Promise<void> {
  await changing(services, actor, async (change) => {
    const ask = await lockAsk(change.tx, askId);
    if (ask === undefined) throw new Refusal("not_found");
    if (ask.coachId !== actor.personId) {
      const [own] = await change.tx
        .select({ status: offers.status })
        .from(offers)
        .where(and(eq(offers.askId, askId), eq(offers.coachId, actor.personId)));
      // Handed back already: the same answer again.
      if (own?.status === "declined" && ask.askerId !== actor.personId) return;
      throw new Refusal("not_found");
    }
    if (ask.status !== "accepted") throw new Refusal("ask_closed");
    await returnToRouting(change, ask, actor.personId);
  });
  services.sweeper.wake(actor.orgId, askId);
}

/** Takes an accepted ask away from its coach and sends it on to the next wave. */
export async function returnToRouting({ tx, now, tell }: Change, ask: Ask, coachId: string): Promise<void> {
  await tx
    .update(asks)
    .set({ status: "routing", coachId: null, acceptedAt: null, nudges: 0, nextStepAt: now })
    .where(eq(asks.id, ask.id));
  const [offer] = await tx
    .update(offers)
    .set({ status: "declined", answeredAt: now, undoUntil: null })
    .where(and(eq(offers.askId, ask.id), eq(offers.coachId, coachId)))
    .returning({ id: offers.id });
  await cancelMail(tx, "reminder", [ask.id]);
  await cancelMail(tx, "message", [ask.id]);
  tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
  tell({ personId: coachId, kind: "ask", ref: ask.id });
  if (offer !== undefined) tell({ personId: coachId, kind: "offer", ref: offer.id });
}
