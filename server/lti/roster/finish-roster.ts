import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { takeLeave } from "../../asks/mark-left.ts";
import { after, DAY, HOUR } from "../../clock.ts";
import { ltiMembers, ltiPeople, ltiRosters, people, sessions } from "../../db/schema/index.ts";
import { rows, type Tx } from "../../db/transaction.ts";
import { appendFeed, type FeedChange } from "../../feed/append.ts";
import { touchMatching } from "../../people/touch-matching.ts";
import type { Services } from "../../services.ts";
import { ended, type RosterRow } from "./roster-row.ts";

const AT_ONCE = 100;
/** Who came in by another way within this time has another way in, and stays. */
const OTHER_WAY = 90 * DAY;
/** Who was launched into a course whose members nobody reads, within this time, is at home there. */
const ELSEWHERE = 30 * DAY;

/**
 * After the last page: who was on none is no longer a member, what launches from this course opened for them ends, and
 * people whom LTI made and who are nowhere any more leave, a hundred in a transaction. Gives true at the end, false while
 * there are more, null when `hold` says that the reading is not ours to end.
 */
export async function finishRoster(
  services: Services,
  { orgId }: RosterRow,
  hold: (tx: Tx) => Promise<RosterRow | null>,
): Promise<boolean | null> {
  const now = services.clock.now();
  const done = await services.db.inOrg(orgId, async (tx) => {
    const row = await hold(tx);
    if (row === null) return null;
    const unseen = await dropUnseen(tx, row);
    const hashes = await endLaunchesOf(tx, row, now);
    const { leavers, ...left } = await deactivate(tx, row, now);
    const isOver = leavers < AT_ONCE;
    const counted = { ...row, left: row.left + unseen };
    await tx
      .update(ltiRosters)
      .set(isOver ? { left: counted.left, ...ended("idle", null, now) } : { left: counted.left })
      .where(and(eq(ltiRosters.orgId, orgId), eq(ltiRosters.contextRef, row.contextRef)));
    // Once for the whole reading: each touch has every engine read the organisation anew.
    if (isOver && counted.added + counted.changed + counted.left > 0) await touchMatching(tx, orgId);
    const told = await appendFeed(tx, orgId, now, left.changes);
    return { isOver, told, ended: [...hashes, ...left.ended] };
  });
  if (done === null) return null;
  if (done.ended.length > 0) services.sessions.forget(done.ended);
  services.live.hint(orgId, done.told);
  return done.isOver;
}

async function dropUnseen(tx: Tx, { orgId, contextRef, round }: RosterRow): Promise<number> {
  const dropped = await tx
    .update(ltiMembers)
    .set({ active: false, leftRound: round })
    .where(
      and(
        eq(ltiMembers.orgId, orgId),
        eq(ltiMembers.contextRef, contextRef),
        eq(ltiMembers.active, true),
        lt(ltiMembers.round, round),
      ),
    )
    .returning({ sub: ltiMembers.sub });
  return dropped.length;
}

/** A launch that came after the reading began knows better than the roster, and keeps its session. */
async function endLaunchesOf(tx: Tx, { orgId, contextRef, round, startedAt }: RosterRow, now: Date): Promise<string[]> {
  const begun = startedAt ?? now;
  const over = await rows<{ token_hash: string }>(
    tx,
    sql`
    update sessions s set expires_at = ${after(now, -HOUR).toISOString()}::timestamptz
    from lti_members m, lti_contexts c, lti_people lp, lti_sessions ls, lti_places p
    where m.org_id = ${orgId} and m.context_ref = ${contextRef} and m.left_round = ${round}
      and c.org_id = m.org_id and c.id = m.context_ref
      and lp.org_id = m.org_id and lp.platform_id = c.platform_id and lp.sub = m.sub
      and s.org_id = m.org_id and s.person_id = lp.person_id and s.kind = 'lti'
      and s.expires_at > ${now.toISOString()}::timestamptz and s.created_at < ${begun.toISOString()}::timestamptz
      and ls.org_id = s.org_id and ls.session_id = s.id
      and p.org_id = ls.org_id and p.id = ls.place_id and p.context_ref = m.context_ref
    returning s.token_hash`,
  );
  return over.map((row) => row.token_hash);
}

async function deactivate(tx: Tx, row: RosterRow, now: Date) {
  const leavers = await leaversOf(tx, row, now);
  const changes: FeedChange[] = [];
  const hashes: string[] = [];
  const { orgId } = row;
  for (const personId of leavers) {
    const [held] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.orgId, orgId), eq(people.id, personId), isNull(people.leftAt)))
      .for("no key update");
    if (held === undefined) continue;
    const left = await takeLeave(tx, { orgId, personId, now });
    changes.push(...left.changes);
    hashes.push(...left.ended);
  }
  if (leavers.length > 0) {
    await tx
      .update(ltiPeople)
      .set({ deactivatedAt: now })
      .where(and(eq(ltiPeople.orgId, orgId), inArray(ltiPeople.personId, leavers)));
  }
  return { leavers: leavers.length, changes, ended: hashes };
}

/**
 * Whom this reading found gone and nothing else holds: made by LTI and matched to nobody, no admin, in no other course,
 * without a session of another kind lately, and not launched since the reading began or into a course that is not read.
 */
async function leaversOf(tx: Tx, row: RosterRow, now: Date): Promise<string[]> {
  const { orgId, contextRef, round, startedAt } = row;
  const iso = (date: Date) => date.toISOString();
  const found = await rows<{ id: string }>(
    tx,
    sql`
    select distinct pe.id
    from lti_members m
    join lti_contexts c on c.org_id = m.org_id and c.id = m.context_ref
    join lti_people lp on lp.org_id = m.org_id and lp.platform_id = c.platform_id and lp.sub = m.sub
    join people pe on pe.org_id = lp.org_id and pe.id = lp.person_id
    where m.org_id = ${orgId} and m.context_ref = ${contextRef} and m.left_round = ${round}
      and pe.left_at is null and pe.role <> 'admin'
      and not exists (
        select 1 from lti_people o where o.org_id = pe.org_id and o.person_id = pe.id and not o.made)
      and not exists (
        select 1 from lti_people o
        join lti_contexts oc on oc.org_id = o.org_id and oc.platform_id = o.platform_id
        join lti_members om on om.org_id = oc.org_id and om.context_ref = oc.id and om.sub = o.sub
        where o.org_id = pe.org_id and o.person_id = pe.id and om.active)
      and not exists (
        select 1 from ${sessions} s where s.org_id = pe.org_id and s.person_id = pe.id and s.kind <> 'lti'
          and s.last_seen_at > ${iso(after(now, -OTHER_WAY))}::timestamptz)
      and not exists (
        select 1 from ${sessions} s
        join lti_sessions ls on ls.org_id = s.org_id and ls.session_id = s.id
        left join lti_places p on p.org_id = ls.org_id and p.id = ls.place_id
        left join lti_rosters r on r.org_id = p.org_id and r.context_ref = p.context_ref
        where s.org_id = pe.org_id and s.person_id = pe.id and s.kind = 'lti'
          and (s.created_at >= ${iso(startedAt ?? now)}::timestamptz
            or (s.created_at > ${iso(after(now, -ELSEWHERE))}::timestamptz
              and (r.context_ref is null or r.due_at is null or r.ended_at is null)
              and p.context_ref is distinct from m.context_ref)))
    order by pe.id limit ${AT_ONCE}`,
  );
  return found.map(({ id }) => id);
}
