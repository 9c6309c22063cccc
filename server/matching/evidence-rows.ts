import { EVIDENCE_KINDS, type MatchEvidence } from "./types.ts";
import { decay, decayOfRecent, REFERENCE, weightOf } from "./worth.ts";

/** One piece of evidence from a page; `person` and `kind` are numbers, `at` epoch milliseconds. */
export interface PageRow {
  readonly person: number;
  readonly kind: number;
  readonly at: number;
}

/** Evidence by number, in columns; `length` of them are in use. */
export interface Columns {
  readonly length: number;
  readonly skill: Int32Array;
  readonly person: Int32Array;
  readonly kind: Uint8Array;
  readonly at: Float64Array;
  readonly onPage: ReadonlyMap<string, readonly PageRow[]>;
}

/** Reads evidence into columns; what is about nobody or nothing known, or has no date, is left out. */
export function readEvidence(
  evidence: readonly MatchEvidence[],
  personNumber: ReadonlyMap<string, number>,
  skillNumber: ReadonlyMap<string, number>,
): Columns {
  const { length: most } = evidence;
  const skills = new Int32Array(most);
  const people = new Int32Array(most);
  const kinds = new Uint8Array(most);
  const times = new Float64Array(most);
  const onPage = new Map<string, PageRow[]>();
  let length = 0;
  for (const { personId, skillId, kind: name, at, pageKey } of evidence) {
    const person = personNumber.get(personId);
    const skill = skillNumber.get(skillId);
    const kind = EVIDENCE_KINDS.indexOf(name);
    if (person === undefined || skill === undefined || kind < 0 || !Number.isFinite(at)) continue;
    skills[length] = skill;
    people[length] = person;
    kinds[length] = kind;
    times[length++] = at;
    if (pageKey === undefined) continue;
    const known = onPage.get(pageKey);
    if (known === undefined) onPage.set(pageKey, [{ person, kind, at }]);
    else known.push({ person, kind, at });
  }
  return { length, skill: skills, person: people, kind: kinds, at: times, onPage };
}

/** Puts places in the order of a column's numbers (0 to `most` − 1), equals staying in theirs. */
export function sortBy(places: Int32Array, column: Int32Array | Uint8Array, most: number): Int32Array {
  const next = new Int32Array(most + 1);
  for (let at = 0; at < places.length; at++) {
    const number = (column[places[at] ?? 0] ?? 0) + 1;
    next[number] = (next[number] ?? 0) + 1;
  }
  for (let number = 0; number < most; number++) next[number + 1] = (next[number + 1] ?? 0) + (next[number] ?? 0);
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? 0;
    const number = column[place] ?? 0;
    const to = next[number] ?? 0;
    sorted[to] = place;
    next[number] = to + 1;
  }
  return sorted;
}

/** The numbers 0 to `length` − 1. */
export function counted(length: number): Int32Array {
  const places = new Int32Array(length);
  for (let place = 0; place < length; place++) places[place] = place;
  return places;
}

/** Rows out of evidence: one for each skill, person and kind, in this order. */
export function buildRows(columns: Columns, people: number, skills: number) {
  const { length, skill, person, kind, at } = columns;
  const byPerson = sortBy(sortBy(counted(length), kind, EVIDENCE_KINDS.length), person, people);
  const ordered = sortBy(byPerson, skill, skills);
  const rows = {
    start: new Int32Array(skills + 1),
    person: new Int32Array(length),
    kind: new Uint8Array(length),
    count: new Uint16Array(length),
    lastAt: new Float64Array(length).fill(Number.NEGATIVE_INFINITY),
    sum: new Float64Array(length),
    recent: new Float64Array(length),
  };
  let row = -1;
  let before = -1;
  for (const place of ordered) {
    const same =
      before >= 0 && skill[place] === skill[before] && person[place] === person[before] && kind[place] === kind[before];
    before = place;
    if (!same) {
      row++;
      rows.person[row] = person[place] ?? 0;
      rows.kind[row] = kind[place] ?? 0;
      rows.start[(skill[place] ?? 0) + 1] = row + 1;
    }
    rows.count[row] = Math.min(65_535, (rows.count[row] ?? 0) + 1);
    rows.lastAt[row] = Math.max(rows.lastAt[row] ?? 0, at[place] ?? 0);
    const of = kind[place] ?? 0;
    const before2020 = REFERENCE - (at[place] ?? 0);
    rows.sum[row] = (rows.sum[row] ?? 0) + weightOf(of) * decay(of, before2020);
    rows.recent[row] = (rows.recent[row] ?? 0) + weightOf(of) * decayOfRecent(before2020);
  }
  for (let number = 1; number <= skills; number++) {
    rows.start[number] = Math.max(rows.start[number] ?? 0, rows.start[number - 1] ?? 0);
  }
  const size = row + 1;
  return {
    start: rows.start,
    person: rows.person.slice(0, size),
    kind: rows.kind.slice(0, size),
    count: rows.count.slice(0, size),
    lastAt: rows.lastAt.slice(0, size),
    sum: Float32Array.from(rows.sum.subarray(0, size)),
    recent: rows.recent.slice(0, size),
  };
}
