import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { ltiSessions } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/** Where a session of a platform stands, and as what; null for a session that no launch opened. */
export type SessionPlace = typeof ltiSessions.$inferSelect;

/** Writes down what a launch said of the session that it opened. */
export async function notePlace(tx: Tx, place: SessionPlace): Promise<void> {
  await tx.insert(ltiSessions).values(place);
}

/** What the launch of the caller's session said; the page is never asked. */
export async function placeOfSession(
  tx: Tx,
  { orgId, sessionId }: Pick<Actor, "orgId" | "sessionId">,
): Promise<SessionPlace | null> {
  const [found] = await tx
    .select()
    .from(ltiSessions)
    .where(and(eq(ltiSessions.orgId, orgId), eq(ltiSessions.sessionId, sessionId)));
  return found ?? null;
}
