import { eq } from "drizzle-orm";
import { after, HOUR } from "../clock.ts";
import { asks, type offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { UNDO_GRACE } from "./rules.ts";

type Held = Pick<typeof offers.$inferSelect, "status" | "deadline" | "snoozedUntil" | "undoUntil">;

/** When something about a held place happens by itself. */
function dueAt({ status, deadline, snoozedUntil, undoUntil }: Held): Date {
  if (status === "declined" || status === "passed") return undoUntil === null ? deadline : after(undoUntil, UNDO_GRACE);
  if (status === "snoozed" && snoozedUntil !== null && snoozedUntil < deadline) return snoozedUntil;
  return deadline;
}

/** Sets the ask's next step to the first thing that any of its held places waits for. */
export async function nextStepAt(tx: Tx, askId: string, held: readonly Held[], now: Date): Promise<void> {
  const first = Math.min(...held.map((place) => dueAt(place).getTime()));
  // Never in the past: a step that has just been taken is not due again at once.
  const at = Number.isFinite(first) ? new Date(Math.max(first, now.getTime() + 1)) : after(now, HOUR);
  await tx.update(asks).set({ nextStepAt: at }).where(eq(asks.id, askId));
}
