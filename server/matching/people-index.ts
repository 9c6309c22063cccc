import { EVIDENCE_KINDS, type EvidenceKind, type MatchEvidence, type MatchPerson, type MatchSkill } from "./types.ts";

const DAY = 86_400_000;
/** Weights are kept as if all evidence were of this day and brought to the present when asked, so that rows need no dates. */
export const REFERENCE = Date.UTC(2020, 0, 1);

/** What a piece of evidence is worth on the day it is made, and in how many days it halves. */
export const WORTH: Readonly<Record<EvidenceKind, { readonly weight: number; readonly halfLife: number }>> = {
  answered: { weight: 0.6, halfLife: 365 },
  taught_back: { weight: 0.5, halfLife: 300 },
  endorsed: { weight: 0.45, halfLife: 540 },
  completed: { weight: 0.35, halfLife: 365 },
  self: { weight: 0.25, halfLife: 1_095 },
};

/**
 * Who has shown which skill, as posting lists: the rows of skill s are `start[s]` up to `start[s + 1]`, ordered by
 * person, one for each person and kind of evidence. Numbers of people and skills are places in `people` and `skillIds`.
 */
export interface PeopleIndex {
  readonly people: readonly MatchPerson[];
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
  /** Other skills whose evidence counts in part for a skill. */
  readonly edges: readonly (readonly Edge[])[];
  /** Evidence that came from a page, by page key. */
  readonly onPage: ReadonlyMap<string, readonly Row[]>;
  readonly scratch: { readonly raw: Float32Array; readonly strength: Float32Array; readonly touched: Int32Array };
}

/** A way from a skill to a neighbour and the share of the neighbour's evidence that counts. */
export interface Edge {
  readonly skill: number;
  readonly share: number;
}

const NARROWER_SHARE = 0.6;
const BROADER_SHARE = 0.35;
const RELATED_SHARE = 0.25;

function buildEdges(skills: readonly MatchSkill[], numberOf: ReadonlyMap<string, number>): Edge[][] {
  const shares = skills.map(() => new Map<number, number>());
  const add = (from: number, to: number | undefined, share: number): void => {
    if (to === undefined || from === to) return;
    shares[from]?.set(to, Math.max(share, shares[from].get(to) ?? 0));
  };
  for (const [number, { broader, related }] of skills.entries()) {
    const wider = broader === null ? undefined : numberOf.get(broader);
    add(number, wider, BROADER_SHARE);
    // Who can do a part of it can do some of it.
    if (wider !== undefined) add(wider, number, NARROWER_SHARE);
    for (const id of related) {
      const neighbour = numberOf.get(id);
      add(number, neighbour, RELATED_SHARE);
      if (neighbour !== undefined) add(neighbour, number, RELATED_SHARE);
    }
  }
  return shares.map((ofSkill) => [...ofSkill].map(([skill, share]) => ({ skill, share })));
}

/** What a piece of evidence of a kind is worth when it is new. */
export function weightOf(kind: number): number {
  return WORTH[EVIDENCE_KINDS[kind] ?? "self"].weight;
}

/** How much of a kind's weight is left after some milliseconds; more than one before its day. */
export function decay(kind: number, milliseconds: number): number {
  const { halfLife } = WORTH[EVIDENCE_KINDS[kind] ?? "self"];
  return 2 ** (-milliseconds / (halfLife * DAY));
}

/** One piece of evidence from a page; `person` and `kind` are numbers, `at` epoch milliseconds. */
export interface Row {
  readonly person: number;
  readonly kind: number;
  readonly at: number;
}

/** Evidence by number, in columns; `length` of them are in use. */
interface Columns {
  readonly length: number;
  readonly skill: Int32Array;
  readonly person: Int32Array;
  readonly kind: Uint8Array;
  readonly at: Float64Array;
  readonly onPage: ReadonlyMap<string, readonly Row[]>;
}

function readEvidence(
  evidence: readonly MatchEvidence[],
  personNumber: ReadonlyMap<string, number>,
  skillNumber: ReadonlyMap<string, number>,
): Columns {
  const { length: most } = evidence;
  const skills = new Int32Array(most);
  const people = new Int32Array(most);
  const kinds = new Uint8Array(most);
  const times = new Float64Array(most);
  const onPage = new Map<string, Row[]>();
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
function sortBy(places: Int32Array, column: Int32Array | Uint8Array, most: number): Int32Array {
  const next = new Int32Array(most + 1);
  for (const place of places) {
    const number = (column[place] ?? 0) + 1;
    next[number] = (next[number] ?? 0) + 1;
  }
  for (let number = 0; number < most; number++) next[number + 1] = (next[number + 1] ?? 0) + (next[number] ?? 0);
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const number = column[place] ?? 0;
    const to = next[number] ?? 0;
    sorted[to] = place;
    next[number] = to + 1;
  }
  return sorted;
}

/** Rows out of evidence: one for each skill, person and kind, in this order. */
function buildRows(columns: Columns, people: number, skills: number) {
  const { length, skill, person, kind, at } = columns;
  const places = Int32Array.from({ length }, (_, place) => place);
  const byPerson = sortBy(sortBy(places, kind, EVIDENCE_KINDS.length), person, people);
  const ordered = sortBy(byPerson, skill, skills);
  const rows = {
    start: new Int32Array(skills + 1),
    person: new Int32Array(length),
    kind: new Uint8Array(length),
    count: new Uint16Array(length),
    lastAt: new Float64Array(length).fill(Number.NEGATIVE_INFINITY),
    sum: new Float64Array(length),
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
    rows.sum[row] =
      (rows.sum[row] ?? 0) + weightOf(kind[place] ?? 0) * decay(kind[place] ?? 0, REFERENCE - (at[place] ?? 0));
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
  };
}

/**
 * Posting lists from evidence. Evidence about people or skills that are not given is left out, so somebody who is
 * deleted leaves nothing behind.
 */
export function buildPeopleIndex(
  people: readonly MatchPerson[],
  evidence: readonly MatchEvidence[],
  skills: readonly MatchSkill[],
): PeopleIndex {
  const personNumber = new Map(people.map(({ id }, number) => [id, number]));
  const skillNumber = new Map(skills.map(({ id }, number) => [id, number]));
  const columns = readEvidence(evidence, personNumber, skillNumber);
  return {
    people,
    skillIds: skills.map(({ id }) => id),
    skillNumber,
    ...buildRows(columns, people.length, skills.length),
    edges: buildEdges(skills, skillNumber),
    onPage: columns.onPage,
    scratch: {
      raw: new Float32Array(people.length),
      strength: new Float32Array(people.length),
      touched: new Int32Array(people.length),
    },
  };
}
