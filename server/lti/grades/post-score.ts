import { type Handed, parsedOrNull } from "../services/access-token.ts";
import { callService } from "../services/call-service.ts";
import { below, type GradedPlace } from "./line-item.ts";
import { RESULT_READ, SCORE } from "./scopes.ts";

const SCORE_TYPE = "application/vnd.ims.lis.v1.score+json";
const RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

interface Score {
  sub: string;
  scoreGiven: number;
  scoreMaximum: number;
  /** Microseconds since 1970. */
  timestamp: number;
}

export type ScoredAt = Pick<GradedPlace, "platform" | "scopes"> & { lineItem: string };

/**
 * Posts one score. `taken` also where the platform has a later grade of this person: nothing that a teacher has entered
 * is replaced. `older` where it has something later and no grade. Throws `ServiceTrouble` or `FetchRefused`.
 */
export async function postScore(handed: Handed, at: ScoredAt, score: Score): Promise<"taken" | "older"> {
  const { platform, scopes, lineItem } = at;
  const answer = await callService(handed, platform, below(lineItem, "scores"), {
    method: "POST",
    accept: "*/*",
    scopes,
    needed: SCORE,
    also: [409],
    body: { type: SCORE_TYPE, value: wire(score) },
  });
  if (answer.status !== 409) return "taken";
  return (await hasGrade(handed, at, score.sub)) ? "taken" : "older";
}

/** A score always carries what was given: without it a platform erases the grade that is there. */
const wire = ({ sub, scoreGiven, scoreMaximum, timestamp }: Score) => ({
  userId: sub,
  scoreGiven,
  scoreMaximum,
  activityProgress: "Completed",
  gradingProgress: "FullyGraded",
  timestamp: instantOf(timestamp),
});

/** ISO 8601 in UTC with six digits of a second. */
export function instantOf(microseconds: number): string {
  const millis = Math.floor(microseconds / 1000);
  const rest = String(microseconds - millis * 1000).padStart(3, "0");
  return new Date(millis).toISOString().replace("Z", `${rest}Z`);
}

async function hasGrade(handed: Handed, { platform, scopes, lineItem }: ScoredAt, sub: string): Promise<boolean> {
  if (!scopes.includes(RESULT_READ)) return false;
  const url = new URL(below(lineItem, "results"));
  url.searchParams.set("user_id", sub);
  const call = { accept: RESULTS, scopes, needed: RESULT_READ };
  const answer = await callService(handed, platform, url.href, call);
  const results = parsedOrNull(answer.text);
  if (!Array.isArray(results)) return false;
  return (results as unknown[]).some(
    (result) =>
      typeof result === "object" &&
      result !== null &&
      "resultScore" in result &&
      typeof result.resultScore === "number" &&
      "userId" in result &&
      result.userId === sub,
  );
}
