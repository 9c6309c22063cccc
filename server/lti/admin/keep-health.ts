import { and, eq, sql } from "drizzle-orm";
import type { LtiKeysFound } from "../../contract/lti-admin.ts";
import { ltiPlatforms } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";

/** Keeps what a look at a platform's keys found, unless their address changed meanwhile; "since" stays the first time. */
export async function keepHealth(
  tx: Tx,
  { orgId, id, keysUrl }: { orgId: string; id: string; keysUrl: string },
  { problem }: LtiKeysFound,
  now: Date,
): Promise<void> {
  await tx
    .update(ltiPlatforms)
    .set({
      keysProblem: problem,
      keysFailedSince: problem === null ? null : sql`coalesce(${ltiPlatforms.keysFailedSince}, ${now.toISOString()})`,
    })
    .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id), eq(ltiPlatforms.keysUrl, keysUrl)));
}
