import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import type { UnitSession } from "../contract/unit.ts";
import {
  type SessionFacts,
  unitAnswers,
  unitLines,
  unitNorms,
  units,
  unitSeats,
  unitSessions,
} from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { standingOf } from "./hold-unit.ts";
import { journalOf } from "./journal.ts";

/** What somebody wrote, said and did in their units, and their journal. What others said there is theirs, and stays out. */
export async function coachingRecords(tx: Tx, personId: string): Promise<MyExport["coaching"]> {
  const seats = await tx
    .select()
    .from(unitSeats)
    .innerJoin(units, and(eq(units.orgId, unitSeats.orgId), eq(units.id, unitSeats.unitId)))
    .where(and(eq(unitSeats.personId, personId), ne(unitSeats.standing, "suggested")))
    .orderBy(asc(units.openedAt));
  const seen = seats.filter(({ unit_seats: seat }) => standingOf(seat) !== null || seat.declinedAt !== null);
  const ids = seen.map(({ units: unit }) => unit.id);
  const answers = await tx.select().from(unitAnswers).where(eq(unitAnswers.personId, personId));
  const norms = await tx.select().from(unitNorms).where(eq(unitNorms.proposedBy, personId));
  const lines = await tx.select().from(unitLines).where(eq(unitLines.authorId, personId));
  const sessions =
    ids.length === 0 ? [] : await tx.select().from(unitSessions).where(inArray(unitSessions.unitId, ids));
  return {
    journal: await journalOf(tx, personId),
    units: seen.map(({ units: unit, unit_seats: seat }) => ({
      id: unit.id,
      purpose: unit.purpose,
      proposedByMe: unit.openedBy === personId,
      standing: seat.standing,
      joinedAt: seat.joinedAt?.toISOString() ?? null,
      leftAt: seat.leftAt?.toISOString() ?? null,
      declinedAt: seat.declinedAt?.toISOString() ?? null,
      answers: answers
        .filter(({ unitId }) => unitId === unit.id)
        .map(({ hopes, shownChange, discomfort }) => ({ hopes, shown: shownChange !== null, discomfort })),
      agreements: norms
        .filter(({ unitId }) => unitId === unit.id)
        .map(({ version, how, meet, proposedAt }) => ({ version, how, meet, at: proposedAt.toISOString() })),
      lines: lines
        .filter(({ unitId }) => unitId === unit.id)
        .map(({ id, text, at }) => ({ id, text, at: at.toISOString() })),
      sessions: (seat.kept === null
        ? sessions.filter(({ unitId }) => unitId === unit.id).map(({ facts }) => facts)
        : seat.kept.sessions.map(factsOf)
      )
        .filter((facts) => wasThere(facts, personId))
        .map(({ at, minutes, coachId, tookPlace }) => ({ at, minutes, tookPlace, iCoached: coachId === personId })),
    })),
  };
}

const factsOf = ({ at, minutes, coach, coached, tookPlace }: UnitSession): SessionFacts => ({
  at,
  minutes,
  coachId: coach.id,
  coachedIds: coached.map(({ id }) => id),
  tookPlace,
});

const wasThere = ({ coachId, coachedIds }: SessionFacts, me: string) => coachId === me || coachedIds.includes(me);
