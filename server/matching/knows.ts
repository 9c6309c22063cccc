import { decay, type PeopleIndex, REFERENCE, weightOf } from "./people-index.ts";
import { topOf } from "./top.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "./types.ts";

const DAY = 86_400_000;
/** The most that having got through this very page adds: enough to come first among equals. */
const SAME_PAGE = 0.05;
const SAME_PAGE_HALF_LIFE = 180;
/** What even the oldest evidence counts; within the range of a 32-bit float. */
const FAINTEST = 1e-30;

/** What speaks for a person, for one skill and kind. */
export interface KnownBy {
  readonly skillId: string;
  readonly kind: EvidenceKind;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

/** Somebody whom the evidence supports. */
export interface Knower {
  readonly personId: string;
  /** 0 to 1; for the server's own use. */
  readonly strength: number;
  /** What weighs most first, own skills and neighbours of the taxonomy alike. */
  readonly evidence: readonly KnownBy[];
  /** Evidence that came from the page in question, newest of each kind. */
  readonly here: readonly { readonly kind: EvidenceKind; readonly lastAt: number }[];
}

export interface WantedSkill {
  readonly skillId: string;
  /** Above 0, relative to the others. */
  readonly weight: number;
}

export interface KnowsOptions {
  /** How many to name, 200 by default. */
  readonly limit?: number;
  /** The page in question, made by `pageKey`. */
  readonly pageKey?: string;
}

interface Wanted {
  readonly skill: number;
  readonly weight: number;
}

function wantedSkills(index: PeopleIndex, skills: readonly WantedSkill[]): Wanted[] {
  const weights = new Map<number, number>();
  for (const { skillId, weight } of skills) {
    const skill = index.skillNumber.get(skillId);
    if (skill !== undefined && weight > 0) weights.set(skill, Math.max(weight, weights.get(skill) ?? 0));
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights].map(([skill, weight]) => ({ skill, weight: weight / total }));
}

/** What is left of each kind's weight by now, and the weight that no piece of evidence may pass. */
interface Present {
  readonly fresh: Float64Array;
  readonly most: Float64Array;
}

function presentAt(now: number): Present {
  return {
    fresh: Float64Array.from(EVIDENCE_KINDS, (_, kind) => decay(kind, now - REFERENCE)),
    most: Float64Array.from(EVIDENCE_KINDS, (_, kind) => weightOf(kind)),
  };
}

/** What a row counts now. Evidence dated ahead by mistake counts as new; even the oldest never counts 0. */
function worthOf({ kind, sum, count }: PeopleIndex, row: number, { fresh, most }: Present): number {
  const of = kind[row] ?? 0;
  return Math.max(FAINTEST, Math.min((count[row] ?? 0) * (most[of] ?? 0), (sum[row] ?? 0) * (fresh[of] ?? 0)));
}

/** Adds a skill's rows to `raw`; gives the number of people touched so far. */
function addRows(index: PeopleIndex, skill: number, share: number, present: Present, touchedSoFar: number): number {
  const { start, person, scratch } = index;
  const { raw, strength, touched } = scratch;
  let count = touchedSoFar;
  for (let row = start[skill] ?? 0, end = start[skill + 1] ?? 0; row < end; row++) {
    const who = person[row] ?? 0;
    if (raw[who] === 0 && strength[who] === 0) touched[count++] = who;
    raw[who] = (raw[who] ?? 0) + share * worthOf(index, row, present);
  }
  return count;
}

/** Fills `strength` and `touched` of the scratch; gives how many people were touched. */
function addUp(index: PeopleIndex, wanted: readonly Wanted[], present: Present): number {
  const { raw, strength, touched } = index.scratch;
  let count = 0;
  for (const { skill, weight } of wanted) {
    count = addRows(index, skill, 1, present, count);
    for (const edge of index.edges[skill] ?? []) count = addRows(index, edge.skill, edge.share, present, count);
    for (let place = 0; place < count; place++) {
      const who = touched[place] ?? 0;
      const sum = raw[who] ?? 0;
      if (sum === 0) continue;
      // Each further piece tells less than the one before, and none ever takes away.
      strength[who] = (strength[who] ?? 0) + Math.max(FAINTEST, weight * (1 - Math.exp(-sum)));
      raw[who] = 0;
    }
  }
  return count;
}

function addSamePage(index: PeopleIndex, pageKey: string, now: number): void {
  const { strength } = index.scratch;
  const newest = new Map<number, number>();
  for (const { person, kind, at } of index.onPage.get(pageKey) ?? []) {
    if (EVIDENCE_KINDS[kind] === "taught_back") newest.set(person, Math.max(at, newest.get(person) ?? at));
  }
  for (const [person, at] of newest) {
    if (strength[person] === 0) continue;
    const age = Math.max(0, now - at) / (SAME_PAGE_HALF_LIFE * DAY);
    strength[person] = (strength[person] ?? 0) + SAME_PAGE * 2 ** -age;
  }
}

/** The first row of a skill's postings that is not of a person with a smaller number. */
function firstRowOf(index: PeopleIndex, skill: number, person: number): number {
  let low = index.start[skill] ?? 0;
  let high = index.start[skill + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.person[middle] ?? 0) < person) low = middle + 1;
    else high = middle;
  }
  return low;
}

