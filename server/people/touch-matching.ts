import { eq, sql } from "drizzle-orm";
import { orgs } from "../db/schema/index.ts";
import { hintAfter, type Tx } from "../db/transaction.ts";

/**
 * Says that something which matching reads has changed, in the same transaction; the engines of all nodes follow.
 * It holds the organisation's row until the commit: call it late, just before the feed.
 */
export async function touchMatching(tx: Tx, orgId: string): Promise<void> {
  await tx
    .update(orgs)
    .set({ matchingVersion: sql`${orgs.matchingVersion} + 1` })
    .where(eq(orgs.orgId, orgId));
  hintAfter(tx, { matching: [orgId] });
}
