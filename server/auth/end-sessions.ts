import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { after, type Clock, HOUR } from "../clock.ts";
import { onceCodes, sessions } from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";
import type { Actor } from "./actor.ts";
import type { Sessions } from "./sessions.ts";

interface House {
  db: Database;
  clock: Clock;
  sessions: Sessions;
}

type Whose = Pick<Actor, "orgId" | "personId">;

/** The sessions of a person that still work, the last used first. */
export function sessionsOf({ db, clock }: House, { orgId, personId }: Whose) {
  return db.inOrg(orgId, (tx) =>
    tx
      .select({
        id: sessions.id,
        label: sessions.label,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.orgId, orgId), eq(sessions.personId, personId), gt(sessions.expiresAt, clock.now())))
      .orderBy(desc(sessions.lastSeenAt), sessions.id),
  );
}

/** Well in the past: the clock of another node may lag, and must not believe a session that has just ended. */
const longOver = (clock: Clock) => after(clock.now(), -HOUR);

/** Ends the session that calls; its token stops working at once. */
export async function endSession(
  { db, clock, sessions: known }: House,
  { orgId, personId, sessionId }: Actor,
): Promise<void> {
  const ended = await db.inOrg(orgId, (tx) =>
    tx
      .update(sessions)
      .set({ expiresAt: longOver(clock) })
      .where(and(eq(sessions.orgId, orgId), eq(sessions.personId, personId), eq(sessions.id, sessionId)))
      .returning({ hash: sessions.tokenHash }),
  );
  known.forget(ended.map(({ hash }) => hash));
}

/** Ends every session of a person, and any hand-over to an extension that is under way. */
export async function endSessions({ db, clock, sessions: known }: House, { orgId, personId }: Whose): Promise<void> {
  const ended = await db.inOrg(orgId, async (tx) => {
    await tx
      .delete(onceCodes)
      .where(and(eq(onceCodes.orgId, orgId), eq(onceCodes.personId, personId), isNull(onceCodes.usedAt)));
    return tx
      .update(sessions)
      .set({ expiresAt: longOver(clock) })
      .where(and(eq(sessions.orgId, orgId), eq(sessions.personId, personId), gt(sessions.expiresAt, clock.now())))
      .returning({ hash: sessions.tokenHash });
  });
  known.forget(ended.map(({ hash }) => hash));
}
