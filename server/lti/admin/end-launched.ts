import { and, eq, gt, inArray } from "drizzle-orm";
import { after, HOUR } from "../../clock.ts";
import { ltiLogins, ltiSessions, sessions } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";

/** Ends what a platform's launches have opened, and logins that are under way. Answers the hashes of the ended tokens. */
export async function endLaunched(tx: Tx, orgId: string, platformId: string, now: Date): Promise<string[]> {
  await tx.delete(ltiLogins).where(and(eq(ltiLogins.orgId, orgId), eq(ltiLogins.platformId, platformId)));
  const launched = tx
    .select({ id: ltiSessions.sessionId })
    .from(ltiSessions)
    .where(and(eq(ltiSessions.orgId, orgId), eq(ltiSessions.platformId, platformId)));
  const ended = await tx
    .update(sessions)
    // Well in the past: the clock of another node may lag.
    .set({ expiresAt: after(now, -HOUR) })
    .where(and(eq(sessions.orgId, orgId), inArray(sessions.id, launched), gt(sessions.expiresAt, now)))
    .returning({ hash: sessions.tokenHash });
  return ended.map(({ hash }) => hash);
}
