import { asc, desc, eq, inArray } from "drizzle-orm";
import type { Unit } from "../contract/unit.ts";
import type { PersonName } from "../contract/values.ts";
import {
  people,
  type SessionFacts,
  unitAnswers,
  unitLines,
  unitNorms,
  units,
  unitSeats,
  unitSessions,
} from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { type SeatRow, standingOf, type UnitRow } from "./hold-unit.ts";
import { nextStep } from "./next-step.ts";
import { turnOf } from "./turn.ts";

type NameOf = (id: string) => PersonName;
type AnswersRow = typeof unitAnswers.$inferSelect;

const iso = (at: Date | null) => at?.toISOString() ?? null;

/**
 * Units as one person may see them, by id; one that is not theirs to see is left out. Who is invited sees who is in it
 * and what for; who left sees what was there when they left; everybody else sees nothing.
 */
export async function unitViews(tx: Tx, me: string, ids: readonly string[], now: Date): Promise<Map<string, Unit>> {
  const views = new Map<string, Unit>();
  if (ids.length === 0) return views;
  const found = await tx
    .select()
    .from(units)
    .where(inArray(units.id, [...ids]));
  const seats = await tx
    .select()
    .from(unitSeats)
    .where(inArray(unitSeats.unitId, [...ids]))
    .orderBy(asc(unitSeats.seat));
  for (const unit of found) {
    const own = seats.filter(({ unitId }) => unitId === unit.id);
    const seat = own.find(({ personId }) => personId === me);
    const standing = standingOf(seat);
    if (seat === undefined || standing === null) continue;
    const view =
      standing === "left"
        ? seat.kept
        : standing === "joined"
          ? await memberView(tx, unit, own, me, now)
          : invitedView(unit, own, await namesIn(tx, own), me, now);
    if (view !== null) views.set(unit.id, view);
  }
  return views;
}

/** All units of somebody, those that run first, newest first. */
export async function unitsOf(tx: Tx, me: string, now: Date): Promise<Unit[]> {
  const seated = await tx.select({ id: unitSeats.unitId }).from(unitSeats).where(eq(unitSeats.personId, me));
  const views = await unitViews(
    tx,
    me,
    seated.map(({ id }) => id),
    now,
  );
  const isOver = (unit: Unit) => Number(unit.role === "former" || unit.status === "ended");
  return [...views.values()].toSorted(
    (a, b) => isOver(a) - isOver(b) || Date.parse(b.openedAt) - Date.parse(a.openedAt),
  );
}

async function namesIn(tx: Tx, seats: readonly SeatRow[]): Promise<NameOf> {
  const ids = [...new Set(seats.flatMap(({ personId, invitedBy }) => [personId, invitedBy ?? personId]))];
  const found = await tx.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}

function base(unit: UnitRow): Omit<Unit, "role" | "members" | "next"> {
  return {
    id: unit.id,
    status: unit.status,
    purpose: unit.purpose,
    askId: null,
    norms: [],
    mine: null,
    hopes: [],
    sessions: [],
    turn: null,
    meetAt: null,
    meetBy: null,
    lines: [],
    openedAt: unit.openedAt.toISOString(),
    quietAt: iso(unit.quietAt),
    endedAt: iso(unit.endedAt),
    endedBecause: unit.endedBecause,
    leftAt: null,
  };
}

/** Who is in it, what for, and until when they may answer: nothing of what was said so far. */
function invitedView(unit: UnitRow, seats: readonly SeatRow[], nameOf: NameOf, me: string, now: Date): Unit {
  const seen: Omit<Unit, "next"> = {
    ...base(unit),
    quietAt: null,
    askId: unit.askId,
    role: "invited",
    members: membersOf(seats, nameOf, new Set()).map((member) => ({ ...member, wantsEnd: false })),
  };
  return { ...seen, next: nextStep(seen, me, now) };
}

