import { and, count, eq, gt, inArray } from "drizzle-orm";
import { WEEK } from "../clock.ts";
import { asks, offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/** Asks that a coach has accepted in the seven days before `now` and not handed back. */
export async function takenThisWeek(tx: Tx, coachId: string, now: Date): Promise<number> {
  const [row] = await tx
    .select({ taken: count() })
    .from(asks)
    .where(and(eq(asks.coachId, coachId), gt(asks.acceptedAt, new Date(now.getTime() - WEEK))));
  return row?.taken ?? 0;
}

/** Offers that each of some coaches holds now. */
export async function waitingOffers(tx: Tx, coachIds: readonly string[]): Promise<Map<string, number>> {
  if (coachIds.length === 0) return new Map();
  const counted = await tx
    .select({ coachId: offers.coachId, waiting: count() })
    .from(offers)
    .where(and(inArray(offers.coachId, [...coachIds]), inArray(offers.status, ["waiting", "snoozed"])))
    .groupBy(offers.coachId);
  return new Map(counted.map(({ coachId, waiting }) => [coachId, waiting]));
}
