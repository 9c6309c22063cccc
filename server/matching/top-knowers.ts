import type { PeopleIndex } from "./people-index.ts";
import { type Moment, sourcesOf, WHOLE } from "./moment.ts";
import type { BestFirst, SkillList } from "./skill-list.ts";

/** A wanted skill by number; the weights of all add up to 1. */
export interface Wanted {
  readonly skill: number;
  readonly weight: number;
}

/** The best so far: a heap with the least of them on top. */
export interface Best {
  readonly limit: number;
  readonly person: number[];
  readonly value: number[];
}

/** A long list and what a WHOLE in it counts. */
interface LongList {
  readonly best: BestFirst;
  readonly factor: number;
  /** The most that anybody has here, times `factor`. */
  readonly most: number;
}

/** Sums differ by rounding with the order of their parts; nobody is passed over for so little. */
const SLACK = 1e-9;
/** Long lists are read until what nobody met can have there is less than this part of the least that comes in. */
const UNMET = 0.8;

/** Adds up how strong people are in some wanted skills. */
export interface Adder {
  readonly long: readonly LongList[];
  /** The most that each of these still gives to people who were not met. */
  readonly reach: Float64Array;
  /** How many people stand on short lists. */
  readonly touched: number;
  /** How many people were offered. */
  offered: number;
}

function before(people: PeopleIndex["people"], valueA: number, a: number, valueB: number, b: number): boolean {
  return valueA === valueB ? (people[a]?.id ?? "") < (people[b]?.id ?? "") : valueA > valueB;
}

/** Puts somebody among the best, if they are. */
export function offer({ people }: PeopleIndex, best: Best, who: number, value: number): void {
  const { person, value: values, limit } = best;
  let place = person.length;
  if (place >= limit) {
    if (limit < 1 || !before(people, value, who, values[0] ?? 0, person[0] ?? 0)) return;
    place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= limit) break;
      const isRight =
        child + 1 < limit &&
        before(people, values[child] ?? 0, person[child] ?? 0, values[child + 1] ?? 0, person[child + 1] ?? 0);
      if (isRight) child++;
      if (!before(people, value, who, values[child] ?? 0, person[child] ?? 0)) break;
      values[place] = values[child] ?? 0;
      person[place] = person[child] ?? 0;
      place = child;
    }
  } else {
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!before(people, values[parent] ?? 0, person[parent] ?? 0, value, who)) break;
      values[place] = values[parent] ?? 0;
      person[place] = person[parent] ?? 0;
      place = parent;
    }
  }
  values[place] = value;
  person[place] = who;
}

/** Adds a short list to the sums; how many people have one comes back. */
function addShort({ scratch }: PeopleIndex, { person, value }: SkillList, factor: number, before: number): number {
  const { sum, touched } = scratch;
  let count = before;
  for (let row = 0; row < person.length; row++) {
    const who = person[row] as number;
    const known = sum[who] as number;
    if (known === 0) touched[count++] = who;
    sum[who] = known + factor * (value[row] as number);
  }
  return count;
}

/** Reads the short lists of the wanted skills whole; long ones are left to be searched. */
export function addUp(index: PeopleIndex, moment: Moment, wanted: readonly Wanted[]): Adder {
  const factors = new Map<SkillList, number>();
  for (const { skill, weight } of wanted) {
    for (const { list, share } of sourcesOf(index, moment, skill)) {
      factors.set(list, (factors.get(list) ?? 0) + (weight * share) / WHOLE);
    }
  }
  const long: LongList[] = [];
  let touched = 0;
  for (const [list, factor] of factors) {
    const { best } = list;
    if (best === null) touched = addShort(index, list, factor, touched);
    else long.push({ best, factor, most: factor * (best.most[0] ?? 0) });
  }
  long.sort((a, b) => b.most - a.most);
  return { long, reach: Float64Array.from(long, ({ most }) => most), touched, offered: 0 };
}

/** How strong somebody is in the wanted skills. */
export function strengthBy({ scratch }: PeopleIndex, { long }: Adder, who: number): number {
  let total = scratch.sum[who] as number;
  for (const { best, factor } of long) total += factor * (best.byPerson[who] as number);
  return total;
}

