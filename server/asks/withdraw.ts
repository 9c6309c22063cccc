import { and, eq, isNotNull, or, inArray } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Ask } from "../contract/ask.ts";
import { asks, offers } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { askViews } from "./ask-view.ts";
import { type Change, changing } from "./change.ts";
import { lockAsk } from "./lock.ts";
import { cancelMail } from "./mail-queue.ts";
import { mayStep } from "./rules.ts";

/** The learner takes their ask back; twice is once. Throws `not_found`, `ask_closed`. */
export function withdraw(services: Services, actor: Actor, askId: string): Promise<Ask> {
  return changing(services, actor, async (change) => {
    const ask = await lockAsk(change.tx, askId);
    if (ask === undefined || ask.askerId !== actor.personId) throw new Refusal("not_found");
    if (ask.status !== "withdrawn") {
      if (!mayStep(ask.status, "withdraw")) throw new Refusal("ask_closed");
      await closeWithdrawn(change, ask, "withdrawn");
    }
    const view = (await askViews(change.tx, actor.personId, [askId])).get(askId);
    if (view === undefined) throw new Refusal("not_found");
    return view;
  });
}

/** Ends an open ask and takes its offers back, with a word to everybody who had one. */
export async function closeWithdrawn(
  { tx, now, tell }: Change,
  ask: typeof asks.$inferSelect,
  because: "withdrawn" | "left",
): Promise<void> {
  await tx
    .update(asks)
    .set({ status: "withdrawn", nextStepAt: null, closedAt: now, closedBecause: because })
    .where(eq(asks.id, ask.id));
  const closed = await tx
    .update(offers)
    .set({ status: "withdrawn", answeredAt: now, undoUntil: null, snoozedUntil: null })
    .where(
      and(
        eq(offers.askId, ask.id),
        or(
          inArray(offers.status, ["waiting", "snoozed"]),
          and(eq(offers.status, "passed"), isNotNull(offers.undoUntil)),
        ),
      ),
    )
    .returning({ id: offers.id, coachId: offers.coachId });
  await cancelMail(
    tx,
    "offer",
    closed.map((offer) => offer.id),
  );
  for (const kind of ["message", "reminder", "quiet", "nobody_yet"] as const) await cancelMail(tx, kind, [ask.id]);
  for (const offer of closed) tell({ personId: offer.coachId, kind: "offer", ref: offer.id });
  tell({ personId: ask.askerId, kind: "ask", ref: ask.id });
  if (ask.coachId !== null) tell({ personId: ask.coachId, kind: "ask", ref: ask.id });
}
