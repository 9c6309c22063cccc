import { and, eq, inArray } from "drizzle-orm";
import { after, DAY, HOUR } from "../clock.ts";
import { QUIET_AFTER } from "../coaching/rules.ts";
import {
  journalLines,
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
import type { FeedChange } from "../feed/append.ts";
import { examples } from "../routes/examples.ts";

interface Told {
  id: string;
  names: readonly string[];
  purpose: string;
  how: string;
  meet: string;
  /** In the order of the names. */
  hopes: readonly string[];
  /** Days ago, newest last; the coach by their place among the names. */
  sessions: readonly { daysAgo: number; minutes: number; coach: number }[];
  meetsIn: number;
}

const PAIR: Told = {
  id: examples.unitId,
  names: ["Ida Lindqvist", "Marta Alves"],
  purpose: "Window functions for me, holding a quiet line in a meeting for Marta.",
  how: "One coaches, the other brings something real. Questions before advice. What is said here stays here.",
  meet: "Every other Thursday at ten, forty-five minutes, by video. Whoever cannot make it says so the day before.",
  hopes: [
    "I hope to read a query plan without asking anybody. I fear that I waste Marta’s time.",
    "I would like to say no in a planning round, and mean it kindly.",
  ],
  sessions: [
    { daysAgo: 29, minutes: 45, coach: 0 },
    { daysAgo: 15, minutes: 50, coach: 1 },
  ],
  meetsIn: 6,
};

const THREE: Told = {
  id: examples.unitId.replace(/.{2}$/, "b6"),
  names: ["Tomás Ferreira", "Noor Haddad", "Kwame Mensah"],
  purpose: "Three new in our roles, one hour a month each way round.",
  how: "One coaches, one learns, one listens and says at the end what they saw. Then the seats move on.",
  meet: "First Tuesday of the month at half past one, an hour, at the long table or by video.",
  hopes: [
    "I hope to find my own way of leading, not my last manager’s.",
    "I would like to hear how others handle a week that falls apart.",
    "I expect honest words, and I hope for a laugh.",
  ],
  sessions: [{ daysAgo: 20, minutes: 60, coach: 0 }],
  meetsIn: 8,
};

interface Where {
  orgId: string;
  now: Date;
}

/** A pair and a three with a past, so that the demo shows what coaching each other looks like. */
export async function loadExampleUnits(tx: Tx, { orgId, now }: Where, ida: string): Promise<FeedChange[]> {
  const changes = [...(await loadUnit(tx, { orgId, now }, PAIR)), ...(await loadUnit(tx, { orgId, now }, THREE))];
  await tx.insert(journalLines).values({
    orgId,
    id: examples.journalLine,
    personId: ida,
    kind: "aspiration",
    text: "Teach the query course myself, once.",
    at: after(now, -10 * DAY),
  });
  return [...changes, { personId: ida, kind: "journal", ref: examples.journalLine }];
}

async function loadUnit(tx: Tx, { orgId, now }: Where, told: Told): Promise<FeedChange[]> {
  const found = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(eq(people.orgId, orgId), inArray(people.name, [...told.names])));
  const ids = told.names.flatMap((name) => found.find((person) => person.name === name)?.id ?? []);
  const [first] = ids;
  if (first === undefined || ids.length < told.names.length) return [];
  const openedAt = after(now, -36 * DAY);
  const quietAt = after(now, QUIET_AFTER.active);
  await tx.insert(units).values({
    orgId,
    id: told.id,
    bodyHash: "example",
    openedBy: first,
    purpose: told.purpose,
    status: "active",
    change: 10,
    openedAt,
    quietAt,
    nextStepAt: quietAt,
    meetAt: after(now, told.meetsIn * DAY + 2 * HOUR),
    meetBy: first,
  });
  const joined = { orgId, unitId: told.id, standing: "joined", joinedAt: openedAt, joinedChange: 1 } as const;
  await tx.insert(unitSeats).values(ids.map((personId, place) => ({ ...joined, personId, seat: place + 1 })));
  await loadWords(tx, { orgId, now }, told, ids, first);
  return ids.map((personId): FeedChange => ({ personId, kind: "unit", ref: told.id }));
}

async function loadWords(
  tx: Tx,
  { orgId, now }: Where,
  { id: unitId, how, meet, hopes, sessions }: Told,
  ids: readonly string[],
  first: string,
): Promise<void> {
  const proposedAt = after(now, -35 * DAY);
  const heldAt = after(now, -34 * DAY);
  await tx
    .insert(unitNorms)
    .values({ orgId, unitId, version: 1, how, meet, proposedBy: first, proposedAt, acceptedBy: [...ids], heldAt });
  await tx.insert(unitAnswers).values(
    ids.map((personId, place) => ({
      orgId,
      unitId,
      personId,
      hopes: hopes[place] ?? "",
      shownChange: 3,
      discomfort: "",
    })),
  );
  await tx.insert(unitSessions).values(
    sessions.map(({ daysAgo, minutes, coach }, place) => {
      const at = after(now, -daysAgo * DAY);
      const facts: SessionFacts = {
        at: at.toISOString(),
        minutes,
        coachId: ids[coach] ?? first,
        coachedIds: ids.filter((_, other) => other !== coach).slice(0, 1),
        tookPlace: true,
      };
      const id = unitId.replace(/.{4}$/, `5${place}${unitId.slice(-2)}`);
      return { orgId, unitId, id, facts, recordedBy: first, recordedAt: at };
    }),
  );
  await tx.insert(unitLines).values({
    orgId,
    unitId,
    id: unitId.replace(/.{4}$/, `11${unitId.slice(-2)}`),
    authorId: first,
    text: "What stayed with me: a question that I cannot answer is a gift.",
    at: after(now, -14 * DAY),
    change: 5,
  });
}