/** Marks somebody as offered; whether they were not before. */
export function markOffered({ scratch }: PeopleIndex, adder: Adder, who: number): boolean {
  if (scratch.isOffered[who] === 1) return false;
  scratch.isOffered[who] = 1;
  scratch.offered[adder.offered++] = who;
  return true;
}

/**
 * Offers somebody, unless they were offered or could not come in. Who is met for the first time has in each list at most
 * its reach, and `bound` in all; who was passed over before is rightly passed over again.
 */
function consider(index: PeopleIndex, adder: Adder, best: Best, who: number, bound: number): void {
  const { long, reach } = adder;
  const least = best.person.length < best.limit ? 0 : (best.value[0] as number);
  const enough = least * (1 - SLACK);
  let value = index.scratch.sum[who] as number;
  let left = bound;
  for (let at = 0; at < long.length; at++) {
    if (value + left < enough) return;
    const list = long[at] as LongList;
    value += list.factor * (list.best.byPerson[who] as number);
    left -= reach[at] as number;
  }
  if (value >= least && markOffered(index, adder, who)) offer(index, best, who, value);
}

/** How much the reach of a list falls with each row of a group that is read. */
function slopeOf({ best: { end, most }, factor }: LongList, group: number): number {
  const rows = (end[group] as number) - (group === 0 ? 0 : (end[group - 1] as number));
  return (factor * ((most[group] as number) - (most[group + 1] ?? 0))) / rows;
}

/**
 * Looks at the people of the long lists from the best rows down, always where what is left to hope for falls fastest
 * (Güntzer, Balke and Kießling, "Optimizing multi-feature queries", 2000), until who was met in none has little to hope
 * for. The most that these can have in all long lists comes back.
 */
function offerLong(index: PeopleIndex, adder: Adder, best: Best): number {
  const { long, reach, touched } = adder;
  const part = touched === 0 ? 1 - SLACK : UNMET;
  const group = new Int32Array(long.length);
  const slope = Float64Array.from(long, (list) => slopeOf(list, 0));
  for (;;) {
    let at = 0;
    let bound = 0;
    for (let other = 0; other < long.length; other++) {
      bound += reach[other] as number;
      if ((slope[other] as number) > (slope[at] as number)) at = other;
    }
    if (bound === 0) return 0;
    if (best.person.length >= best.limit && bound < (best.value[0] as number) * part) return bound;
    const list = long[at] as LongList;
    const { person, end, most } = list.best;
    const now = group[at] as number;
    for (let place = now === 0 ? 0 : (end[now - 1] as number); place < (end[now] as number); place++)
      consider(index, adder, best, person[place] as number, bound);
    group[at] = now + 1;
    reach[at] = list.factor * (most[now + 1] ?? 0);
    slope[at] = now + 1 < end.length ? slopeOf(list, now + 1) : 0;
  }
}

/**
 * Offers everybody who was not met before and may be among the best: a threshold algorithm over the long lists, by which
 * nobody is missed (Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware", 2003), then whom the sums of
 * the short lists lift far enough.
 */
export function offerAll(index: PeopleIndex, adder: Adder, best: Best): void {
  if (best.limit < 1) return;
  const { touched, sum } = index.scratch;
  const unmet = offerLong(index, adder, best);
  for (let place = 0; place < adder.touched; place++) {
    const who = touched[place] as number;
    const least = best.person.length < best.limit ? 0 : (best.value[0] as number);
    if ((sum[who] as number) + unmet >= least * (1 - SLACK)) consider(index, adder, best, who, unmet);
  }
}

/** Leaves nothing behind for the next question. */
export function clear({ scratch }: PeopleIndex, adder: Adder): void {
  const { sum, touched, isOffered, offered } = scratch;
  for (let place = 0; place < adder.touched; place++) sum[touched[place] as number] = 0;
  for (let place = 0; place < adder.offered; place++) isOffered[offered[place] as number] = 0;
}

/** The best, best first. */
export function bestFirstOf({ people }: PeopleIndex, { person, value }: Best): { who: number; value: number }[] {
  return person
    .map((who, place) => ({ who, value: value[place] ?? 0 }))
    .sort((a, b) => (before(people, a.value, a.who, b.value, b.who) ? -1 : 1));
}
