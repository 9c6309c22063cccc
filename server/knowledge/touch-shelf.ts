import { eq, sql } from "drizzle-orm";
import { orgs } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/**
 * Says that what is published has changed, in the same transaction; devices learn of it with their feed. It holds the
 * organisation's row until the commit: call it late, just before the feed.
 */
export async function touchShelf(tx: Tx, orgId: string): Promise<void> {
  await tx
    .update(orgs)
    .set({ shelfVersion: sql`${orgs.shelfVersion} + 1` })
    .where(eq(orgs.orgId, orgId));
}
