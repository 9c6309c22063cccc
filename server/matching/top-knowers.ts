import type { PeopleIndex } from "./people-index.ts";
import { type BestFirst, type Moment, type SkillList, sourcesOf, WHOLE } from "./moment.ts";

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
const UNTOUCHED = 0;
const TOUCHED = 1;
const DONE = 2;
/** So many of the best of each long list are looked at first, so that the many behind them can be passed over. */
const FIRST_LOOK = 64;

/** Adds up how strong people are in some wanted skills. */
export interface Adder {
  readonly long: readonly LongList[];
  /** The most that all long lists together give. */
  readonly most: number;
  count: number;
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

/** Reads the short lists of the wanted skills whole; long ones are left to be searched. */
export function addUp(index: PeopleIndex, moment: Moment, wanted: readonly Wanted[]): Adder {
  const { state, touched, sum } = index.scratch;
  const factors = new Map<SkillList, number>();
  for (const { skill, weight } of wanted) {
    for (const { list, share } of sourcesOf(index, moment, skill)) {
      factors.set(list, (factors.get(list) ?? 0) + (weight * share) / WHOLE);
    }
  }
  const long: LongList[] = [];
  let count = 0;
  for (const [{ person, value, best }, factor] of factors) {
    if (best !== null) {
      long.push({ best, factor, most: factor * (best.most[0] ?? 0) });
      continue;
    }
    for (let row = 0; row < person.length; row++) {
      const who = person[row] as number;
      if (state[who] === UNTOUCHED) {
        state[who] = TOUCHED;
        touched[count++] = who;
      }
      sum[who] = (sum[who] as number) + factor * (value[row] as number);
    }
  }
  long.sort((a, b) => b.most - a.most);
  return { long, most: long.reduce((total, { most }) => total + most, 0), count };
}

/** How strong somebody is in the wanted skills. */
export function strengthBy({ scratch }: PeopleIndex, { long }: Adder, who: number): number {
  let total = scratch.sum[who] as number;
  for (let at = 0; at < long.length; at++) {
    const { best, factor } = long[at] as LongList;
    total += factor * (best.byPerson[who] as number);
  }
  return total;
}

/** Marks somebody as offered. */
export function markDone({ scratch }: PeopleIndex, adder: Adder, who: number): void {
  if (scratch.state[who] === UNTOUCHED) scratch.touched[adder.count++] = who;
  scratch.state[who] = DONE;
}

/** Offers somebody once, if they could come in at all; what is passed over now would be passed over later. */
function consider(index: PeopleIndex, adder: Adder, best: Best, who: number): void {
  const { state, sum } = index.scratch;
  if (state[who] === DONE) return;
  const { long } = adder;
  const least = best.person.length < best.limit ? 0 : (best.value[0] as number);
  let value = sum[who] as number;
  let left = adder.most;
  for (let at = 0; at < long.length; at++) {
    if (value + left < least * (1 - SLACK)) return;
    const list = long[at] as LongList;
    left -= list.most;
    value += list.factor * (list.best.byPerson[who] as number);
  }
  if (value < least) return;
  markDone(index, adder, who);
  offer(index, best, who, value);
}

/** Offers those who stand on short lists, passing over whom even the best of all long lists could not lift in. */
function offerTouched(index: PeopleIndex, adder: Adder, best: Best, read: number): void {
  const { touched } = index.scratch;
  for (let place = 0; place < read; place++) consider(index, adder, best, touched[place] as number);
}

/** Offers a group of a long list; `rest` is the most that the other lists can add for somebody on no short list. */
function offerGroup(
  index: PeopleIndex,
  adder: Adder,
  best: Best,
  at: number,
  from: number,
  to: number,
  rest: number,
): void {
  const { long } = adder;
  const { best: list, factor } = long[at] as LongList;
  const { state } = index.scratch;
  for (let place = from; place < to; place++) {
    const who = list.person[place] as number;
    if (state[who] !== UNTOUCHED) continue;
    const full = best.person.length >= best.limit;
    const least = full ? (best.value[0] as number) : 0;
    let value = factor * (list.value[place] as number);
    let left = rest;
    for (let other = 0; other < long.length && value + left >= least * (1 - SLACK); other++) {
      if (other === at) continue;
      const { best: theirs, factor: share, most } = long[other] as LongList;
      left -= most;
      value += share * (theirs.byPerson[who] as number);
    }
    if (value >= least * (1 - SLACK)) consider(index, adder, best, who);
  }
}

/**
 * Offers everybody who was not offered before and may be among the best. Of the long lists always that is read on which
 * promises most, from its best rows down, until nobody who was met in none of them could come in: a threshold
 * algorithm, by which nobody is missed.
 */
export function offerAll(index: PeopleIndex, adder: Adder, best: Best): void {
  const { long } = adder;
  const read = adder.count;
  for (const list of long) {
    for (let place = 0; place < FIRST_LOOK; place++) consider(index, adder, best, list.best.person[place] as number);
  }
  offerTouched(index, adder, best, read);
  const group = new Int32Array(long.length);
  const reach = Float64Array.from(long, ({ most }) => most);
  for (;;) {
    let at = 0;
    let bound = reach[0] ?? 0;
    for (let other = 1; other < long.length; other++) {
      bound += reach[other] as number;
      if ((reach[other] as number) > (reach[at] as number)) at = other;
    }
    if (long.length === 0 || reach[at] === 0) return;
    if (best.person.length >= best.limit && bound < (best.value[0] as number) * (1 - SLACK)) return;
    const { best: list, factor } = long[at] as LongList;
    const now = group[at] as number;
    const rest = adder.most - (long[at] as LongList).most;
    offerGroup(index, adder, best, at, now === 0 ? 0 : (list.end[now - 1] as number), list.end[now] as number, rest);
    let next = now + 1;
    while (next < list.end.length && list.most[next] === 0) next++;
    group[at] = next;
    reach[at] = next < list.end.length ? factor * (list.most[next] as number) : 0;
  }
}

/** Leaves nothing behind for the next question. */
export function clear({ scratch }: PeopleIndex, { count }: Adder): void {
  const { state, touched, sum } = scratch;
  for (let place = 0; place < count; place++) {
    const who = touched[place] as number;
    sum[who] = 0;
    state[who] = UNTOUCHED;
  }
}

/** The best, best first. */
export function bestFirstOf({ people }: PeopleIndex, { person, value }: Best): { who: number; value: number }[] {
  return person
    .map((who, place) => ({ who, value: value[place] ?? 0 }))
    .sort((a, b) => (before(people, a.value, a.who, b.value, b.who) ? -1 : 1));
}
