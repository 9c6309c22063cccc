import { sql } from "drizzle-orm";
import type { Tx } from "../../db/transaction.ts";

/** Lets the imports of one organisation go one after the other, until the commit. */
export async function lockImports(tx: Tx, orgId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import ${orgId}`}, 0))`);
}
