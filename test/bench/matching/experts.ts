import { type KnowsOptions, wantedSkills, whoKnows, type WantedSkill } from "../../../server/matching/knows.ts";
import { buildLearned } from "../../../server/matching/learn.ts";
import { buildPeopleIndex } from "../../../server/matching/people-index.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import { developmentPart, type Forum, FORUMS, organisationOf, type Question, readForum } from "./forums.ts";
import { type Measures, mean, measuresOf, ndcg, type Ranking } from "./measures.ts";

const SKILLS = 20;
const DEPTH = 200;
const DAY = 86_400_000;
/** Shares of the history that stay history when its later part is asked. */
const CUTS = [0.7, 0.8, 0.9];
/** Half-life of the profile that the product is compared with. */
const PROFILE_HALF_LIFE = 30 * DAY;
const RESAMPLES = 10_000;

type Ranker = (question: Question) => string[];

/** The product: its own skills for the question, then its own decision on who knows. */
export function product(forum: Forum, parts: { text?: boolean; skills?: boolean } = {}): Ranker {
  const { skills, people, evidence, answers, lessons, now } = organisationOf(forum);
  const index = buildPeopleIndex(
    people,
    evidence,
    skills,
    parts.text === false ? [] : answers,
    parts.skills === false ? [] : lessons,
  );
  const wantedFor = skillsFor(forum);
  return (question) => {
    const wanted = parts.skills === false ? [] : wantedFor(question);
    const options: KnowsOptions = { question: wordsOf(question) };
    return whoKnows(index, wanted, now, { ...options, limit: DEPTH })
      .map(({ personId }) => personId)
      .filter((id) => id !== question.asker);
  };
}

const wordsOf = ({ title, body }: Question): string => `${title} ${title} ${body}`;

/** The skills of a question, as the product finds them among the forum's tags. */
function skillsFor(forum: Forum): (question: Question) => WantedSkill[] {
  const { skills, lessons } = organisationOf(forum);
  const index = buildSkillIndex(skills);
  const learned = buildLearned(index, { lessons: lessons.toReversed() });
  return ({ title, body }) =>
    matchSkills(index, { title, description: body }, SKILLS, learned).map(({ skillId, score }) => ({
      skillId,
      weight: score ** 2,
    }));
}

/** What the product must beat: for the very same skills, each person's answers to them, fading by half in a month. */
export function profile(forum: Forum): Ranker {
  const { skills, evidence, lessons, now } = organisationOf(forum);
  const index = buildPeopleIndex([], [], skills, [], lessons);
  const wantedFor = skillsFor(forum);
  const bySkill = new Map<string, Map<string, number>>();
  for (const { personId, skillId, at } of evidence) {
    const people = bySkill.get(skillId) ?? new Map<string, number>();
    people.set(personId, (people.get(personId) ?? 0) + 2 ** ((at - now) / PROFILE_HALF_LIFE));
    bySkill.set(skillId, people);
  }
  const candidates = new Set(forum.candidates);
  return (question) => {
    const sums = new Map<string, number>();
    for (const { skill, weight } of wantedSkills(index, wantedFor(question), wordsOf(question))) {
      for (const [id, value] of bySkill.get(index.skillIds[skill] ?? "") ?? [])
        sums.set(id, (sums.get(id) ?? 0) + weight * value);
    }
    return [...sums]
      .filter(([id]) => candidates.has(id) && id !== question.asker)
      .toSorted(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
      .map(([id]) => id);
  };
}

const rankings = (forum: Forum, rank: Ranker): Ranking[] =>
  forum.questions.map((question) => ({ ranked: rank(question), gold: question.gold }));

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A paired bootstrap over questions within each forum, macro mean over forums: the difference of nDCG@10, its 95 %
 * interval, and how often chance alone would make it as far from 0 (two-sided).
 */
function paired(forums: readonly { ours: readonly number[]; theirs: readonly number[] }[]) {
  const differences = forums.map(({ ours, theirs }) => ours.map((value, place) => value - (theirs[place] ?? 0)));
  const difference = mean(differences.map(mean));
  const random = seeded(1);
  const drawn = Array.from({ length: RESAMPLES }, () =>
    mean(differences.map((list) => mean(list.map(() => list[Math.floor(random() * list.length)] ?? 0)))),
  ).toSorted((a, b) => a - b);
  const round = (value: number): number => Number(value.toFixed(4));
  const beyond = drawn.filter((value) => Math.abs(value - difference) >= Math.abs(difference)).length;
  return {
    product: round(mean(forums.map(({ ours }) => mean(ours)))),
    baseline: round(mean(forums.map(({ theirs }) => mean(theirs)))),
    difference: round(difference),
    ci95: [round(drawn[Math.floor(RESAMPLES * 0.025)] ?? 0), round(drawn[Math.floor(RESAMPLES * 0.975)] ?? 0)],
    p: round(beyond / RESAMPLES),
  };
}

const macro = (all: readonly Measures[]): Measures => {
  const of = (key: keyof Measures) => Number(mean(all.map((measures) => measures[key])).toFixed(4));
  const queries = all.reduce((sum, measures) => sum + measures.queries, 0);
  return { MRR: of("MRR"), "R@10": of("R@10"), "nDCG@10": of("nDCG@10"), queries };
};

/**
 * People for questions, told line by line; `part` is `train` for choosing weights, with the later part of each history
 * as questions to the earlier, and `test` for the report. False where there are no such data.
 */
export function experts(data: string, part: "train" | "test", tell: (task: string, measures: object) => void): boolean {
  const forums = FORUMS.flatMap((name) => {
    const forum = readForum(data, name);
    if (forum === null) return [];
    return [{ name, parts: part === "test" ? [forum] : CUTS.map((share) => developmentPart(forum, share)) }];
  });
  if (forums.length === 0) return false;
  const variants: Record<string, (forum: Forum) => Ranker> = {
    experts: (forum) => product(forum),
    "experts: skills alone": (forum) => product(forum, { text: false }),
    "experts: answers alone": (forum) => product(forum, { skills: false }),
    "experts: decayed skill profile": profile,
  };
  for (const [task, ranker] of Object.entries(variants)) {
    const each = forums.map(({ name, parts }) => {
      const measures = measuresOf(parts.flatMap((forum) => rankings(forum, ranker(forum))));
      if (task === "experts") tell(`experts/${name}`, measures);
      return measures;
    });
    tell(task, macro(each));
  }
  const compared = forums.map(({ parts }) => ({
    ours: parts.flatMap((forum) => rankings(forum, product(forum)).map(ndcg)),
    theirs: parts.flatMap((forum) => rankings(forum, profile(forum)).map(ndcg)),
  }));
  tell("experts/paired", paired(compared));
  return true;
}
