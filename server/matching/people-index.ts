import { type AnswerIndex, buildAnswers } from "./answer-texts.ts";
import { buildEdges, type Edge } from "./edges.ts";
import { buildRows, type PageRow, readEvidence } from "./evidence-rows.ts";
import { buildLessons, type LessonIndex } from "./like-lessons.ts";
import type { Moment } from "./moment.ts";
import type { MatchAnswerText, MatchEvidence, MatchLesson, MatchPerson, MatchSkill } from "./types.ts";

/**
 * Who has shown which skill, as posting lists: the rows of skill s are `start[s]` up to `start[s + 1]`, ordered by
 * person, one for each person and kind of evidence. Numbers of people and skills are places in `people` and `skillIds`.
 */
export interface PeopleIndex {
  readonly people: readonly MatchPerson[];
  readonly personNumber: ReadonlyMap<string, number>;
  readonly skillIds: readonly string[];
  readonly skillNumber: ReadonlyMap<string, number>;
  readonly start: Int32Array;
  readonly person: Int32Array;
  /** Place in EVIDENCE_KINDS. */
  readonly kind: Uint8Array;
  readonly count: Uint16Array;
  /** Epoch milliseconds of the newest. */
  readonly lastAt: Float64Array;
  /** Weights of the row's evidence, each decayed (or grown) to REFERENCE. */
  readonly sum: Float32Array;
  /** The same for what fades within weeks; too steep for 32 bits. */
  readonly recent: Float64Array;
  /** Other skills whose evidence counts in part for a skill. */
  readonly edges: readonly (readonly Edge[])[];
  /** Evidence that came from a page, by page key. */
  readonly onPage: ReadonlyMap<string, readonly PageRow[]>;
  readonly answers: AnswerIndex;
  readonly lessons: LessonIndex;
  readonly scratch: Scratch;
}

/** Room to count in, all zero between calls, and what holds for the present hour; ties an index to one thread. */
export interface Scratch {
  /** What short lists give to a person, and in any order to whom they give. */
  readonly sum: Float64Array;
  readonly touched: Int32Array;
  /** 1 for people who were offered, and in any order who these are. */
  readonly isOffered: Uint8Array;
  readonly offered: Int32Array;
  moment: Moment | null;
}

/**
 * Posting lists from evidence, and the words of past answers. What is about people or skills that are not given is left
 * out, so somebody who is deleted leaves nothing behind.
 */
export function buildPeopleIndex(
  people: readonly MatchPerson[],
  evidence: readonly MatchEvidence[],
  skills: readonly MatchSkill[],
  answers: readonly MatchAnswerText[] = [],
  lessons: readonly MatchLesson[] = [],
): PeopleIndex {
  const personNumber = new Map(people.map(({ id }, number) => [id, number]));
  const skillNumber = new Map(skills.map(({ id }, number) => [id, number]));
  const columns = readEvidence(evidence, personNumber, skillNumber);
  return {
    people,
    personNumber,
    skillIds: skills.map(({ id }) => id),
    skillNumber,
    ...buildRows(columns, people.length, skills.length),
    edges: buildEdges(skills, skillNumber),
    onPage: columns.onPage,
    answers: buildAnswers(answers, personNumber),
    lessons: buildLessons(lessons, skillNumber),
    scratch: {
      sum: new Float64Array(people.length),
      touched: new Int32Array(people.length),
      isOffered: new Uint8Array(people.length),
      offered: new Int32Array(people.length),
      moment: null,
    },
  };
}
