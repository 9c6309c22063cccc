import { and, asc, eq, lte } from "drizzle-orm";
import { after, MINUTE, SECOND } from "../../clock.ts";
import { ltiContexts, ltiPlaces, ltiPlatforms, ltiScores } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Services } from "../../services.ts";
import { ServiceTrouble, troubleCode } from "../services/trouble.ts";
import { type GradedPlace, lineItemOf } from "./line-item.ts";
import { postScore } from "./post-score.ts";
import { mayScore } from "./score-teach-back.ts";

type ScoreRow = typeof ltiScores.$inferSelect;
type Handed = Pick<Services, "db" | "clock" | "settings">;

interface Batch {
  orgId: string;
  placeId: string;
  scores: ScoreRow[];
  place: GradedPlace;
  lineItemUrl: string | null;
}

const LEASE = 2 * MINUTE;
const AT_ONCE = 50;
const OLDER = "status_409";
const MAX_TRIES = 8;
const FIRST_PAUSE = 30 * SECOND;

/**
 * Sends the scores of a place that are due, in the order of their timestamps. Trouble with the platform is written down
 * and tried again with growing pauses, eight times.
 */
export async function sendScores(services: Services, orgId: string, placeId: string): Promise<void> {
  const batch = await services.db.inOrg(orgId, (tx) => claim(tx, orgId, placeId, services.clock.now()));
  if (batch === null) return;
  const waiting = [...batch.scores];
  try {
    const lineItem = batch.lineItemUrl ?? (await findLineItem(services, batch));
    for (let score = waiting[0]; score !== undefined; score = waiting[0]) {
      await sendOne(services, batch, lineItem, score);
      waiting.shift();
    }
  } catch (error) {
    const code = troubleCode(error);
    await noteTrouble(services, batch, waiting, { code: code ?? "broken", error });
    if (code === null) throw error;
  }
}

/** Takes what is due, so that no other node does; gives up on it where grades have been switched off meanwhile. */
async function claim(tx: Tx, orgId: string, placeId: string, now: Date): Promise<Batch | null> {
  const scores = await tx
    .select()
    .from(ltiScores)
    .where(and(eq(ltiScores.orgId, orgId), eq(ltiScores.placeId, placeId), lte(ltiScores.dueAt, now)))
    .orderBy(asc(ltiScores.timestamp))
    .limit(AT_ONCE)
    .for("update", { skipLocked: true });
  if (scores.length === 0) return null;
  const [found] = await tx
    .select({ place: ltiPlaces, platform: ltiPlatforms, lineItemsUrl: ltiContexts.lineItemsUrl })
    .from(ltiPlaces)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiPlaces.orgId), eq(ltiPlatforms.id, ltiPlaces.platformId)))
    .leftJoin(ltiContexts, and(eq(ltiContexts.orgId, ltiPlaces.orgId), eq(ltiContexts.id, ltiPlaces.contextRef)))
    .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.id, placeId)));
  if (found === undefined) return null;
  const { place, platform, lineItemsUrl } = found;
  const scopes = place.gradeScopes;
  const isOn = platform.status === "active" && mayScore({ grades: platform.grades, gradeScopes: scopes });
  for (const { id } of scores) {
    await change(tx, orgId, id, isOn ? { dueAt: after(now, LEASE) } : { dueAt: null, problem: "grades_off" });
  }
  if (!isOn) return null;
  const { resourceLinkId, choiceId, title, lineItemUrl } = place;
  return {
    orgId,
    placeId,
    scores,
    lineItemUrl,
    place: { platform, scopes, resourceLinkId, choiceId, title, lineItemsUrl },
  };
}

async function findLineItem(handed: Handed, { orgId, placeId, place }: Batch): Promise<string> {
  const lineItemUrl = await lineItemOf(handed, place);
  await handed.db.inOrg(orgId, (tx) => keepLineItem(tx, orgId, placeId, lineItemUrl));
  return lineItemUrl;
}

async function keepLineItem(tx: Tx, orgId: string, placeId: string, lineItemUrl: string | null): Promise<void> {
  await tx
    .update(ltiPlaces)
    .set({ lineItemUrl })
    .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.id, placeId)));
}

async function sendOne(handed: Handed, batch: Batch, lineItem: string, score: ScoreRow): Promise<void> {
  const { orgId, place } = batch;
  const now = handed.clock.now();
  // The platform has something later there: what is said again is later than that.
  const timestamp = score.problem === OLDER ? Math.max(now.getTime() * 1000, score.timestamp + 1) : score.timestamp;
  const outcome = await postScore(handed, { ...place, lineItem }, { ...score, timestamp });
  await handed.db.inOrg(orgId, (tx) =>
    change(
      tx,
      orgId,
      score.id,
      outcome === "taken"
        ? { timestamp, sentAt: now, dueAt: null, problem: null }
        : {
            timestamp,
            tries: score.tries + 1,
            ...ended(score.tries + 1, OLDER, after(now, pauseOf(score.tries + 1))),
          },
    ),
  );
}

const pauseOf = (tries: number, retryAfter: number | null = null) =>
  Math.max((retryAfter ?? 0) * SECOND, FIRST_PAUSE * 2 ** (tries - 1));

/** After so many tries it rests until an admin has it tried again. */
const ended = (tries: number, problem: string, again: Date) => ({ problem, dueAt: tries >= MAX_TRIES ? null : again });

async function noteTrouble(
  { db, clock }: Handed,
  { orgId, placeId, place }: Batch,
  waiting: readonly ScoreRow[],
  { code, error }: { code: string; error: unknown },
): Promise<void> {
  const now = clock.now();
  const retryAfter = error instanceof ServiceTrouble ? error.retryAfter : null;
  await db.inOrg(orgId, async (tx) => {
    for (const [index, { id, tries }] of waiting.entries()) {
      // The others were not sent; they wait for the first one, and lose no try by it.
      const tried = index === 0 ? tries + 1 : tries;
      const due = after(now, pauseOf(index === 0 ? tried : 1, retryAfter));
      await change(tx, orgId, id, index === 0 ? { tries: tried, ...ended(tried, code, due) } : { dueAt: due });
    }
    // It may have been deleted in the gradebook: looked for again, where that is possible.
    if (code === "status_404" && place.lineItemsUrl !== null) await keepLineItem(tx, orgId, placeId, null);
  });
}

async function change(tx: Tx, orgId: string, id: string, set: Partial<ScoreRow>): Promise<void> {
  await tx
    .update(ltiScores)
    .set(set)
    .where(and(eq(ltiScores.orgId, orgId), eq(ltiScores.id, id)));
}
