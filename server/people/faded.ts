import { inArray, sql } from "drizzle-orm";
import { WEEK } from "../clock.ts";
import { asks, offers } from "../db/schema/index.ts";

/** How far back load, offers and times to answer count. */
export const WITHIN = 26 * WEEK;
/** Minutes count half after so long. */
const MINUTES_HALF_LIFE = 13 * WEEK;
/** Offers count half after so long. */
const OFFERS_HALF_LIFE = 8 * WEEK;

/** What an ask's minutes still count, by the time since it was accepted. */
export const fadedMinutes = (now: Date) => {
  const age = sql`extract(epoch from (${now.toISOString()}::timestamptz - ${asks.acceptedAt})) * 1000`;
  return sql`${asks.minutes} * power(0.5, ${age} / ${MINUTES_HALF_LIFE}::float8)`;
};

/** What an offer still counts, by the time since it was made. */
export const fadedOffers = (now: Date) => {
  const age = sql`extract(epoch from (${now.toISOString()}::timestamptz - ${offers.openedAt})) * 1000`;
  return sql`power(0.5, ${age} / ${OFFERS_HALF_LIFE}::float8)`;
};

/** Answered in time, whatever the answer: "not now" is one, also when the deadline came after it. */
export const isAnswered = sql`(${inArray(offers.status, ["accepted", "declined", "passed", "snoozed"])}
  or (${offers.status} = 'expired' and ${offers.answeredAt} < ${offers.deadline}))`;

/** Passed its deadline without a word. */
export const isExpired = sql`(${offers.status} = 'expired' and ${offers.answeredAt} >= ${offers.deadline})`;
