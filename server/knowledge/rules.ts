import { DAY } from "../clock.ts";

/** A wording that nobody answers goes back to its writer. */
export const ANSWER_WITHIN = 30 * DAY;
/** After so long somebody is asked whether it still holds. */
export const REVIEW_AFTER = 182 * DAY;
/** How long somebody has to say whether they stand behind it. */
export const STAND_WITHIN = 14 * DAY;
/** So many are asked in a row; then it rests before others are. */
export const MOST_ASKED = 5;
export const LOOK_AGAIN_AFTER = 90 * DAY;
/** What a device keeps at most. */
export const SHELF = 500;

export type Side = "learner" | "coach";
type Status = "none" | "proposed" | "published" | "closed";
export type Step = "propose" | "agree" | "end";

/** Where a takeaway stands between the two. */
export interface Standing {
  readonly status: Status;
  /** Who wrote the present wording. */
  readonly writer: Side | null;
  /** Who said no or took back. */
  readonly endedBy: Side | null;
}

type Who = "either" | "learner" | "the_other" | "who_ended_it";

/** The allowed steps: from which status, by whom, to which. Only a yes of the other publishes. */
export const steps: Record<Step, { from: Partial<Record<Status, Who>>; to: Exclude<Status, "none"> }> = {
  propose: {
    from: { none: "learner", proposed: "either", published: "either", closed: "who_ended_it" },
    to: "proposed",
  },
  agree: { from: { proposed: "the_other" }, to: "published" },
  end: { from: { proposed: "either", published: "either" }, to: "closed" },
};

const isWho: Record<Who, (standing: Standing, side: Side) => boolean> = {
  either: () => true,
  learner: (_, side) => side === "learner",
  the_other: ({ writer }, side) => writer !== side,
  who_ended_it: ({ endedBy }, side) => endedBy === side,
};

export function mayStep(standing: Standing, step: Step, side: Side): boolean {
  const who = steps[step].from[standing.status];
  return who !== undefined && isWho[who](standing, side);
}
