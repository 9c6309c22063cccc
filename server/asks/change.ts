import type { Actor } from "../auth/actor.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed, type FeedChange } from "../feed/append.ts";
import type { Services } from "../services.ts";

/** What the body of a verb is given. */
export interface Change {
  tx: Tx;
  now: Date;
  /** Puts a change into somebody's feed; written last, in the order that avoids deadlocks. */
  tell(change: FeedChange): void;
}

/**
 * Runs one verb in one transaction of the organisation, with its feed entries written last, and hints the people
 * concerned once it is committed.
 */
export async function changing<T>(
  { db, clock, live }: Pick<Services, "db" | "clock" | "live">,
  { orgId }: Pick<Actor, "orgId">,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const now = clock.now();
  const { result, told } = await db.inOrg(orgId, async (tx) => {
    const changes: FeedChange[] = [];
    const value = await work({ tx, now, tell: (change) => void changes.push(change) });
    return { result: value, told: await appendFeed(tx, orgId, now, changes) };
  });
  live.hint(orgId, told);
  return result;
}
