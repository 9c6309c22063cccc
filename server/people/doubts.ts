import { and, countDistinct, eq, gt, gte, max } from "drizzle-orm";
import { evidence, reasonDoubts } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/** One colleague may be mistaken; from two on it is worth asking. */
const DOUBTERS = 2;

/** Reasons that somebody has called not right, as `personId skillId kind`. */
export async function doubtsOf(tx: Tx, orgId: string, personId: string): Promise<Set<string>> {
  const found = await tx
    .select({ aboutId: reasonDoubts.aboutId, skillId: reasonDoubts.skillId, kind: reasonDoubts.kind })
    .from(reasonDoubts)
    .where(and(eq(reasonDoubts.orgId, orgId), eq(reasonDoubts.personId, personId)));
  return new Set(found.map(({ aboutId, skillId, kind }) => `${aboutId} ${skillId} ${kind}`));
}

/** By person, skill and kind, what two or more people have called not right, and when last; grouped for a join. */
export function sharedDoubts(tx: Tx, orgId: string) {
  return tx
    .select({
      aboutId: reasonDoubts.aboutId,
      skillId: reasonDoubts.skillId,
      kind: reasonDoubts.kind,
      lastAt: max(reasonDoubts.at).as("last_at"),
    })
    .from(reasonDoubts)
    .where(eq(reasonDoubts.orgId, orgId))
    .groupBy(reasonDoubts.aboutId, reasonDoubts.skillId, reasonDoubts.kind)
    .having(gte(countDistinct(reasonDoubts.personId), DOUBTERS))
    .as("doubts");
}

/** Joins evidence with the doubts that came after it. */
export const isDoubted = (doubts: ReturnType<typeof sharedDoubts>) =>
  and(
    eq(doubts.aboutId, evidence.personId),
    eq(doubts.skillId, evidence.skillId),
    eq(doubts.kind, evidence.kind),
    gt(doubts.lastAt, evidence.at),
  );
