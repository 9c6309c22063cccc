import { associate } from "./association.ts";
import { type Basis, findBasis, inverseOf } from "./learned-basis.ts";
import { type Learned, learnedFrom } from "./learned.ts";
import { type Model, roomFor } from "./learned-model.ts";
import { type Rows, rowsOf, turned } from "./learned-rows.ts";
import { topicWordsOf } from "./learned-topic-words.ts";
import { buildVocabulary, countWords, type Vector, vectorOf } from "./learned-words.ts";
import type { SkillIndex } from "./skill-index.ts";
import { matchSkills } from "./topic-to-skills.ts";
import type { MatchLesson, MatchTopicWord } from "./types.ts";

/** What an organisation's skills are learned from. */
export interface Teaching {
  /** Newest first: of these the first 20,000 are read. */
  readonly lessons?: readonly MatchLesson[];
  /** Ids of the skills of each person or the like, where they are known together. */
  readonly profiles?: readonly (readonly string[])[];
  /** What learners said of single pages. */
  readonly topicWords?: readonly MatchTopicWord[];
}

/** Older lessons than these say little that is new. */
const MOST_LESSONS = 20_000;
/** Pages that are read before others get their turn. */
const SLICE = 20;
/** Lessons or skills that are reckoned with before others get their turn. */
const SLICE_OF_ROWS = 500;
/** How much doubt there is about what lessons say: ridge regression's penalty on rows of length 1. */
const DOUBT = 1.3;
/** What broad tags lose to rare ones, for each e-fold of how often lessons have them, and the least of these counted. */
const RARITY = 0.08;
const RAREST = -0.5;
/** Skills of a lesson that its names alone lead to: so many, and with a score of so much, are learned against. */
const MOST_NAMED = 25;
const LEAST_NAMED = 0.1;

interface Lesson {
  readonly page: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<number, number>;
  readonly skills: ReadonlySet<number>;
  readonly isWhole: boolean;
}

/** What the page's names alone lead to, strongest first, by a skill's number. */
function strongest(scores: Float32Array, touched: Int32Array, count: number): Map<number, number> {
  const named = Array.from(touched.subarray(0, count), (skill): [number, number] => [skill, scores[skill] ?? 0]);
  return new Map(
    named
      .filter(([, score]) => score >= LEAST_NAMED)
      .sort(([skillA, a], [skillB, b]) => b - a || skillA - skillB)
      .slice(0, MOST_NAMED),
  );
}

function readLesson(index: SkillIndex, numbers: ReadonlyMap<string, number>, lesson: MatchLesson): Lesson {
  let page: ReadonlyMap<string, number> = new Map();
  let named: ReadonlyMap<number, number> = new Map();
  const ear: Learned = {
    addTo: (_, pieces, scores, touched, count) => {
      page = countWords(pieces);
      named = strongest(scores, touched, count);
      return count;
    },
    wordsFor: () => ({ matched: "", where: "title" }),
  };
  matchSkills(index, lesson.topic, 0, ear);
  const skills = new Set(lesson.skillIds.flatMap((id) => numbers.get(id) ?? []));
  return { page, named, skills, isWhole: lesson.kind === "course" };
}

function evenly(skills: ReadonlySet<number>): Vector {
  return { words: Int32Array.from(skills), weights: new Float32Array(skills.size).fill(1) };
}

/** What remains to be learned of a lesson: its skills, less what its names alone have told. */
function remainder({ named, skills, isWhole }: Lesson): Vector {
  if (!isWhole) return evenly(skills);
  const left = new Map<number, number>();
  for (const skill of skills) left.set(skill, 1);
  for (const [skill, score] of named) left.set(skill, (left.get(skill) ?? 0) - score);
  return { words: Int32Array.from(left.keys()), weights: Float32Array.from(left.values()) };
}

/**
 * By skill, what each direction of the basis adds to the plain likeness to lessons. Together they are ridge regression
 * of targets on words: exact within the basis, and with the mean likeness where lessons have little in common.
 */
