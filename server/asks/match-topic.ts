import { and, desc, eq, inArray, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { MatchAnswer, MatchBody, Takeaway } from "../contract/match.ts";
import { notHere, people, skills, takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { pageKey } from "../matching/index.ts";
import { currentLoad } from "../people/engines.ts";
import type { Services } from "../services.ts";

const PEOPLE = 5;
const SKILLS = 8;
const SKILLS_THAT_COUNT = 5;
const TAKEAWAYS = 3;
const REASONS = 3;

/** What a page is about, who knows it, and what earlier learners on it have learnt. */
export async function matchTopic(services: Services, actor: Actor, body: MatchBody): Promise<MatchAnswer> {
  const engine = await services.engines.of(actor.orgId);
  const now = services.clock.now();
  const without = new Set(body.without);
  const hits = engine
    .skills(body.topic, SKILLS + without.size)
    .filter((hit) => !without.has(hit.skillId))
    .slice(0, SKILLS);
  const key = pageKey(body.topic);
  return services.db.inOrg(actor.orgId, async (tx) => {
    const [me] = await tx.select().from(people).where(eq(people.id, actor.personId));
    const candidates = engine.people(
      hits.slice(0, SKILLS_THAT_COUNT).map(({ skillId, score }) => ({ skillId, weight: score ** 2 })),
      {
        now: now.getTime(),
        learner: me ?? null,
        load: await currentLoad(tx, now),
        exclude: await apartFrom(tx, actor.personId),
        pageKey: key,
      },
      body.limit ?? PEOPLE,
    );
    const names = await namesOf(
      tx,
      candidates.map((candidate) => candidate.personId),
    );
    const facts = await skillFacts(
      tx,
      hits.map((hit) => hit.skillId),
    );
    return {
      skills: hits.flatMap(({ skillId, score, matched }) => {
        const fact = facts.get(skillId);
        return fact === undefined ? [] : [{ ...fact, score: Math.round(score * 1000) / 1000, matched }];
      }),
      people: candidates.flatMap(({ personId, reasons, availability }) => {
        const name = names.get(personId);
        if (name === undefined) return [];
        // Hours are told once, by the availability.
        const told = reasons.filter(({ kind }) => kind !== "overlap" && kind !== "free_soon").slice(0, REASONS);
        return [{ id: personId, name, reasons: told, availability }];
      }),
      takeaways: await takeawaysOn(tx, key),
    };
  });
}

/** The learner and everybody whom either would rather not meet here. */
async function apartFrom(tx: Tx, personId: string): Promise<Set<string>> {
  const pairs = await tx
    .select()
    .from(notHere)
    .where(or(eq(notHere.personId, personId), eq(notHere.otherId, personId)));
  return new Set([personId, ...pairs.map((pair) => (pair.personId === personId ? pair.otherId : pair.personId))]);
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(inArray(people.id, [...ids]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function skillFacts(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; name: string; kind: "hard" | "soft" }>();
  const found = await tx
    .select({ id: skills.id, name: skills.name, kind: skills.kind })
    .from(skills)
    .where(inArray(skills.id, [...ids]));
  return new Map(found.map((skill) => [skill.id, skill]));
}

async function takeawaysOn(tx: Tx, key: string): Promise<Takeaway[]> {
  const found = await tx
    .select({ id: takeaways.askId, text: takeaways.text, by: people.name, at: takeaways.at })
    .from(takeaways)
    .innerJoin(people, and(eq(people.orgId, takeaways.orgId), eq(people.id, takeaways.authorId)))
    .where(eq(takeaways.pageKey, key))
    .orderBy(desc(takeaways.at))
    .limit(TAKEAWAYS);
  return found.map((takeaway) => ({ ...takeaway, at: takeaway.at.toISOString() }));
}
