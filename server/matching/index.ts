import { type Knower, type WantedSkill, whoKnows } from "./knows.ts";
import { bringingToPresent } from "./moment.ts";
import { pageKey } from "./page-key.ts";
import { buildPeopleIndex, type PeopleIndex } from "./people-index.ts";
import { learning } from "./learn.ts";
import type { Learned } from "./learned.ts";
import { type Learner, whomToAsk } from "./route.ts";
import { buildSkillIndex, type SkillIndex } from "./skill-index.ts";
import { speaker } from "./spoken.ts";
import { matchSkills } from "./topic-to-skills.ts";
import type {
  Candidate,
  MatchAnswerText,
  MatchEvidence,
  MatchLesson,
  MatchLoad,
  MatchPerson,
  MatchSkill,
  MatchTopicWord,
  MatchUsual,
  SkillHit,
  TopicFields,
} from "./types.ts";

export { availabilityOf, addWorkingMinutes, isWorking, nextWorking, overlapMinutesToday, worksUntil } from "./hours.ts";
export { pageKey } from "./page-key.ts";
export { askedAtOnce, usualAcceptance } from "./acceptance.ts";
export { MOST_WAITING, mayBeAsked } from "./route.ts";
export type { Knower, Learner, WantedSkill };
export type * from "./types.ts";

/** A whole name in a description comes near .5; a common word out of a longer name stays below this. */
export const LEAST_SCORE = 0.38;
/** Skills far behind the first say little about who can help. */
const SKILLS_THAT_COUNT = 5;

/** An organisation as the matcher knows it. */
export interface EngineInput {
  readonly skills: readonly MatchSkill[];
  readonly people: readonly MatchPerson[];
  readonly evidence: readonly MatchEvidence[];
  /** Past answers in words, as far as their owners let them count. */
  readonly answers?: readonly MatchAnswerText[];
  /** Topics whose skills are known: tagged courses, confirmed questions. */
  readonly lessons?: readonly MatchLesson[];
  /** What learners said of single pages. */
  readonly topicWords?: readonly MatchTopicWord[];
  /** Epoch milliseconds: evidence is brought to this hour while building, to any other when somebody asks. */
  readonly now?: number;
}

/** What may change between two asks without the engine being rebuilt. */
export interface AskContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly learner: Learner | null;
  /** How long the ask may take; middling unless told. */
  readonly minutes?: number;
  /** Of those who are known, at least. */
  readonly load: ReadonlyMap<string, MatchLoad>;
  /** What is usual in the organisation; reckoned from `load` unless told. */
  readonly usual?: MatchUsual;
  /** How many are going to be asked at once, three unless told. */
  readonly atOnce?: number;
  /** People who must not be named, the asker among them when it is their own search. */
  readonly exclude?: ReadonlySet<string>;
  /** The ask's id, so that ties fall differently from ask to ask. */
  readonly tieBreak?: string;
  readonly pageKey?: string;
  /** The question in the learner's words, for likeness to past answers. */
  readonly question?: string;
  /** Reasons that this learner has called not right, as `personId skillId kind`: they do not count for them. */
  readonly doubted?: ReadonlySet<string>;
  /** Skills that the learner took away from what the page is about. */
  readonly without?: ReadonlySet<string>;
}

/** What decides who knows, apart from whom to ask now. */
type KnownContext = Pick<AskContext, "now" | "pageKey" | "question" | "doubted">;

/** One organisation's matcher: immutable, rebuilt when its data change. */
export interface Engine {
  /** A skill's name as it stands within a sentence; "this" for an unknown one. */
  readonly skillName: (skillId: string) => string;
  /** The skills that a page is about, at most `limit`. */
  readonly skills: (topic: TopicFields, limit: number) => SkillHit[];
  /** Ids of those who know about some skills, 200 at most, whether or not they can be asked now. */
  readonly known: (skills: readonly WantedSkill[], context: KnownContext) => string[];
  /** Whom to ask about some skills, at most `limit`, first to ask first. */
  readonly people: (skills: readonly WantedSkill[], context: AskContext, limit: number) => Candidate[];
  /** Both in one: `limit` bounds skills and people alike. */
  readonly match: (
    topic: TopicFields,
    context: AskContext,
    limit: number,
  ) => { skills: SkillHit[]; people: Candidate[] };
}