function* correct(basis: Basis, targets: Rows, skills: number, plain: number): Generator<void, Float32Array> {
  const { width, values } = basis.lessons;
  const lessons = width === 0 ? 0 : values.length / width;
  const isDiagonal = (place: number): boolean => place % (width + 1) === 0;
  const core = inverseOf(
    basis.inner.map((value, place) => (isDiagonal(place) ? value + DOUBT : value)),
    width,
  ).map((value, place) => (isDiagonal(place) ? value - plain : value));
  const seen = new Float32Array(skills * width);
  for (let lesson = 0; lesson < lessons; lesson++) {
    for (let place = targets.start[lesson] ?? 0, end = targets.start[lesson + 1] ?? 0; place < end; place++) {
      const value = targets.values[place] ?? 0;
      const from = lesson * width;
      const to = (targets.columns[place] ?? 0) * width;
      for (let at = 0; at < width; at++) seen[to + at] = (seen[to + at] ?? 0) + value * (values[from + at] ?? 0);
    }
    if (lesson % SLICE_OF_ROWS === 0) yield;
  }
  const correction = new Float32Array(skills * width);
  for (let skill = 0; skill < skills; skill++) {
    const from = skill * width;
    for (let row = 0; row < width; row++) {
      let sum = 0;
      for (let at = 0; at < width; at++) sum += (core[row * width + at] ?? 0) * (seen[from + at] ?? 0);
      correction[from + row] = sum;
    }
    if (skill % SLICE_OF_ROWS === 0) yield;
  }
  return correction;
}

/** By skill: what its score is multiplied by, as whole lessons are tagged with it less or more often than on average. */
function rarityOf(lessons: readonly Lesson[], skills: number): Float32Array {
  const count = new Float32Array(skills);
  let sum = 0;
  for (const { skills: own } of lessons) {
    sum += own.size;
    for (const skill of own) count[skill] = (count[skill] ?? 0) + 1;
  }
  const usual = sum / skills + 1;
  return count.map((times) => 1 - RARITY * Math.max(RAREST, Math.log((times + 1) / usual)));
}

/** The model of lessons, those that are tagged in full first. */
function* fit(lessons: readonly Lesson[], skills: number): Generator<void, Model> {
  const whole = lessons.filter(({ isWhole }) => isWhole).length;
  const pages = lessons.map(({ page }) => page);
  const vocabulary = buildVocabulary(pages);
  yield;
  const vectors = pages.map((page) => vectorOf(vocabulary, page));
  yield;
  const words = vocabulary.idf.length;
  const basis = yield* findBasis(rowsOf(vectors.slice(0, whole)), words);
  const targets = rowsOf(lessons.map(remainder));
  const plain = 1 / (DOUBT + basis.rest);
  const correction = yield* correct(basis, targets, skills, plain);
  const isOfWhole = (place: number): boolean => place < (targets.start[whole] ?? 0);
  const rows = rowsOf(vectors);
  return {
    vocabulary,
    whole,
    postings: turned(rows, words),
    pages: rows,
    targets: { ...targets, values: targets.values.map((value, place) => (isOfWhole(place) ? value * plain : value)) },
    lessonsOf: turned(rowsOf(lessons.map((lesson) => evenly(lesson.skills))), skills),
    words: basis.words,
    correction,
    rarity: rarityOf(lessons.slice(0, whole), skills),
    plain,
    room: roomFor(lessons.length, skills, words),
  };
}

/**
 * Learns what pages are about from an organisation's lessons and from skills that occur together. Yields every few
 * milliseconds, where other work may come in between; null where there is nothing to learn from. Depends on nothing
 * but its inputs and their order.
 */
export function* learning(index: SkillIndex, teaching: Teaching): Generator<void, Learned | null> {
  const { lessons = [], profiles = [], topicWords = [] } = teaching;
  const numbers = new Map(index.skills.map(({ id }, number) => [id, number]));
  const read: Lesson[] = [];
  for (const [place, lesson] of lessons.slice(0, MOST_LESSONS).entries()) {
    const one = readLesson(index, numbers, lesson);
    if (one.skills.size > 0 && one.page.size > 0) read.push(one);
    if (place % SLICE === SLICE - 1) yield;
  }
  const known = profiles.map((ids) => [...new Set(ids.flatMap((id) => numbers.get(id) ?? []))]);
  const association = associate(index.skills.length, [...known, ...read.map(({ skills }) => [...skills])]);
  yield;
  const words = topicWordsOf(topicWords, numbers);
  if (read.length === 0 && association === null && words.size === 0) return null;
  const inOrder = read.toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole));
  const model = read.length === 0 ? null : yield* fit(inOrder, index.skills.length);
  return learnedFrom(index, model, association, words);
}

/** The whole of `learning` without a break. */
export function buildLearned(index: SkillIndex, teaching: Teaching): Learned | null {
  const work = learning(index, teaching);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
