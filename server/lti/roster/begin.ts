import { ltiRosters } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";

/** A course's roster will be read, from now on each day; nothing happens for one that is, or that an admin has stopped. */
export async function beginRoster(
  tx: Tx,
  { orgId, contextRef, now }: { orgId: string; contextRef: string; now: Date },
): Promise<void> {
  await tx.insert(ltiRosters).values({ orgId, contextRef, status: "idle", dueAt: now }).onConflictDoNothing();
}
