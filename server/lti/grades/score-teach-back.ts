import { and, desc, eq, max } from "drizzle-orm";
import { ltiPeople, ltiPlaces, ltiPlatforms, ltiScores } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { uuidv7 } from "../../uuid.ts";
import { SCORE } from "./scopes.ts";

/** Microseconds in a millisecond. */
const MICRO = 1000;

export interface TaughtBack {
  orgId: string;
  askId: string;
  askerId: string;
  placeId: string | null;
  anonymous: boolean;
}

/**
 * A learner has taught back what they asked in a course: where an admin has switched grades on for its platform, the
 * course is told, once for an ask, by a row that goes out after the commit. Asking and counting are never told, and nothing
 * of a question without a name: a score would tell teachers who asked it.
 */
export async function scoreTeachBack(tx: Tx, ask: TaughtBack, now: Date): Promise<void> {
  if (ask.placeId === null || ask.anonymous) return;
  const { orgId, askId, placeId } = ask;
  const [place] = await tx
    .select({ platformId: ltiPlaces.platformId, gradeScopes: ltiPlaces.gradeScopes, grades: ltiPlatforms.grades })
    .from(ltiPlaces)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiPlaces.orgId), eq(ltiPlatforms.id, ltiPlaces.platformId)))
    .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.id, placeId), eq(ltiPlatforms.status, "active")));
  if (place === undefined || !mayScore(place)) return;
  const sub = await heldSub(tx, ask, place.platformId);
  if (sub === null) return;
  const timestamp = Math.max(now.getTime() * MICRO, (await lastTimestamp(tx, orgId, sub)) + 1);
  await tx
    .insert(ltiScores)
    .values({
      orgId,
      id: uuidv7(now),
      placeId,
      sub,
      askId,
      scoreGiven: 1,
      scoreMaximum: 1,
      timestamp,
      dueAt: now,
      at: now,
    })
    .onConflictDoNothing();
}

/** Whether a place's course may be told: the admin has switched it on, and its launches allow it. */
export const mayScore = ({ grades, gradeScopes }: { grades: boolean; gradeScopes: readonly string[] }) =>
  grades && gradeScopes.includes(SCORE);

/** What the platform calls them; held, so that two scores of one person at once get two timestamps. */
async function heldSub(tx: Tx, { orgId, askerId }: TaughtBack, platformId: string): Promise<string | null> {
  const [found] = await tx
    .select({ sub: ltiPeople.sub })
    .from(ltiPeople)
    .where(and(eq(ltiPeople.orgId, orgId), eq(ltiPeople.platformId, platformId), eq(ltiPeople.personId, askerId)))
    .orderBy(desc(ltiPeople.at), ltiPeople.sub)
    .limit(1)
    .for("update");
  return found?.sub ?? null;
}

async function lastTimestamp(tx: Tx, orgId: string, sub: string): Promise<number> {
  const [last] = await tx
    .select({ at: max(ltiScores.timestamp) })
    .from(ltiScores)
    .where(and(eq(ltiScores.orgId, orgId), eq(ltiScores.sub, sub)));
  return last?.at ?? 0;
}
