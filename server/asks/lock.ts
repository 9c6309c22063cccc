import { eq, inArray } from "drizzle-orm";
import { asks, people } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/*
 * Locks are taken in one order everywhere: people by id, then the ask, then (by appendFeed) the heads by person id.
 */

/** Locks the rows of some coaches, which their capacity and their waiting offers are counted under. */
export async function lockPeople(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(people)
    .where(inArray(people.id, [...ids]))
    .orderBy(people.id)
    .for("no key update");
}

/** Locks one ask and gives it as it now is. */
export async function lockAsk(tx: Tx, id: string) {
  const [ask] = await tx.select().from(asks).where(eq(asks.id, id)).for("no key update");
  return ask;
}
