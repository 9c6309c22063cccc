import * as z from "zod/mini";
import { Instant, Uuid } from "./values.ts";

/** Where the reading of a course's roster stands. */
export const LtiRoster = z.object({
  /** `waiting` for its turn, `reading` (also while it pauses after a failure), `read`, `failed` until the next day, `stopped` by an admin. */
  state: z.enum(["waiting", "reading", "read", "failed", "stopped"]),
  /** Of the reading under way, or of the last one. */
  pages: z.int(),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  left: z.int(),
  /** A code, such as `status_503`, `not_granted` or `loop`; null when nothing is wrong. */
  problem: z.nullable(z.string()),
  startedAt: z.nullable(Instant),
  endedAt: z.nullable(Instant),
  /** When it is read next, or tried again. */
  dueAt: z.nullable(Instant),
});
export type LtiRoster = z.infer<typeof LtiRoster>;

/** A course of a learning platform. */
export const LtiContext = z.object({
  id: Uuid,
  title: z.string(),
  label: z.string(),
  /** How many are members by the last reading. */
  members: z.int(),
  /** Whether the platform has told where its roster is. */
  hasRoster: z.boolean(),
  roster: z.nullable(LtiRoster),
});
export type LtiContext = z.infer<typeof LtiContext>;

export const LtiContextsQuery = z.object({ platform: Uuid });
/** The first two hundred: those with a problem first, then by title. */
export const LtiContexts = z.object({ contexts: z.array(LtiContext), total: z.int() });
export type LtiContexts = z.infer<typeof LtiContexts>;

/** Scores of a place on their way: how many, never whose. */
export const LtiPlaceScores = z.object({
  placeId: Uuid,
  title: z.string(),
  course: z.string(),
  waiting: z.int(),
  failed: z.int(),
  /** Of the last that failed or waits to be tried again; a code, such as `no_line_item`. */
  problem: z.nullable(z.string()),
  nextAt: z.nullable(Instant),
});
export type LtiPlaceScores = z.infer<typeof LtiPlaceScores>;

/** Where scores wait or have failed; `sent` counts all of the platform that went out. */
export const LtiScores = z.object({ sent: z.int(), places: z.array(LtiPlaceScores) });
export type LtiScores = z.infer<typeof LtiScores>;

export const LtiScoresBody = z.object({ platform: Uuid });
