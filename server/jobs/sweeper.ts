import { and, asc, inArray, isNull, lt, lte } from "drizzle-orm";
import { advance } from "../asks/advance.ts";
import { asks, mails } from "../db/schema/index.ts";
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
  /** One round: every step that is due, and every mail. For tests and the demo's clock. */
  round(): Promise<void>;
  start(): void;
  /** Stops, and waits for what is under way. */
  stop(): Promise<void>;
}

type Handed = Pick<Services, "db" | "clock" | "log">;

/**
 * Does what time brings: every open ask and every waiting mail carries its next moment in its own row, so nothing is
 * forgotten by a restart. Each step locks its row; several nodes may sweep at once.
 */
export function createSweeper(services: () => Services): Sweeper {
  const underWay = new Set<Promise<void>>();
  const failures = new Map<string, { count: number; skip: number }>();
  let timer: NodeJS.Timeout | undefined;
  let rounding: Promise<void> | undefined;

  const guarded = async (key: string, step: () => Promise<void>) => {
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

  const tracked = (work: Promise<void>) => {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return work;
  };

  const round = async () => {
    const all = services();
    const due = await dueSteps(all);
    for (const { orgId, id } of due.asks) await guarded(id, () => advance(all, orgId, id));
    for (const { orgId, id } of due.mails) await guarded(id, () => sendDueMail(all, orgId, id));
  };

  const roundOnce = () => {
    rounding ??= tracked(round()).finally(() => {
      rounding = undefined;
    });
    return rounding;
  };

  return {
    wake: (orgId, askId) => void tracked(guarded(askId, () => advance(services(), orgId, askId))),
    round: roundOnce,
    start: () => {
      timer = setInterval(() => {
        roundOnce().catch((error: unknown) => services().log.warn({ err: error }, "a round of due steps failed"));
      }, EVERY_MS);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled(underWay);
    },
  };
}

function dueSteps({ db, clock }: Handed) {
  const now = clock.now();
  return db.crossing("sweep", async (tx) => ({
    asks: await tx
      .select({ orgId: asks.orgId, id: asks.id })
      .from(asks)
      .where(and(inArray(asks.status, ["routing", "accepted"]), lte(asks.nextStepAt, now)))
      .orderBy(asc(asks.nextStepAt))
      .limit(AT_ONCE),
    mails: await tx
      .select({ orgId: mails.orgId, id: mails.id })
      .from(mails)
      .where(and(isNull(mails.sentAt), lte(mails.dueAt, now), lt(mails.tries, MAX_TRIES)))
      .orderBy(asc(mails.dueAt))
      .limit(AT_ONCE),
  }));
}
