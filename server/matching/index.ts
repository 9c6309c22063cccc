import { type Knower, type WantedSkill, whoKnows } from "./knows.ts";
import { pageKey } from "./page-key.ts";
import { buildPeopleIndex } from "./people-index.ts";
import { type Learner, whomToAsk } from "./route.ts";
import { buildSkillIndex } from "./skill-index.ts";
import { speaker } from "./spoken.ts";
import { matchSkills } from "./topic-to-skills.ts";
import type { Candidate, MatchEvidence, MatchLoad, MatchPerson, MatchSkill, SkillHit, TopicFields } from "./types.ts";

export { availabilityOf, addWorkingMinutes, isWorking, nextWorking, overlapMinutesToday, worksUntil } from "./hours.ts";
export { pageKey } from "./page-key.ts";
export { MOST_WAITING, mayBeAsked } from "./route.ts";
export type { Knower, Learner, WantedSkill };
export type * from "./types.ts";

/** A whole name in a description comes near .5; a common word out of a longer name stays below this. */
const LEAST_SCORE = 0.38;
/** Skills far behind the first say little about who can help. */
const SKILLS_THAT_COUNT = 5;

/** An organisation as the matcher knows it. */
export interface EngineInput {
  readonly skills: readonly MatchSkill[];
  readonly people: readonly MatchPerson[];
  readonly evidence: readonly MatchEvidence[];
}

/** What may change between two asks without the engine being rebuilt. */
export interface AskContext {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly learner: Learner | null;
  readonly load: ReadonlyMap<string, MatchLoad>;
  /** People who must not be named, the asker among them when it is their own search. */
  readonly exclude?: ReadonlySet<string>;
  /** The ask's id, so that ties fall differently from ask to ask. */
  readonly tieBreak?: string;
  readonly pageKey?: string;
  /** Skills that the learner took away from what the page is about. */
  readonly without?: ReadonlySet<string>;
}

/** One organisation's matcher: immutable, rebuilt when its data change. */
export interface Engine {
  /** A skill's name as it stands within a sentence; "this" for an unknown one. */
  readonly skillName: (skillId: string) => string;
  /** The skills that a page is about, at most `limit`. */
  readonly skills: (topic: TopicFields, limit: number) => SkillHit[];
  /** Whom to ask about some skills, at most `limit`, first to ask first. */
  readonly people: (skills: readonly WantedSkill[], context: AskContext, limit: number) => Candidate[];
  /** Both in one: `limit` bounds skills and people alike. */
  readonly match: (
    topic: TopicFields,
    context: AskContext,
    limit: number,
  ) => { skills: SkillHit[]; people: Candidate[] };
}

/** Builds an organisation's matcher: some 50 ms for 100,000 pieces of evidence. */
export function buildEngine({ skills, people, evidence }: EngineInput): Engine {
  const skillIndex = buildSkillIndex(skills);
  const peopleIndex = buildPeopleIndex(people, evidence, skills);
  const byId = new Map(people.map((person) => [person.id, person]));
  const skillName = speaker(skills);

  const skillsOf: Engine["skills"] = (topic, limit) =>
    matchSkills(skillIndex, topic, limit).filter(({ score }) => score >= LEAST_SCORE);

  const peopleFor: Engine["people"] = (wanted, context, limit) => {
    const { now, learner, load } = context;
    const knowers = whoKnows(
      peopleIndex,
      wanted,
      now,
      context.pageKey === undefined ? {} : { pageKey: context.pageKey },
    );
    return whomToAsk(knowers, byId, load, {
      now,
      learner,
      limit,
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

  return { skillName, skills: skillsOf, people: peopleFor, match };
}
