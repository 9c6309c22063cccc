import { findMember } from "./people.ts";
import type { LineItem, Result } from "./types.ts";
import { addresses, type World } from "./world.ts";

const ACTIVITY = ["Initialized", "Started", "InProgress", "Submitted", "Completed"];
const GRADING = ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"];
/** A date with a zone; the standard asks for fractions of a second, so that two scores have an order. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+(?:Z|[+-]\d\d:?\d\d)$/;

/** A score that is not taken: 400 for its form, 404 for a person who is not in the course, 409 for its time. */
export class BadScore extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, description: string) {
    super(description);
    this.status = status;
  }
}

const key = (lineItemId: string, userId: string) => `${lineItemId} ${userId}`;

/** Takes a score: newer ones replace older ones, and one without `scoreGiven` clears what was there. */
export function takeScore(world: World, item: LineItem, body: unknown): Result {
  const result = readScore(item, body);
  const course = world.courses.get(item.courseId);
  const member = course === undefined ? null : findMember(course, world.cast, result.userId);
  if (member?.person.role !== "student" || member.status !== "Active") {
    throw new BadScore(404, "userId is no student of this course");
  }
  const before = world.results.get(key(item.id, result.userId));
  if (before !== undefined && Date.parse(before.timestamp) >= Date.parse(result.timestamp)) {
    throw new BadScore(409, "a score with this timestamp or a later one is here already");
  }
  world.results.set(key(item.id, result.userId), result);
  return result;
}

function readScore(item: LineItem, body: unknown): Result {
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new BadScore(400, "not a score");
  const given = body as Record<string, unknown>;
  const { userId, timestamp, activityProgress, gradingProgress, scoreGiven, scoreMaximum, comment } = given;
  if (typeof userId !== "string" || userId === "") throw new BadScore(400, "userId is missing");
  if (typeof timestamp !== "string" || !TIMESTAMP.test(timestamp) || Number.isNaN(Date.parse(timestamp))) {
    throw new BadScore(400, "timestamp has to be ISO 8601 with fractions of a second and a zone");
  }
  if (typeof activityProgress !== "string" || !ACTIVITY.includes(activityProgress)) {
    throw new BadScore(400, `activityProgress has to be one of ${ACTIVITY.join(", ")}`);
  }
  if (typeof gradingProgress !== "string" || !GRADING.includes(gradingProgress)) {
    throw new BadScore(400, `gradingProgress has to be one of ${GRADING.join(", ")}`);
  }
  if (scoreGiven !== undefined) {
    if (typeof scoreGiven !== "number" || !(scoreGiven >= 0)) throw new BadScore(400, "scoreGiven has to be 0 or more");
    if (typeof scoreMaximum !== "number" || !(scoreMaximum > 0)) {
      throw new BadScore(400, "scoreMaximum has to come with scoreGiven, above 0");
    }
  }
  const points =
    typeof scoreGiven === "number" && typeof scoreMaximum === "number"
      ? (scoreGiven / scoreMaximum) * item.scoreMaximum
      : null;
  return {
    lineItemId: item.id,
    userId,
    score: points,
    maximum: points === null ? null : item.scoreMaximum,
    comment: typeof comment === "string" ? comment : null,
    activityProgress,
    gradingProgress,
    timestamp,
  };
}

/** A line item's results, of one person if `user_id` is asked for; who has none is left out. */
export function listResults(world: World, item: LineItem, query: URLSearchParams): object[] {
  const id = new URL(addresses(world).lineItem(item.courseId, item.id));
  const wanted = query.get("user_id");
  return [...world.results.values()]
    .filter(({ lineItemId, userId }) => lineItemId === item.id && (wanted === null || wanted === userId))
    .map(({ userId, score, maximum, comment }) => ({
      id: `${id.origin}${id.pathname}/results/${userId}${id.search}`,
      scoreOf: id.href,
      userId,
      ...(score === null ? {} : { resultScore: score, resultMaximum: maximum }),
      ...(comment === null ? {} : { comment }),
    }));
}

/** What somebody has for a line item; null where nothing came, or what came was cleared. */
export function resultOf(world: World, item: LineItem, userId: string): Result | null {
  return world.results.get(key(item.id, userId)) ?? null;
}
