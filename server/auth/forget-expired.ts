import { lte } from "drizzle-orm";
import { after, type Clock, DAY } from "../clock.ts";
import {
  identityUsers,
  identityVerifications,
  invitations,
  ltiKeys,
  ltiLogins,
  ltiRegistrations,
  ltiReturns,
  onceCodes,
  sessions,
} from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";

/** How long an address of an unfinished single sign-on may lie there. */
const PROOF_LIFE = DAY;
/** What is over is remembered for a while: a code used twice is noticed, and signing out twice is no mistake. */
const MEMORY = 30 * DAY;

/**
 * Deletes what opens nothing any more: codes, sessions (of launches, too), invitations, registration addresses, logins and
 * wishes of learning platforms, keys that signed for them, and proofs that were never finished.
 */
export async function forgetExpired(db: Database, clock: Clock): Promise<void> {
  const now = clock.now();
  await db.crossing("sweep", async (tx) => {
    await tx.delete(onceCodes).where(lte(onceCodes.expiresAt, after(now, -MEMORY)));
    await tx.delete(sessions).where(lte(sessions.expiresAt, after(now, -MEMORY)));
    await tx.delete(invitations).where(lte(invitations.expiresAt, now));
    await tx.delete(ltiLogins).where(lte(ltiLogins.expiresAt, now));
    await tx.delete(ltiReturns).where(lte(ltiReturns.expiresAt, now));
    await tx.delete(ltiRegistrations).where(lte(ltiRegistrations.expiresAt, after(now, -MEMORY)));
    await tx.delete(ltiKeys).where(lte(ltiKeys.retiresAt, now));
    await tx.delete(identityVerifications).where(lte(identityVerifications.expiresAt, now));
    await tx.delete(identityUsers).where(lte(identityUsers.createdAt, after(now, -PROOF_LIFE)));
  });
}
