import type { Dense, Rows } from "./learned-rows.ts";
import type { Vector, Vocabulary } from "./learned-words.ts";

/** All that lessons taught, in typed arrays. Lessons that are tagged in full come first. */
export interface Model {
  readonly vocabulary: Vocabulary;
  /** How many lessons are tagged in full: only they tell what a page is not about. */
  readonly whole: number;
  /** By word: the lessons that hold it. */
  readonly postings: Rows;
  /** By lesson: its words. */
  readonly pages: Rows;
  /** By lesson: what likeness to it adds to skills. */
  readonly targets: Rows;
  /** By skill: the lessons that are tagged with it. */
  readonly lessonsOf: Rows;
  /** By word: its share in the directions in which lessons are alike. */
  readonly words: Dense;
  /** By skill: what each direction adds, as many numbers as `words` is wide. */
  readonly correction: Float32Array;
  /** By skill: what its score is multiplied by, more than 1 for skills that few lessons are tagged with. */
  readonly rarity: Float32Array;
  /** What a lesson's likeness is worth outside these directions. */
  readonly plain: number;
  readonly room: Room;
}

/** Room to count in, all zero between calls; ties a model to one thread, as the index is. */
export interface Room {
  readonly like: Float64Array;
  readonly lessons: Int32Array;
  readonly gained: Float64Array;
  readonly skills: Int32Array;
  /** By word: its place on the page and 1. */
  readonly places: Int32Array;
}

/** Lessons at which what they say counts half; beside a handful of them all pages look alike. */
const HALF = 20;
/** Skills that have less than this even before the correction, which mostly lowers, fade. */
const LEAST = 0.1;
const FADED = 0.5;
/** What is left of a named skill's score where lessons say that such pages are not about it: its place among such. */
const ALMOST_NOTHING = 1e-6;
/** What a confirmed question of the very same words adds to its skills. */
const CONFIRMED = 0.5;

/** Room for so many lessons, skills and words. */
export function roomFor(lessons: number, skills: number, words: number): Room {
  return {
    like: new Float64Array(lessons),
    lessons: new Int32Array(lessons),
    gained: new Float64Array(skills),
    skills: new Int32Array(skills),
    places: new Int32Array(words),
  };
}

/** How like the page is to each lesson, in the room's `like`; the count of those that are. */
function compare({ postings, room }: Model, { words, weights }: Vector): number {
  const { like, lessons } = room;
  let touched = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    const weight = weights[at] ?? 0;
    for (let place = postings.start[word] ?? 0, end = postings.start[word + 1] ?? 0; place < end; place++) {
      const added = weight * (postings.values[place] ?? 0);
      if (added === 0) continue;
      const lesson = postings.columns[place] ?? 0;
      if (like[lesson] === 0) lessons[touched++] = lesson;
      like[lesson] = (like[lesson] ?? 0) + added;
    }
  }
  return touched;
}

/** What like lessons add to skills, in the room's `gained`; empties `like`. The count of those skills, 0 gained or not. */
function gather({ targets, whole, room }: Model, touched: number): number {
  const { like, lessons, gained, skills } = room;
  let count = 0;
  for (let at = 0; at < touched; at++) {
    const lesson = lessons[at] ?? 0;
    const likeness = like[lesson] ?? 0;
    like[lesson] = 0;
    const worth = lesson < whole ? likeness : CONFIRMED * likeness ** 3;
    for (let place = targets.start[lesson] ?? 0, end = targets.start[lesson + 1] ?? 0; place < end; place++) {
      const skill = targets.columns[place] ?? 0;
      const before = gained[skill] ?? 0;
      if (before === 0) skills[count++] = skill;
      // Never back to 0, or the skill would be counted twice.
      gained[skill] = before + worth * (targets.values[place] ?? 0) || Number.MIN_VALUE;
    }
  }
  return count;
}

/** Where the page lies in the directions in which lessons are alike. */
function directionsOf({ words: { width, values } }: Model, { words, weights }: Vector): Float32Array {
  const found = new Float32Array(width);
  for (let at = 0; at < words.length; at++) {
    const from = (words[at] ?? 0) * width;
    const weight = weights[at] ?? 0;
    for (let place = 0; place < width; place++) {
      found[place] = (found[place] ?? 0) + weight * (values[from + place] ?? 0);
    }
  }
  return found;
}

/** Adds to `scores` what lessons say of a page; skills that are new are put behind the `named` of `touched`. The new count. */
export function addLessons(
  model: Model,
  vector: Vector,
  scores: Float32Array,
  touched: Int32Array,
  named: number,
): number {
  const { room, correction, whole, rarity } = model;
  const { width } = model.words;
  const gaining = gather(model, compare(model, vector));
  const directions = directionsOf(model, vector);
  const trust = whole === 0 ? 1 : whole / (whole + HALF);
  let count = named;
  for (let at = 0; at < gaining; at++) {
    const skill = room.skills[at] ?? 0;
    const before = scores[skill] ?? 0;
    let gain = room.gained[skill] ?? 0;
    room.gained[skill] = 0;
    if (before + gain < LEAST) {
      scores[skill] = before * (1 - trust * FADED);
      continue;
    }
    const from = skill * width;
    for (let place = 0; place < width; place++) {
      gain += (directions[place] ?? 0) * (correction[from + place] ?? 0);
    }
    const after = (before + trust * gain) * (rarity[skill] ?? 1);
    if (before === 0 && after <= 0) continue;
    if (before === 0) touched[count++] = skill;
    scores[skill] = Math.min(1, Math.max(ALMOST_NOTHING, after));
  }
  return count;
}
