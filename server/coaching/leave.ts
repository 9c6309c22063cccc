import { and, eq, ne } from "drizzle-orm";
import type { Change } from "../asks/change.ts";
import { cancelMail } from "../asks/mail-queue.ts";
import { unitSeats } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { FeedChange } from "../feed/append.ts";
import { GONE, type HeldUnit, holdUnit, setSeat, settle } from "./hold-unit.ts";
import type { Heard, Taking } from "./take-step.ts";
import { memberView } from "./unit-view.ts";

/** Leaves, without a reason. What happened up to here stays theirs to read; nothing of later will be. */
export async function leave(taking: Taking): Promise<Heard> {
  await giveUpSeat(taking, taking.me);
  return "all";
}

async function giveUpSeat(held: HeldUnit, personId: string): Promise<void> {
  const { tx, now, unit, seats } = held;
  const view = await memberView(tx, unit, seats, personId, now);
  await setSeat(held, personId, {
    ...GONE,
    leftAt: now,
    kept: {
      ...view,
      role: "former",
      leftAt: now.toISOString(),
      quietAt: null,
      meetAt: null,
      meetBy: null,
      next: { step: "look_back", at: null },
    },
  });
}

/** Somebody leaves the organisation: they leave their units, and invitations to them end. Gives what to tell. */
export async function leaveUnits(tx: Tx, personId: string, now: Date): Promise<FeedChange[]> {
  const changes: FeedChange[] = [];
  const change: Change = { tx, now, tell: (entry) => void changes.push(entry) };
  const seated = await tx
    .select({ id: unitSeats.unitId })
    .from(unitSeats)
    .where(and(eq(unitSeats.personId, personId), ne(unitSeats.standing, "gone")))
    .orderBy(unitSeats.unitId);
  for (const { id } of seated) {
    const held = await holdUnit(change, id);
    const seat = held?.seats.find((other) => other.personId === personId);
    if (!held || seat === undefined || seat.standing === "gone" || held.unit.status === "ended") continue;
    if (seat.standing === "joined") await giveUpSeat(held, personId);
    else await setSeat(held, personId, GONE);
    await cancelMail(tx, "unit", [id], personId);
    await settle(held);
  }
  return changes;
}
