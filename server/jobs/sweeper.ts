import { and, asc, inArray, isNull, lt, lte } from "drizzle-orm";
import { advance } from "../asks/advance.ts";
import { forgetExpired } from "../auth/forget-expired.ts";
import { HOUR } from "../clock.ts";
import { advanceUnit, dueUnits } from "../coaching/advance-unit.ts";
import { asks, mails, takeaways } from "../db/schema/index.ts";
import { advanceTakeaway } from "../knowledge/advance-takeaway.ts";
import { dueRosters, dueScores } from "../lti/due.ts";
import { sendScores } from "../lti/grades/send-scores.ts";
import { readRoster } from "../lti/roster/read-roster.ts";
import type { Services } from "../services.ts";
import { sendDueMail } from "./send-mail.ts";

const EVERY_MS = 1000;
const AT_ONCE = 100;
export const MAX_TRIES = 8;
/** A step that keeps failing is left alone for so many rounds times its failures. */
const MAX_BACKOFF_ROUNDS = 300;

export interface Sweeper {
  /** Takes this ask's next step at once instead of at the next round. Never throws. */
  wake(orgId: string, askId: string): void;
  /** One round: every step, mail, takeaway, unit, roster and score that is due. For tests and the demo's clock. */
  round(): Promise<void>;
  start(): void;
  /** Stops, and waits for what is under way. */
  stop(): Promise<void>;
}

export type Handed = Pick<Services, "db" | "clock" | "log">;
type Step = (all: Services, orgId: string, id: string) => Promise<void>;

/** Apart, so that a mail server or a learning platform that does not answer keeps no ask waiting. */
const LANES: readonly { due: (handed: Handed) => Promise<Due[]>; step: Step }[] = [
  { due: dueAsks, step: advance },
  { due: dueMails, step: sendDueMail },
  { due: dueTakeaways, step: advanceTakeaway },
  { due: dueUnits, step: advanceUnit },
  { due: dueRosters, step: readRoster },
  { due: dueScores, step: sendScores },
];

/**
 * Does what time brings: every open ask, waiting mail, takeaway, unit, roster and score carries its next moment in its own row, so
 * nothing is forgotten by a restart. Each step locks its row; several nodes may sweep at once.
 */
export function createSweeper(services: () => Services): Sweeper {
  const underWay = new Set<Promise<void>>();
  const guarded = guard(services);
  let timer: NodeJS.Timeout | undefined;
  let hourly: NodeJS.Timeout | undefined;
  let stopped = false;

  const tracked = (work: Promise<void>) => {
    underWay.add(work);
    // Its failure is its caller's to tell: left alone in this second chain it would end the process.
    void Promise.allSettled([work]).then(() => underWay.delete(work));
    return work;
  };

  /** One round of one lane at a time; ends early when the service stops. */
  const lane = (due: (handed: Handed) => Promise<Due[]>, step: Step) => {
    let rounding: Promise<void> | undefined;
    const round = async () => {
      const all = services();
      for (const { orgId, id } of await due(all)) {
        if (stopped) return;
        await guarded(id, () => step(all, orgId, id));
      }
    };
    return () => {
      rounding ??= tracked(
        round().finally(() => {
          rounding = undefined;
        }),
      );
      return rounding;
    };
  };

  const rounds = LANES.map(({ due, step }) => lane(due, step));

  return {
    wake: (orgId, askId) => void tracked(guarded(askId, () => advance(services(), orgId, askId))),
    round: async () => {
      for (const round of rounds) await round();
    },
    start: () => {
      timer = setInterval(() => {
        for (const round of rounds) {
          round().catch((error: unknown) => services().log.warn({ err: error }, "a round of due steps failed"));
        }
      }, EVERY_MS);
      timer.unref();
      hourly = setInterval(() => {
        const { db, clock } = services();
        void tracked(guarded("forget-expired", () => forgetExpired(db, clock)));
      }, HOUR);
      hourly.unref();
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      clearInterval(hourly);
      await Promise.allSettled(underWay);
    },
  };
}

/** Runs a step; one that fails is logged and left alone for a while that grows with its failures. Never throws. */
function guard(services: () => Services) {
  const failures = new Map<string, { count: number; skip: number }>();
  return async (key: string, step: () => Promise<void>): Promise<void> => {
    const failed = failures.get(key);
    if (failed !== undefined && failed.skip-- > 0) return;
    try {
      await step();
      failures.delete(key);
    } catch (error) {
      const count = (failed?.count ?? 0) + 1;
      failures.set(key, { count, skip: Math.min(2 ** count, MAX_BACKOFF_ROUNDS) });
      services().log.error({ err: error, failures: count }, "a step failed and will be tried again");
    }
  };
}

export interface Due {
  orgId: string;
  id: string;
}

function dueAsks({ db, clock }: Handed): Promise<Due[]> {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: asks.orgId, id: asks.id })
      .from(asks)
      .where(and(inArray(asks.status, ["routing", "accepted"]), lte(asks.nextStepAt, now)))
      .orderBy(asc(asks.nextStepAt))
      .limit(AT_ONCE),
  );
}

function dueMails({ db, clock }: Handed): Promise<Due[]> {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: mails.orgId, id: mails.id })
      .from(mails)
      .where(and(isNull(mails.sentAt), lte(mails.dueAt, now), lt(mails.tries, MAX_TRIES)))
      .orderBy(asc(mails.dueAt))
      .limit(AT_ONCE),
  );
}

function dueTakeaways({ db, clock }: Handed): Promise<Due[]> {
  const now = clock.now();
  return db.crossing("sweep", (tx) =>
    tx
      .select({ orgId: takeaways.orgId, id: takeaways.id })
      .from(takeaways)
      .where(lte(takeaways.nextStepAt, now))
      .orderBy(asc(takeaways.nextStepAt))
      .limit(AT_ONCE),
  );
}