function evidenceOf(index: PeopleIndex, wanted: readonly Wanted[], person: number, present: Present): KnownBy[] {
  const worth = new Map<number, number>();
  for (const { skill, weight } of wanted) {
    for (const { skill: from, share } of [{ skill, share: 1 }, ...(index.edges[skill] ?? [])]) {
      const end = index.start[from + 1] ?? 0;
      for (let row = firstRowOf(index, from, person); row < end && index.person[row] === person; row++) {
        const value = weight * share * worthOf(index, row, present);
        worth.set(row, (worth.get(row) ?? 0) + value);
      }
    }
  }
  const skillOf = (row: number): number => {
    let low = 0;
    let high = index.skillIds.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((index.start[middle] ?? 0) <= row) low = middle;
      else high = middle;
    }
    return low;
  };
  return [...worth]
    .toSorted(([rowA, a], [rowB, b]) => b - a || rowA - rowB)
    .map(([row]) => ({
      skillId: index.skillIds[skillOf(row)] ?? "",
      kind: EVIDENCE_KINDS[index.kind[row] ?? 0] ?? "self",
      count: index.count[row] ?? 0,
      lastAt: index.lastAt[row] ?? 0,
    }));
}

function hereOf(index: PeopleIndex, person: number, pageKey: string | undefined): Knower["here"] {
  if (pageKey === undefined) return [];
  const newest = new Map<EvidenceKind, number>();
  for (const row of index.onPage.get(pageKey) ?? []) {
    const kind = EVIDENCE_KINDS[row.kind] ?? "self";
    if (row.person === person) newest.set(kind, Math.max(row.at, newest.get(kind) ?? row.at));
  }
  return [...newest].map(([kind, lastAt]) => ({ kind, lastAt }));
}

/**
 * The people whom dated evidence supports for some skills, strongest first. Evidence fades with time, counts in part
 * along broader, narrower and related skills, and adds up without ever taking away. Says nothing on whom to ask now.
 */
export function whoKnows(
  index: PeopleIndex,
  skills: readonly WantedSkill[],
  now: number,
  options: KnowsOptions = {},
): Knower[] {
  const wanted = wantedSkills(index, skills);
  const present = presentAt(now);
  const count = addUp(index, wanted, present);
  if (options.pageKey !== undefined) addSamePage(index, options.pageKey, now);
  const { strength, touched } = index.scratch;
  const idAt = (place: number): string => index.people[touched[place] ?? 0]?.id ?? "";
  const best = topOf(count, options.limit ?? 200, (a, b) => {
    const difference = (strength[touched[a] ?? 0] ?? 0) - (strength[touched[b] ?? 0] ?? 0);
    return difference === 0 ? idAt(a) < idAt(b) : difference > 0;
  });
  const knowers = best.map((place) => {
    const person = touched[place] ?? 0;
    return {
      personId: idAt(place),
      strength: (strength[person] ?? 0) / (1 + SAME_PAGE),
      evidence: evidenceOf(index, wanted, person, present),
      here: hereOf(index, person, options.pageKey),
    };
  });
  for (let place = 0; place < count; place++) strength[touched[place] ?? 0] = 0;
  return knowers;
}
