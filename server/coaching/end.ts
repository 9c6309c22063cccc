import { eq } from "drizzle-orm";
import { units } from "../db/schema/index.ts";
import { setSeat } from "./hold-unit.ts";
import type { Heard, Taking } from "./take-step.ts";

/** Wishes to end it well, or takes that back; it ends once all wish so. */
export async function wishEnd(taking: Taking, { wish }: { wish: boolean }): Promise<Heard> {
  const { tx, now, unit, me, seat, seats } = taking;
  if (wish === (seat.wantsEndAt !== null)) return "alone";
  await setSeat(taking, me, { wantsEndAt: wish ? now : null });
  const others = seats.filter(({ standing, personId }) => standing === "joined" && personId !== me);
  if (wish && others.every(({ wantsEndAt }) => wantsEndAt !== null)) {
    await tx.update(units).set({ status: "ended", endedBecause: "agreed" }).where(eq(units.id, unit.id));
  }
  return "all";
}
