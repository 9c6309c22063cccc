import { and, gt, isNotNull, sql } from "drizzle-orm";
import { after, type Clock, MINUTE } from "../clock.ts";
import { asks, offers } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { type MatchUsual, usualAcceptance } from "../matching/index.ts";
import { fadedMinutes, fadedOffers, isAnswered, isExpired, WITHIN } from "./faded.ts";

/** How long a mean over a whole organisation is used: one person more or less moves it little. */
const KEPT_FOR = MINUTE;

export interface UsualLoads {
  /** What is usual in an organisation. It is read anew in the background; only the first to want it waits. */
  of(orgId: string): Promise<MatchUsual>;
}

/** Keeps what is usual in each organisation for a minute, so that no match adds up everybody's offers. */
export function createUsualLoads(db: Database, clock: Clock): UsualLoads {
  const kept = new Map<string, { usual: MatchUsual; at: number }>();
  const reading = new Map<string, Promise<MatchUsual>>();
  const read = async (orgId: string): Promise<MatchUsual> => {
    const now = clock.now();
    const usual = await db.inOrg(orgId, (tx) => usualLoad(tx, now));
    kept.set(orgId, { usual, at: now.getTime() });
    return usual;
  };
  const renewed = (orgId: string): Promise<MatchUsual> => {
    const under = reading.get(orgId) ?? read(orgId).finally(() => reading.delete(orgId));
    reading.set(orgId, under);
    return under;
  };
  return {
    of: async (orgId) => {
      const known = kept.get(orgId);
      if (known === undefined) return renewed(orgId);
      // A database that is away leaves the mean that is there.
      if (Math.abs(clock.now().getTime() - known.at) >= KEPT_FOR) renewed(orgId).catch(() => {});
      return known.usual;
    },
  };
}

/** Mean minutes of those who were offered anything in the last half year, and the share of offers answered in time. */
export async function usualLoad(tx: Tx, now: Date): Promise<MatchUsual> {
  const [taken] = await tx
    .select({ minutes: sql<number>`coalesce(sum(${fadedMinutes(now)}), 0)::float8` })
    .from(asks)
    .where(and(isNotNull(asks.coachId), gt(asks.acceptedAt, after(now, -WITHIN))));
  const [offered] = await tx
    .select({
      people: sql<number>`count(distinct ${offers.coachId})::int`,
      answered: sql<number>`coalesce(sum(${fadedOffers(now)}) filter (where ${isAnswered}), 0)::float8`,
      expired: sql<number>`coalesce(sum(${fadedOffers(now)}) filter (where ${isExpired}), 0)::float8`,
    })
    .from(offers)
    .where(gt(offers.openedAt, after(now, -WITHIN)));
  const { people, answered, expired } = offered ?? { people: 0, answered: 0, expired: 0 };
  return { minutes: (taken?.minutes ?? 0) / Math.max(1, people), acceptance: usualAcceptance(answered, expired) };
}