/** Ids of each person's skills, where they have shown more than one. */
function profilesOf(evidence: readonly MatchEvidence[]): string[][] {
  const known = new Map<string, Set<string>>();
  for (const { personId, skillId } of evidence) {
    const skills = known.get(personId);
    if (skills === undefined) known.set(personId, new Set([skillId]));
    else skills.add(skillId);
  }
  return Array.from(known.values(), (skills) => [...skills]).filter((skills) => skills.length > 1);
}

/**
 * Builds an organisation's matcher in steps, between which other work may come in. Depends on nothing but its input and
 * the input's order.
 */
export function* building(input: EngineInput): Generator<void, Engine> {
  const { skills, people, evidence, answers, lessons, topicWords, now } = input;
  const skillIndex = buildSkillIndex(skills);
  yield;
  const peopleIndex = buildPeopleIndex(people, evidence, skills, answers, lessons);
  yield;
  if (now !== undefined) yield* bringingToPresent(peopleIndex, now);
  const learned = yield* learning(skillIndex, {
    ...(lessons === undefined ? {} : { lessons }),
    ...(topicWords === undefined ? {} : { topicWords }),
    profiles: profilesOf(evidence),
  });
  return engineOf(input, skillIndex, peopleIndex, learned);
}

/** The whole of {@link building} without a break. */
export function buildEngine(input: EngineInput): Engine {
  const work = building(input);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function engineOf(
  { skills, people }: EngineInput,
  skillIndex: SkillIndex,
  peopleIndex: PeopleIndex,
  learned: Learned | null,
): Engine {
  const byId = new Map(people.map((person) => [person.id, person]));
  const skillName = speaker(skills);

  const skillsOf: Engine["skills"] = (topic, limit) =>
    matchSkills(skillIndex, topic, limit, learned, LEAST_SCORE).filter(({ score }) => score >= LEAST_SCORE);

  const knowersOf = (wanted: readonly WantedSkill[], context: KnownContext): Knower[] => {
    const { now, pageKey: page, question, doubted } = context;
    return whoKnows(peopleIndex, wanted, now, { pageKey: page, question, doubted });
  };
  const known: Engine["known"] = (wanted, context) => knowersOf(wanted, context).map(({ personId }) => personId);

  const peopleFor: Engine["people"] = (wanted, context, limit) => {
    const { now, learner, load } = context;
    return whomToAsk(knowersOf(wanted, context), byId, load, {
      now,
      learner,
      limit,
      ...(context.usual === undefined ? {} : { usual: context.usual }),
      ...(context.atOnce === undefined ? {} : { atOnce: context.atOnce }),
      ...(context.minutes === undefined ? {} : { minutes: context.minutes }),
      exclude: context.exclude ?? new Set(),
      tieBreak: context.tieBreak ?? context.pageKey ?? "",
      skillName,
      mainSkillId: wanted[0]?.skillId ?? null,
    });
  };

  const match: Engine["match"] = (topic, context, limit) => {
    const { without } = context;
    const most = limit + (without?.size ?? 0);
    const hits = skillsOf(topic, most)
      .filter(({ skillId }) => without?.has(skillId) !== true)
      .slice(0, limit);
    const wanted = hits.slice(0, SKILLS_THAT_COUNT).map(({ skillId, score }) => ({ skillId, weight: score ** 2 }));
    return { skills: hits, people: peopleFor(wanted, { pageKey: pageKey(topic), ...context }, limit) };
  };

  return { skillName, skills: skillsOf, known, people: peopleFor, match };
}
