import type { PeopleIndex } from "./people-index.ts";
import { type Moment, neighboursOf, strengthFrom, worthOf } from "./moment.ts";
import type { Wanted } from "./top-knowers.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "./types.ts";

/** What speaks for a person, for one skill and kind. */
export interface KnownBy {
  readonly skillId: string;
  readonly kind: EvidenceKind;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

/** A person's row that counts for a wanted skill, and how much of it does. */
interface Counted {
  readonly skill: number;
  readonly row: number;
  readonly share: number;
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

/** What a person's rows count for one skill, neighbours of the taxonomy included, without those that are doubted. */
function countedFor(index: PeopleIndex, skill: number, person: number, doubted: ReadonlySet<string>): Counted[] {
  const counted: Counted[] = [];
  const id = index.people[person]?.id ?? "";
  for (const { skill: from, share } of [{ skill, share: 1 }, ...(index.edges[skill] ?? [])]) {
    const end = index.start[from + 1] ?? 0;
    for (let row = firstRowOf(index, from, person); row < end && index.person[row] === person; row++) {
      const key = `${id} ${index.skillIds[from] ?? ""} ${EVIDENCE_KINDS[index.kind[row] ?? 0] ?? "self"}`;
      if (doubted.has(key)) continue;
      counted.push({ skill: from, row, share });
    }
  }
  return counted;
}

/** What somebody has shown of the wanted skills when some of it is doubted, 0 to 1. */
export function shownWithout(
  index: PeopleIndex,
  moment: Moment,
  wanted: readonly Wanted[],
  person: number,
  doubted: ReadonlySet<string>,
): number {
  let total = 0;
  for (const { skill, weight } of wanted) {
    const { large } = neighboursOf(index, skill);
    const apart = new Set(large.map((edge) => edge.skill));
    let near = 0;
    const far = new Map<number, number>();
    for (const { skill: from, row, share } of countedFor(index, skill, person, doubted)) {
      const worth = worthOf(index, row, moment);
      if (apart.has(from)) far.set(from, (far.get(from) ?? 0) + worth);
      else near += share * worth;
    }
    const beyond = large.reduce((sum, edge) => sum + edge.share * strengthFrom(far.get(edge.skill) ?? 0), 0);
    total += weight * (strengthFrom(near) + beyond);
  }
  return total;
}

/** What supports somebody for the wanted skills, what weighs most first. */
export function explain(
  index: PeopleIndex,
  moment: Moment,
  wanted: readonly Wanted[],
  person: number,
  doubted: ReadonlySet<string>,
): KnownBy[] {
  const rows = new Map<number, { skill: number; worth: number }>();
  for (const { skill, weight } of wanted) {
    for (const { skill: from, row, share } of countedFor(index, skill, person, doubted)) {
      const worth = weight * share * worthOf(index, row, moment);
      rows.set(row, { skill: from, worth: worth + (rows.get(row)?.worth ?? 0) });
    }
  }
  return [...rows]
    .toSorted(([rowA, a], [rowB, b]) => b.worth - a.worth || rowA - rowB)
    .map(([row, { skill }]) => ({
      skillId: index.skillIds[skill] ?? "",
      kind: EVIDENCE_KINDS[index.kind[row] ?? 0] ?? "self",
      count: index.count[row] ?? 0,
      lastAt: index.lastAt[row] ?? 0,
    }));
}

/** Evidence of a person that came from a page, the newest of each kind. */
export function hereOf(
  index: PeopleIndex,
  person: number,
  pageKey: string | undefined,
): readonly { readonly kind: EvidenceKind; readonly lastAt: number }[] {
  if (pageKey === undefined) return [];
  const newest = new Map<EvidenceKind, number>();
  for (const row of index.onPage.get(pageKey) ?? []) {
    const kind = EVIDENCE_KINDS[row.kind] ?? "self";
    if (row.person === person) newest.set(kind, Math.max(row.at, newest.get(kind) ?? row.at));
  }
  return [...newest].map(([kind, lastAt]) => ({ kind, lastAt }));
}
