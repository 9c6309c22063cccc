import { topOf } from "./top.ts";

/** Skills that occur together: for skill s, `other[start[s]]` up to `other[start[s + 1]]`, strongest first. */
export interface Association {
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** How much likelier the other is beside this one than anywhere, 0 to 1. */
  readonly lift: Float32Array;
}

/** Times together that are worth half of what they say. */
const DOUBT = 10;
/** Companions that are kept for a skill. */
const MOST = 30;
const LEAST_TOGETHER = 3;
const LEAST_LIFT = 0.05;
/** Longer lists of skills say little about each pair. */
const LONGEST = 60;

/** Which skills occur together in lists of skill numbers; null where none do often enough. */
export function associate(skills: number, lists: readonly (readonly number[])[]): Association | null {
  const short = lists.filter(({ length }) => length > 1 && length <= LONGEST);
  const count = new Int32Array(skills);
  const listsOf: number[][] = Array.from({ length: skills }, () => []);
  for (const [number, list] of short.entries()) {
    for (const skill of list) {
      count[skill] = (count[skill] ?? 0) + 1;
      listsOf[skill]?.push(number);
    }
  }
  const together = new Int32Array(skills);
  const kept = listsOf.map((own, skill) => {
    const touched: number[] = [];
    for (const number of own) {
      for (const other of short[number] ?? []) {
        if (other === skill) continue;
        if (together[other] === 0) touched.push(other);
        together[other] = (together[other] ?? 0) + 1;
      }
    }
    const found = touched.map((other) => {
      const times = together[other] ?? 0;
      together[other] = 0;
      const anywhere = (count[other] ?? 0) / short.length;
      const lift = times < LEAST_TOGETHER ? 0 : (times + DOUBT * anywhere) / (own.length + DOUBT) - anywhere;
      return { other, lift };
    });
    return found
      .filter(({ lift }) => lift >= LEAST_LIFT)
      .sort((a, b) => b.lift - a.lift || a.other - b.other)
      .slice(0, MOST);
  });
  if (kept.every(({ length }) => length === 0)) return null;
  const start = new Int32Array(skills + 1);
  for (const [skill, { length }] of kept.entries()) start[skill + 1] = (start[skill] ?? 0) + length;
  const all = kept.flat();
  return {
    start,
    other: Int32Array.from(all, ({ other }) => other),
    lift: Float32Array.from(all, ({ lift }) => lift),
  };
}

/** How much of a skill's score its companions get, and how many skills have companions. */
const COMPANY = 0.3;
const COMPANIONED = 5;
/** Lessons at which companions count a quarter: what pages say goes before what else occurs together. */
const COMPANY_HALF = 500;

/**
 * Raises the companions of a page's strongest skills; fewer the more `lessons` there are. Skills that are new are put
 * behind the `count` of `touched`, with the skill that brought them in `broughtBy`. The new count.
 */
export function addCompany(
  { start, other, lift }: Association,
  lessons: number,
  scores: Float32Array,
  touched: Int32Array,
  count: number,
  broughtBy: Map<number, number>,
): number {
  const share = COMPANY * (COMPANY_HALF / (lessons + COMPANY_HALF)) ** 2;
  const best = topOf(count, COMPANIONED, (a, b) => {
    const skillA = touched[a] ?? 0;
    const skillB = touched[b] ?? 0;
    const difference = (scores[skillA] ?? 0) - (scores[skillB] ?? 0);
    return difference === 0 ? skillA < skillB : difference > 0;
  }).map((place) => ({ skill: touched[place] ?? 0, score: scores[touched[place] ?? 0] ?? 0 }));
  let now = count;
  for (const { skill, score } of best) {
    for (let place = start[skill] ?? 0, end = start[skill + 1] ?? 0; place < end; place++) {
      const companion = other[place] ?? 0;
      const added = share * score * (lift[place] ?? 0);
      if (added === 0) continue;
      if (scores[companion] === 0) {
        touched[now++] = companion;
        broughtBy.set(companion, skill);
      }
      scores[companion] = Math.min(1, (scores[companion] ?? 0) + added);
    }
  }
  return now;
}