function membersOf(seats: readonly SeatRow[], nameOf: NameOf, answered: ReadonlySet<string>): Unit["members"] {
  return seats.flatMap(({ personId, standing, invitedBy, agreedBy, until, wantsEndAt }) =>
    standing === "gone"
      ? []
      : [
          {
            person: nameOf(personId),
            standing,
            invitedBy: invitedBy === null ? null : nameOf(invitedBy),
            agreedBy: standing === "suggested" ? agreedBy.map(nameOf) : [],
            until: iso(until),
            answered: answered.has(personId),
            wantsEnd: wantsEndAt !== null,
          },
        ],
  );
}

/** All of the unit that a member may see, with what the others showed since that member came. */
export async function memberView(
  tx: Tx,
  unit: UnitRow,
  seats: readonly SeatRow[],
  me: string,
  now: Date,
): Promise<Unit> {
  const nameOf = await namesIn(tx, seats);
  const seat = seats.find(({ personId }) => personId === me);
  const since = seat?.joinedChange ?? unit.change;
  const answers = await tx.select().from(unitAnswers).where(eq(unitAnswers.unitId, unit.id));
  const sessions = await sessionsIn(tx, unit.id, nameOf);
  const joined = seats.filter(({ standing }) => standing === "joined").map(({ personId }) => personId);
  const turn = turnOf(
    joined,
    sessions.map(({ coach, ...session }) => ({ ...session, coachId: coach.id })),
  );
  const own = answers.find(({ personId }) => personId === me);
  const seen: Omit<Unit, "next"> = {
    ...base(unit),
    askId: unit.askId,
    role: "member",
    members: membersOf(seats, nameOf, new Set(answers.map(({ personId }) => personId))),
    norms: await normsIn(tx, unit.id, nameOf),
    mine: own === undefined ? null : mineOf(own),
    hopes: answers.flatMap(({ personId, hopes, shownChange }) =>
      shownChange !== null && (personId === me || shownChange > since)
        ? [{ person: nameOf(personId), text: hopes }]
        : [],
    ),
    sessions,
    turn: turn === null ? null : nameOf(turn),
    meetAt: iso(unit.meetAt),
    meetBy: unit.meetBy === null ? null : nameOf(unit.meetBy),
    lines: await linesIn(tx, unit.id, { nameOf, me, since }),
  };
  return { ...seen, next: nextStep(seen, me, now) };
}

const mineOf = ({ hopes, shownChange, discomfort }: AnswersRow) => ({ hopes, shown: shownChange !== null, discomfort });

async function normsIn(tx: Tx, unitId: string, nameOf: NameOf): Promise<Unit["norms"]> {
  const found = await tx.select().from(unitNorms).where(eq(unitNorms.unitId, unitId)).orderBy(asc(unitNorms.version));
  return found.map(({ version, how, meet, proposedBy, proposedAt, acceptedBy, heldAt }) => ({
    version,
    how,
    meet,
    by: nameOf(proposedBy),
    at: proposedAt.toISOString(),
    acceptedBy: acceptedBy.map(nameOf),
    heldAt: iso(heldAt),
  }));
}

async function sessionsIn(tx: Tx, unitId: string, nameOf: NameOf): Promise<Unit["sessions"]> {
  const found = await tx.select().from(unitSessions).where(eq(unitSessions.unitId, unitId));
  const said = ({ at, minutes, coachId, coachedIds, tookPlace }: SessionFacts) => ({
    at,
    minutes,
    coach: nameOf(coachId),
    coached: coachedIds.map(nameOf),
    tookPlace,
  });
  return found
    .map(({ id, facts, recordedBy, corrections }) => ({
      id,
      ...said(facts),
      by: nameOf(recordedBy),
      corrections: corrections.map(({ by, at, was }) => ({ by: nameOf(by), at, was: said(was) })),
    }))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

async function linesIn(
  tx: Tx,
  unitId: string,
  { nameOf, me, since }: { nameOf: NameOf; me: string; since: number },
): Promise<Unit["lines"]> {
  const found = await tx.select().from(unitLines).where(eq(unitLines.unitId, unitId)).orderBy(desc(unitLines.change));
  return found
    .filter(({ authorId, change }) => authorId === me || change > since)
    .map(({ id, authorId, text, at, journalId }) => ({
      id,
      person: nameOf(authorId),
      text,
      at: at.toISOString(),
      journalId: authorId === me ? journalId : null,
    }));
}
