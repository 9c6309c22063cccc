import { and, eq, inArray, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { MatchAnswer, MatchBody } from "../contract/match.ts";
import { ltiPlaces, notHere, people, skills, topicWords } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { takeawaysFor } from "../knowledge/on-page.ts";
import { pageKey, type SkillHit } from "../matching/index.ts";
import { doubtsOf } from "../people/doubts.ts";
import { currentLoad } from "../people/current-load.ts";
import { leftOut } from "../people/leave-out.ts";
import type { Services } from "../services.ts";
import { followRedirects } from "../skills/redirects.ts";

const PEOPLE = 5;
const SKILLS = 8;
const SKILLS_THAT_COUNT = 5;
const REASONS = 3;

type Hit = Pick<SkillHit, "skillId" | "score" | "matched">;

/** What a page is about, who knows it, and what earlier learners on it have learnt. */
export async function matchTopic(services: Services, actor: Actor, body: MatchBody): Promise<MatchAnswer> {
  const engine = await services.engines.of(actor.orgId);
  const usual = await services.usualLoads.of(actor.orgId);
  const now = services.clock.now();
  const key = pageKey(body.topic);
  return services.db.inOrg(actor.orgId, async (tx) => {
    const own = await ownWords(tx, actor.personId, key);
    const dropped = await followRedirects(tx, actor.orgId, body.without ?? [], { hold: false });
    const without = new Set([...dropped.values(), ...own.wrong]);
    const found = engine.skills(body.topic, SKILLS + without.size).filter((hit) => !without.has(hit.skillId));
    const hits = withOwn(
      found,
      [...own.right, ...(await chosenAt(tx, actor.orgId, body.place))].filter((skillId) => !without.has(skillId)),
    ).slice(0, SKILLS);
    const [me] = await tx.select().from(people).where(eq(people.id, actor.personId));
    const wanted = hits.slice(0, SKILLS_THAT_COUNT).map(({ skillId, score }) => ({ skillId, weight: score ** 2 }));
    const knowing = { now: now.getTime(), pageKey: key, doubted: await doubtsOf(tx, actor.orgId, actor.personId) };
    const candidates = engine.people(
      wanted,
      {
        ...knowing,
        learner: me ?? null,
        load: await currentLoad(tx, now, engine.known(wanted, knowing)),
        usual,
        exclude: new Set([
          ...(await apartFrom(tx, actor.personId)),
          ...(me === undefined ? [] : await leftOut(tx, me, now)),
        ]),
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
      takeaways: await takeawaysFor(tx, actor.orgId, { pageKey: key, skillIds: hits.map((hit) => hit.skillId) }),
    };
  });
}

/** What the learner has said of this page before. */
async function ownWords(tx: Tx, personId: string, key: string) {
  const said = await tx
    .select({ skillId: topicWords.skillId, verdict: topicWords.verdict })
    .from(topicWords)
    .where(and(eq(topicWords.personId, personId), eq(topicWords.pageKey, key)));
  const of = (verdict: "right" | "wrong") =>
    said.filter((word) => word.verdict === verdict).map(({ skillId }) => skillId);
  return { right: of("right"), wrong: of("wrong") };
}

/** What a teacher chose for the place where it is asked. */
async function chosenAt(tx: Tx, orgId: string, place: string | undefined): Promise<string[]> {
  if (place === undefined) return [];
  const [found] = await tx
    .select({ skillIds: ltiPlaces.skillIds })
    .from(ltiPlaces)
    .where(and(eq(ltiPlaces.orgId, orgId), eq(ltiPlaces.id, place)));
  const chosen = found?.skillIds ?? [];
  const led = await followRedirects(tx, orgId, chosen, { hold: false });
  return chosen.flatMap((id) => led.get(id) ?? []);
}

/** Skills that the learner or the teacher put there come first, the page's own after them. */
function withOwn(found: readonly Hit[], right: readonly string[]): Hit[] {
  const known = new Map(found.map((hit) => [hit.skillId, hit]));
  return [
    ...[...new Set(right)].map((skillId) => ({ matched: "", ...known.get(skillId), skillId, score: 1 })),
    ...found.filter(({ skillId }) => !right.includes(skillId)),
  ];
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
