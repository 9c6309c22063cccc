import { and, asc, gt, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import { after, WEEK } from "../clock.ts";
import { asks, offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { MatchLoad } from "../matching/index.ts";
import { fadedMinutes, fadedOffers, isAnswered, isExpired, WITHIN } from "./faded.ts";

type Load = { -readonly [Key in keyof MatchLoad]: MatchLoad[Key] };

/**
 * What people have on their desk now, and what they took on lately; people with neither are left out. Everybody of the
 * organisation, or of `personIds` alone where they are known.
 */
export async function currentLoad(tx: Tx, now: Date, personIds?: readonly string[]): Promise<Map<string, MatchLoad>> {
  const load = new Map<string, Load>();
  const of = (personId: string): Load => {
    const known = load.get(personId);
    if (known !== undefined) return known;
    const none: Load = { personId, acceptedThisWeek: 0, waitingOffers: 0, lastOfferedAt: null, answerMinutes: [] };
    load.set(personId, none);
    return none;
  };
  for (const { personId, ...taken } of await takenOn(tx, now, personIds))
    if (personId !== null) Object.assign(of(personId), taken);
  for (const { personId, offered, asked, ...counts } of await heldOffers(tx, now, personIds)) {
    Object.assign(of(personId), { ...counts, lastOfferedAt: instant(offered), lastAskedAt: instant(asked) });
  }
  for (const { personId, minutes } of await answerTimes(tx, now, personIds)) {
    const one = of(personId);
    one.answerMinutes = [...one.answerMinutes, minutes];
  }
  return load;
}

const instant = (written: string | null) => (written === null ? null : new Date(written).getTime());

/** Asks accepted in the last seven days, and the minutes of the last half year, faded by age. */
function takenOn(tx: Tx, now: Date, ids: readonly string[] | undefined) {
  const weekAgo = after(now, -WEEK).toISOString();
  return tx
    .select({
      personId: asks.coachId,
      acceptedThisWeek: sql<number>`(count(*) filter (where ${asks.acceptedAt} > ${weekAgo}::timestamptz))::int`,
      recentMinutes: sql<number>`sum(${fadedMinutes(now)})::float8`,
    })
    .from(asks)
    .where(
      and(
        isNotNull(asks.coachId),
        gt(asks.acceptedAt, after(now, -WITHIN)),
        ids === undefined ? undefined : inArray(asks.coachId, [...ids]),
      ),
    )
    .groupBy(asks.coachId);
}

/**
 * Offers held, when the last came, and how many were answered before their deadline, faded by age. Whatever they
 * answered counts alike, and what ran out while they were paused counts for nothing.
 */
function heldOffers(tx: Tx, now: Date, ids: readonly string[] | undefined) {
  const wasThere = sql`not exists (select from people p where p.org_id = offers.org_id and p.id = offers.coach_id
    and p.paused_until > offers.opened_at)`;
  return tx
    .select({
      personId: offers.coachId,
      waitingOffers: sql<number>`(count(*) filter (where ${inArray(offers.status, ["waiting", "snoozed"])}))::int`,
      offered: sql<string>`max(${offers.openedAt})`,
      asked: sql<
        string | null
      >`max(${offers.openedAt}) filter (where ${notInArray(offers.status, ["declined", "passed"])})`,
      answeredOffers: sql<number>`coalesce(sum(${fadedOffers(now)}) filter (where ${isAnswered}), 0)::float8`,
      expiredOffers: sql<number>`coalesce(sum(${fadedOffers(now)}) filter (where ${isExpired} and ${wasThere}), 0)::float8`,
    })
    .from(offers)
    .where(
      and(gt(offers.openedAt, after(now, -WITHIN)), ids === undefined ? undefined : inArray(offers.coachId, [...ids])),
    )
    .groupBy(offers.coachId);
}

/** Minutes from an offer to its coach's first message, one row an answered offer, found by the offers of each. */
function answerTimes(tx: Tx, now: Date, ids: readonly string[] | undefined) {
  const since = after(now, -WITHIN);
  // Written out: inside a column drizzle would leave the tables' names away, and the two would not be tied.
  const first = sql<string>`(select min(m.at) from messages m where m.org_id = offers.org_id and m.ask_id = offers.ask_id
    and m.coach_id = offers.coach_id and m.author_id = offers.coach_id and m.at > ${since.toISOString()}::timestamptz)`;
  const answered = tx
    .select({ personId: offers.coachId, openedAt: offers.openedAt, at: first.as("first_at") })
    .from(offers)
    .where(
      and(
        inArray(offers.status, ["accepted", "declined"]),
        ids === undefined ? undefined : inArray(offers.coachId, [...ids]),
      ),
    )
    .as("answered");
  return tx
    .select({
      personId: answered.personId,
      minutes: sql<number>`(extract(epoch from ${answered.at} - ${answered.openedAt}) / 60)::float8`,
    })
    .from(answered)
    .where(isNotNull(answered.at))
    .orderBy(asc(answered.personId));
}
