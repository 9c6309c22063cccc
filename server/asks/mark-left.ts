import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminPerson } from "../contract/admin.ts";
import { leaveUnits } from "../coaching/leave.ts";
import { ltiPeople, mails, onceCodes, people, sessions } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed, type FeedChange } from "../feed/append.ts";
import { leaveTakeaways } from "../knowledge/leave-takeaways.ts";
import { adminView } from "../people/list-people.ts";
import { lockAdmins } from "../people/lock-admins.ts";
import { LAST_ADMIN } from "../people/set-role.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { leaveAsks } from "./leave.ts";

/**
 * Somebody has left: their offers move on, their asks close with a word to whom it concerns, they leave their units, and
 * their sessions end at once. Said again, nothing happens, but that of somebody whom a course's list had leave it is now an
 * admin's word: no list and no launch brings them back. Throws `conflict` for the last admin.
 */
export async function markLeft(services: Services, actor: Actor, id: string): Promise<AdminPerson> {
  const now = services.clock.now();
  const { person, told, ended } = await services.db.inOrg(actor.orgId, async (tx) => {
    const { admins, other } = await lockAdmins(tx, actor, id);
    if (other === undefined) throw new Refusal("not_found");
    if (other.leftAt !== null) {
      await keepLeft(tx, actor.orgId, id);
      return { person: other, told: [], ended: [] };
    }
    if (other.role === "admin" && admins.length < 2) throw new Refusal("conflict", { detail: LAST_ADMIN });
    const { ended, changes } = await takeLeave(tx, { orgId: actor.orgId, personId: other.id, now });
    await touchMatching(tx, actor.orgId);
    return { person: { ...other, leftAt: now }, told: await appendFeed(tx, actor.orgId, now, changes), ended };
  });
  if (ended.length > 0) services.sessions.forget(ended);
  services.live.hint(actor.orgId, told);
  return adminView(person);
}

/** Forgets that a list had them leave, which is what would let them in again. */
async function keepLeft(tx: Tx, orgId: string, personId: string): Promise<void> {
  await tx
    .update(ltiPeople)
    .set({ deactivatedAt: null })
    .where(and(eq(ltiPeople.orgId, orgId), eq(ltiPeople.personId, personId)));
}

/**
 * The leaving itself, for whoever has a reason: the caller has locked the person's row, touches matching, appends
 * `changes` to the feeds and forgets the `ended` sessions.
 */
export async function takeLeave(
  tx: Tx,
  { orgId, personId, now }: { orgId: string; personId: string; now: Date },
): Promise<{ changes: FeedChange[]; ended: string[] }> {
  await tx
    .update(people)
    .set({ leftAt: now })
    .where(and(eq(people.orgId, orgId), eq(people.id, personId)));
  const ended = await endSessions(tx, orgId, personId);
  const changes = [
    ...(await leaveAsks(tx, { orgId, personId, now })),
    ...(await leaveTakeaways(tx, { orgId, personId, now })),
    ...(await leaveUnits(tx, personId, now)),
  ];
  return { ended, changes };
}

/** Takes away every way in, and mail that waits. Gives the hashes of the sessions that were open. */
async function endSessions(tx: Tx, orgId: string, personId: string): Promise<string[]> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.orgId, orgId), eq(sessions.personId, personId)))
    .returning({ hash: sessions.tokenHash });
  await tx.delete(onceCodes).where(and(eq(onceCodes.orgId, orgId), eq(onceCodes.personId, personId)));
  await tx.delete(mails).where(and(eq(mails.orgId, orgId), eq(mails.personId, personId), isNull(mails.sentAt)));
  return ended.map(({ hash }) => hash);
}
