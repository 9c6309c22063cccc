import { DAY } from "../clock.ts";
import type { UnitStatus, UnitStepName } from "../contract/unit.ts";

/** A unit has so many seats; the database knows no fourth. */
export const SEATS = 3;
/** A suggestion, an invitation and a wish to end last so long; a no to somebody holds for the same time. */
export const WAIT_FOR = 14 * DAY;
/** Without a step of anybody it ends by itself. */
export const QUIET_AFTER = { forming: 28 * DAY, active: 84 * DAY };
/** A date that was agreed on keeps it open for so long beyond. */
export const QUIET_AFTER_DATE = 14 * DAY;
/** So many invitations of one person wait at once. */
export const MAX_INVITING = 5;
/** A next date lies at most so far ahead. */
export const LATEST_DATE = 370 * DAY;
export const MAX_SESSIONS = 500;
export const MAX_LINES = 500;

/** Where a person stands in a unit. */
export type Standing = "suggested" | "invited" | "joined" | "left";

interface Allowed {
  by: readonly Standing[];
  in: readonly UnitStatus[];
}

const RUNNING: readonly UnitStatus[] = ["forming", "active"];
const OPEN: readonly UnitStatus[] = ["proposed", ...RUNNING];

/** The allowed steps of a unit: by whom, and in which status. What it becomes is told by who sits in it (`statusOf`). */
export const steps: Record<UnitStepName, Allowed> = {
  join: { by: ["invited", "joined"], in: OPEN },
  decline: { by: ["invited"], in: OPEN },
  seen: { by: ["invited", "joined", "left"], in: [...OPEN, "ended"] },
  invite: { by: ["joined"], in: OPEN },
  agree: { by: ["joined"], in: RUNNING },
  uninvite: { by: ["joined"], in: OPEN },
  propose_norms: { by: ["joined"], in: RUNNING },
  accept_norms: { by: ["joined"], in: RUNNING },
  answer: { by: ["joined"], in: RUNNING },
  record: { by: ["joined"], in: RUNNING },
  meet: { by: ["joined"], in: RUNNING },
  wish_end: { by: ["joined"], in: RUNNING },
  share: { by: ["joined"], in: RUNNING },
  unshare: { by: ["joined", "left"], in: [...OPEN, "ended"] },
  leave: { by: ["joined"], in: OPEN },
};

/** Whether somebody who stands there may take `step` in a unit of this status. */
export const mayStep = (step: UnitStepName, standing: Standing, status: UnitStatus) =>
  steps[step].by.includes(standing) && steps[step].in.includes(status);

interface Seated {
  status: UnitStatus;
  /** How many have joined, how many are invited or suggested. */
  joined: number;
  waiting: number;
  /** All who joined accept the version that holds. */
  agreed: boolean;
}

type EndedBecause = "one_left" | "passed";

/** What a unit is, by who sits in it. One who remains alone has no unit any more. */
export function statusOf({ status, joined, waiting, agreed }: Seated): UnitStatus | EndedBecause {
  if (status === "ended") return "ended";
  if (joined >= 2) return agreed ? "active" : "forming";
  if (status !== "proposed") return "one_left";
  return joined === 1 && waiting > 0 ? "proposed" : "passed";
}
