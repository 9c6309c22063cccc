import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import { type Clock, SECOND, WEEK } from "../clock.ts";
import { asks, evidence, messages, offers, orgs, people, skills } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { buildEngine, type Engine, type MatchLoad } from "../matching/index.ts";

/** How long an engine is used without asking whether something changed. */
const FRESH_FOR = SECOND;
/** How far back times to answer count. */
const ANSWERS_WITHIN = 26 * WEEK;

export interface Engines {
  /** The organisation's matcher, rebuilt when what it reads has changed. */
  of(orgId: string): Promise<Engine>;
}

/** Keeps one matcher per organisation in memory; the database's version number tells when it is old. */
export function createEngines(db: Database, clock: Clock): Engines {
  const kept = new Map<string, { version: number; engine: Engine; until: number }>();
  const building = new Map<string, Promise<Engine>>();

  const load = async (orgId: string): Promise<Engine> =>
    db.inOrg(orgId, async (tx) => {
      const version = await versionOf(tx);
      const known = kept.get(orgId);
      const engine = known?.version === version ? known.engine : buildEngine(await inputOf(tx));
      kept.set(orgId, { version, engine, until: clock.now().getTime() + FRESH_FOR });
      return engine;
    });

  return {
    of: async (orgId) => {
      const known = kept.get(orgId);
      const now = clock.now().getTime();
      if (known !== undefined && known.until > now && known.until <= now + FRESH_FOR) return known.engine;
      const started = building.get(orgId) ?? load(orgId).finally(() => building.delete(orgId));
      building.set(orgId, started);
      return started;
    },
  };
}

async function versionOf(tx: Tx): Promise<number> {
  const [org] = await tx.select({ version: orgs.matchingVersion }).from(orgs);
  return org?.version ?? 0;
}

async function inputOf(tx: Tx) {
  const allSkills = await tx.select().from(skills);
  const allPeople = await tx.select().from(people);
  const allEvidence = await tx.select().from(evidence).where(eq(evidence.disputed, false));
  return {
    skills: allSkills,
    people: allPeople.map((person) => ({
      id: person.id,
      timeZone: person.timeZone,
      windows: person.windows,
      languages: person.languages,
      asksPerWeek: person.asksPerWeek,
      pausedUntil: person.pausedUntil?.getTime() ?? null,
      expert: person.expert,
      confirmed: person.confirmedAt !== null,
      joinedAt: person.joinedAt.getTime(),
      leftAt: person.leftAt?.getTime() ?? null,
    })),
    evidence: allEvidence.map(({ id, personId, skillId, kind, at, pageKey }) => ({
      id,
      personId,
      skillId,
      kind,
      at: at.getTime(),
      ...(pageKey === null ? {} : { pageKey }),
    })),
  };
}

/** What everybody has on their desk now; people with nothing on it are left out. */
export async function currentLoad(tx: Tx, now: Date): Promise<Map<string, MatchLoad>> {
  const weekAgo = new Date(now.getTime() - WEEK);
  const accepted = await tx
    .select({ personId: asks.coachId, count: sql<number>`count(*)::int` })
    .from(asks)
    .where(and(isNotNull(asks.coachId), gt(asks.acceptedAt, weekAgo)))
    .groupBy(asks.coachId);
  const held = await tx
    .select({
      personId: offers.coachId,
      waiting: sql<number>`(count(*) filter (where ${inArray(offers.status, ["waiting", "snoozed"])}))::int`,
      last: sql<string>`max(${offers.openedAt})`,
    })
    .from(offers)
    .where(gt(offers.openedAt, new Date(now.getTime() - 5 * WEEK)))
    .groupBy(offers.coachId);
  const answers = await answerTimes(tx, now);
  const load = new Map<string, { -readonly [K in keyof MatchLoad]: MatchLoad[K] }>();
  const of = (personId: string) => {
    const known = load.get(personId) ?? {
      personId,
      acceptedThisWeek: 0,
      waitingOffers: 0,
      lastOfferedAt: null,
      answerMinutes: [],
    };
    load.set(personId, known);
    return known;
  };
  for (const row of accepted) if (row.personId !== null) of(row.personId).acceptedThisWeek = row.count;
  for (const row of held) {
    Object.assign(of(row.personId), { waitingOffers: row.waiting, lastOfferedAt: new Date(row.last).getTime() });
  }
  for (const [personId, minutes] of answers) of(personId).answerMinutes = minutes;
  return load;
}

/** Minutes from an offer to its coach's first message, per coach, over the last half year. */
async function answerTimes(tx: Tx, now: Date): Promise<Map<string, number[]>> {
  const first = tx
    .select({ askId: messages.askId, coachId: messages.coachId, at: sql<string>`min(${messages.at})`.as("first_at") })
    .from(messages)
    .where(and(eq(messages.authorId, messages.coachId), gt(messages.at, new Date(now.getTime() - ANSWERS_WITHIN))))
    .groupBy(messages.askId, messages.coachId)
    .as("first");
  const times = await tx
    .select({
      personId: offers.coachId,
      minutes: sql<number>`(extract(epoch from ${first.at} - ${offers.openedAt}) / 60)::float8`,
    })
    .from(offers)
    .innerJoin(first, and(eq(first.askId, offers.askId), eq(first.coachId, offers.coachId)))
    .orderBy(asc(offers.coachId));
  const grouped = new Map<string, number[]>();
  for (const { personId, minutes } of times) {
    const list = grouped.get(personId);
    if (list === undefined) grouped.set(personId, [minutes]);
    else list.push(minutes);
  }
  return grouped;
}
