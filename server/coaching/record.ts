import { and, count, eq } from "drizzle-orm";
import { type SessionFacts, units, unitSessions } from "../db/schema/index.ts";
import { after, DAY } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { MAX_SESSIONS } from "./rules.ts";
import type { Heard, Taking } from "./take-step.ts";

interface Recorded {
  id: string;
  at: string;
  minutes: number;
  coach: string;
  coached: string[];
  tookPlace: boolean;
}

/** Writes down that a session took place, or corrects what was written; what it said before stays for all to see. */
export async function record(taking: Taking, body: Recorded): Promise<Heard> {
  const { tx, now, unit, me } = taking;
  const { id, at, minutes, coach, coached, tookPlace } = body;
  const facts: SessionFacts = {
    at: new Date(at).toISOString(),
    minutes,
    coachId: coach,
    coachedIds: [...new Set(coached)].toSorted(),
    tookPlace,
  };
  const [known] = await tx
    .select()
    .from(unitSessions)
    .where(and(eq(unitSessions.unitId, unit.id), eq(unitSessions.id, id)));
  refuseOthers(taking, facts, known?.facts);
  if (known === undefined) {
    await notTooMany(taking);
    const { orgId, id: unitId } = unit;
    await tx.insert(unitSessions).values({ orgId, unitId, id, facts, recordedBy: me, recordedAt: now });
  } else {
    if (isSame(known.facts, facts)) return "alone";
    const corrections = [...known.corrections, { by: me, at: now.toISOString(), was: known.facts }];
    await tx
      .update(unitSessions)
      .set({ facts, corrections })
      .where(and(eq(unitSessions.unitId, unit.id), eq(unitSessions.id, id)));
  }
  // The date that was agreed on is met, on the day or a little before.
  if (unit.meetAt !== null && tookPlace && new Date(at) >= after(unit.meetAt, -DAY)) {
    await tx.update(units).set({ meetAt: null, meetBy: null }).where(eq(units.id, unit.id));
  }
  return "all";
}

/** Sessions are among those who sit there, or sat there when the entry was made; and none lies ahead. */
function refuseOthers({ seats, now }: Taking, facts: SessionFacts, before: SessionFacts | undefined): void {
  const joined = seats.filter(({ standing }) => standing === "joined").map(({ personId }) => personId);
  const known = new Set([...joined, ...(before === undefined ? [] : [before.coachId, ...before.coachedIds])]);
  const wrong = (path: string, message: string) => new Refusal("invalid", { fields: [{ path, message }] });
  if (!known.has(facts.coachId)) throw wrong("coach", "is not in this unit");
  if (facts.coachedIds.some((id) => !known.has(id))) throw wrong("coached", "is not in this unit");
  if (facts.coachedIds.includes(facts.coachId)) throw wrong("coached", "cannot be the coach as well");
  if (new Date(facts.at) > after(now, DAY)) throw wrong("at", "is still to come");
}

const isSame = (one: SessionFacts, other: SessionFacts) =>
  one.at === other.at &&
  one.minutes === other.minutes &&
  one.coachId === other.coachId &&
  one.tookPlace === other.tookPlace &&
  one.coachedIds.join() === other.coachedIds.join();

async function notTooMany({ tx, unit }: Taking): Promise<void> {
  const [kept] = await tx.select({ count: count() }).from(unitSessions).where(eq(unitSessions.unitId, unit.id));
  if ((kept?.count ?? 0) >= MAX_SESSIONS) throw new Refusal("conflict");
}
