import { and, eq } from "drizzle-orm";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { TakeawayRow } from "./between.ts";

/** Locks a takeaway that is shown. Throws `not_found` for any other. */
export async function lockPublished(tx: Tx, orgId: string, id: string): Promise<TakeawayRow> {
  const [row] = await tx
    .select()
    .from(takeaways)
    .where(and(eq(takeaways.orgId, orgId), eq(takeaways.id, id), eq(takeaways.status, "published")))
    .for("no key update");
  if (row === undefined) throw new Refusal("not_found");
  return row;
}
