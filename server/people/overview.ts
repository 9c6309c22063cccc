import { and, asc, count, eq, gte, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { after, DAY } from "../clock.ts";
import type { Overview } from "../contract/admin.ts";
import { asks, evidence, gaps, people, skills, takeaways, units } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { Services } from "../services.ts";

const DAYS = 90;
/** Fewer acts than this could be pinned to people, and are not told. */
const FEWEST = 5;
const MOST_GAPS = 500;

const atLeastFive = (number: number) => (number < FEWEST ? null : number);

/** How the organisation asks and answers: counts over the last 90 days, never words or names. */
export function readOverview(services: Services, { orgId }: Actor): Promise<Overview> {
  const since = after(services.clock.now(), -DAYS * DAY);
  return services.db.inOrg(orgId, async (tx) => {
    const asked = await askedBySkill(tx, orgId, since);
    const bySkill = asked.filter((skill) => skill.asks >= FEWEST);
    const often = new Map(bySkill.map((skill) => [skill.id, skill.asks]));
    const unknown = await unknownSkills(tx, orgId);
    const unmet = await unansweredSkills(tx, orgId, since);
    const missing = new Map([...unmet, ...unknown].map((skill) => [skill.id, skill]));
    const gaps = [...missing.values()].map(({ id, name }) => ({ id, name, asked: often.get(id) ?? null }));
    return {
      asks: { ...(await askCounts(tx, orgId, since)), days: DAYS },
      bySkill,
      gaps: gaps.toSorted((a, b) => (b.asked ?? 0) - (a.asked ?? 0)).slice(0, MOST_GAPS),
      coaching: { units: await runningUnits(tx, orgId) },
      takeaways: await takeawayCounts(tx, orgId),
      people: await peopleCounts(tx, orgId),
    };
  });
}

async function askCounts(tx: Tx, orgId: string, since: Date): Promise<Omit<Overview["asks"], "days">> {
  const [row] = await tx
    .select({
      opened: count(sql`case when ${gte(asks.openedAt, since)} then 1 end`),
      accepted: count(sql`case when ${gte(asks.acceptedAt, since)} then 1 end`),
      resolved: count(sql`case when ${and(eq(asks.status, "resolved"), gte(asks.closedAt, since))} then 1 end`),
      unanswered: count(sql`case when ${and(eq(asks.status, "unanswered"), gte(asks.closedAt, since))} then 1 end`),
    })
    .from(asks)
    .where(eq(asks.orgId, orgId));
  return {
    opened: atLeastFive(row?.opened ?? 0),
    accepted: atLeastFive(row?.accepted ?? 0),
    resolved: atLeastFive(row?.resolved ?? 0),
    unanswered: atLeastFive(row?.unanswered ?? 0),
  };
}

function askedBySkill(tx: Tx, orgId: string, since: Date): Promise<Overview["bySkill"]> {
  const asked = count(asks.id);
  return tx
    .select({ id: skills.id, name: skills.name, asks: asked })
    .from(asks)
    .innerJoin(skills, and(eq(skills.orgId, asks.orgId), sql`${skills.id} = any(${asks.skillIds})`))
    .where(and(eq(asks.orgId, orgId), gte(asks.openedAt, since)))
    .groupBy(skills.id, skills.name)
    .orderBy(sql`${asked} desc`, asc(skills.name));
}

/** Skills that nobody who may be asked has undisputed evidence for. */
function unknownSkills(tx: Tx, orgId: string): Promise<{ id: string; name: string }[]> {
  const known = tx
    .select({ one: sql`1` })
    .from(evidence)
    .innerJoin(people, and(eq(people.orgId, evidence.orgId), eq(people.id, evidence.personId)))
    .where(
      and(
        eq(evidence.orgId, skills.orgId),
        eq(evidence.skillId, skills.id),
        eq(evidence.disputed, false),
        isNotNull(people.confirmedAt),
        isNull(people.leftAt),
      ),
    );
  return tx
    .select({ id: skills.id, name: skills.name })
    .from(skills)
    .where(and(eq(skills.orgId, orgId), notExists(known)))
    .orderBy(asc(skills.name), asc(skills.id));
}

/** Skills that were asked for in vain at least five times, whoever says they know them. */
function unansweredSkills(tx: Tx, orgId: string, since: Date): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: skills.id, name: skills.name })
    .from(gaps)
    .innerJoin(skills, and(eq(skills.orgId, gaps.orgId), sql`${skills.id} = any(${gaps.skillIds})`))
    .where(and(eq(gaps.orgId, orgId), gte(gaps.at, since)))
    .groupBy(skills.id, skills.name)
    .having(gte(count(), FEWEST))
    .orderBy(asc(skills.name), asc(skills.id));
}

async function runningUnits(tx: Tx, orgId: string): Promise<number | null> {
  const [row] = await tx
    .select({ running: count() })
    .from(units)
    .where(and(eq(units.orgId, orgId), inArray(units.status, ["forming", "active"])));
  return atLeastFive(row?.running ?? 0);
}

async function takeawayCounts(tx: Tx, orgId: string): Promise<Overview["takeaways"]> {
  const [row] = await tx
    .select({
      published: count(),
      unkept: count(sql`case when ${isNull(takeaways.keeperId)} then 1 end`),
      checking: count(takeaways.reviewAskedAt),
    })
    .from(takeaways)
    .where(and(eq(takeaways.orgId, orgId), eq(takeaways.status, "published")));
  return {
    published: atLeastFive(row?.published ?? 0),
    unkept: atLeastFive(row?.unkept ?? 0),
    checking: atLeastFive(row?.checking ?? 0),
  };
}

async function peopleCounts(tx: Tx, orgId: string): Promise<Overview["people"]> {
  const [row] = await tx
    .select({
      total: count(sql`case when ${isNull(people.leftAt)} then 1 end`),
      confirmed: count(sql`case when ${and(isNull(people.leftAt), isNotNull(people.confirmedAt))} then 1 end`),
      left: count(people.leftAt),
    })
    .from(people)
    .where(eq(people.orgId, orgId));
  return row ?? { total: 0, confirmed: 0, left: 0 };
}
