import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { type Change } from "../asks/change.ts";
import { after } from "../clock.ts";
import { unitNorms, units, unitSeats } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { cancelMail } from "../asks/mail-queue.ts";
import { QUIET_AFTER, QUIET_AFTER_DATE, SEATS, type Standing, statusOf, WAIT_FOR } from "./rules.ts";

export type UnitRow = typeof units.$inferSelect;
export type SeatRow = typeof unitSeats.$inferSelect;
export type NormsRow = typeof unitNorms.$inferSelect;

/** A unit whose row is locked: all that changes in it is decided under that lock. */
export interface HeldUnit extends Change {
  unit: UnitRow;
  seats: readonly SeatRow[];
  /** The number of this change. */
  number: number;
}

/** Locks a unit, and reads who sits in it; null when there is none. */
export async function holdUnit(change: Change, id: string): Promise<HeldUnit | null> {
  const { tx } = change;
  const [unit] = await tx.select().from(units).where(eq(units.id, id)).for("no key update");
  if (unit === undefined) return null;
  return { ...change, unit, seats: await seatsOf(tx, id), number: unit.change + 1 };
}

export const seatsOf = (tx: Tx, unitId: string) =>
  tx.select().from(unitSeats).where(eq(unitSeats.unitId, unitId)).orderBy(asc(unitSeats.seat), asc(unitSeats.personId));

/** Where somebody stands in a unit; null for whom it is as if it did not exist. */
export function standingOf(seat: SeatRow | undefined): Standing | null {
  if (seat === undefined) return null;
  if (seat.standing === "joined" || (seat.standing === "invited" && seat.declinedAt === null)) return seat.standing;
  return seat.kept === null ? null : "left";
}

/** Changes somebody's seat. */
export async function setSeat(
  { tx, unit }: HeldUnit,
  personId: string,
  set: Partial<typeof unitSeats.$inferInsert>,
): Promise<void> {
  await tx
    .update(unitSeats)
    .set(set)
    .where(and(eq(unitSeats.unitId, unit.id), eq(unitSeats.personId, personId)));
}

export const GONE = {
  standing: "gone",
  seat: null,
  until: null,
  agreedBy: [],
  wantsEndAt: null,
} satisfies Partial<typeof unitSeats.$inferInsert>;

/** The lowest free seat. Throws `unit_full`. */
export function freeSeat(seats: readonly SeatRow[]): number {
  const taken = new Set(seats.map(({ seat }) => seat));
  const free = Array.from({ length: SEATS }, (_, place) => place + 1).find((seat) => !taken.has(seat));
  if (free === undefined) throw new Refusal("unit_full");
  return free;
}

/** The version of the agreement that holds, if there is one. */
export async function heldNorms(tx: Tx, unitId: string): Promise<NormsRow | undefined> {
  const [held] = await tx
    .select()
    .from(unitNorms)
    .where(and(eq(unitNorms.unitId, unitId), isNotNull(unitNorms.heldAt)))
    .orderBy(desc(unitNorms.version))
    .limit(1);
  return held;
}

/** After every change: what the unit is now, what time brings next, and who hears of it. */
export async function settle(held: HeldUnit, touched: "by_hand" | "by_time" = "by_hand"): Promise<void> {
  const { tx, now, unit } = held;
  await holdNewest(held);
  const seats = await seatsOf(tx, unit.id);
  const joined = seats.filter(({ standing }) => standing === "joined");
  const waiting = seats.filter(({ standing }) => standing === "invited" || standing === "suggested");
  const norms = await heldNorms(tx, unit.id);
  const [fresh] = await tx.select().from(units).where(eq(units.id, unit.id));
  if (fresh === undefined) return;
  const agreed = norms !== undefined && joined.every(({ personId }) => norms.acceptedBy.includes(personId));
  const next = statusOf({ status: fresh.status, joined: joined.length, waiting: waiting.length, agreed });
  for (const personId of new Set([...held.seats, ...seats].filter(hears).map((seat) => seat.personId)))
    held.tell({ personId, kind: "unit", ref: unit.id });
  if (next === "one_left" || next === "passed" || next === "ended") {
    return endUnit(held, seats, next === "ended" ? (fresh.endedBecause ?? "agreed") : next);
  }
  const quietAt = touched === "by_time" && fresh.status === next ? fresh.quietAt : quietFor(next, now, fresh.meetAt);
  const moments = [
    quietAt,
    ...waiting.map(({ until }) => until),
    ...joined.map(({ wantsEndAt }) => (wantsEndAt === null ? null : after(wantsEndAt, WAIT_FOR))),
  ].filter((moment) => moment !== null);
  const nextStepAt = new Date(Math.min(...moments.map(Number)));
  await tx.update(units).set({ status: next, quietAt, nextStepAt, change: held.number }).where(eq(units.id, unit.id));
}

/** Suggested people and those who said no hear nothing. */
const hears = (seat: SeatRow) => {
  const standing = standingOf(seat);
  return standing === "joined" || standing === "invited";
};

function quietFor(status: UnitRow["status"], now: Date, meetAt: Date | null): Date | null {
  if (status !== "forming" && status !== "active") return null;
  const quiet = after(now, QUIET_AFTER[status]);
  const beyondDate = meetAt === null ? quiet : after(meetAt, QUIET_AFTER_DATE);
  return quiet > beyondDate ? quiet : beyondDate;
}

/** The newest version holds as soon as all who sit there accept it, also when somebody leaves. */
async function holdNewest({ tx, now, unit }: HeldUnit): Promise<void> {
  const [newest] = await tx
    .select()
    .from(unitNorms)
    .where(eq(unitNorms.unitId, unit.id))
    .orderBy(desc(unitNorms.version))
    .limit(1);
  if (newest === undefined || newest.heldAt !== null) return;
  const joined = (await seatsOf(tx, unit.id)).filter(({ standing }) => standing === "joined");
  if (joined.length < 2 || !joined.every(({ personId }) => newest.acceptedBy.includes(personId))) return;
  await tx
    .update(unitNorms)
    .set({ heldAt: now })
    .where(and(eq(unitNorms.unitId, unit.id), eq(unitNorms.version, newest.version)));
}

/** Ends a unit: nobody waits for anything in it any more, and what happened stays readable. */
export async function endUnit(
  { tx, now, unit, number }: HeldUnit,
  seats: readonly SeatRow[],
  endedBecause: NonNullable<UnitRow["endedBecause"]>,
): Promise<void> {
  const waiting = seats.filter(({ standing }) => standing === "invited" || standing === "suggested");
  if (waiting.length > 0) {
    await tx
      .update(unitSeats)
      .set(GONE)
      .where(and(eq(unitSeats.unitId, unit.id), inArray(unitSeats.standing, ["invited", "suggested"])));
    await cancelMail(tx, "unit", [unit.id]);
  }
  await tx
    .update(units)
    .set({
      status: "ended",
      endedBecause,
      endedAt: unit.endedAt ?? now,
      nextStepAt: null,
      quietAt: null,
      meetAt: null,
      meetBy: null,
      change: number,
    })
    .where(eq(units.id, unit.id));
}
