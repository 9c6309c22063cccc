import { EVIDENCE_KINDS, type EvidenceKind, type MatchEvidence, type MatchPerson, type MatchSkill } from "./types.ts";

const DAY = 86_400_000;
/**
 * Weights are kept as if all evidence were of this day and brought to the present when asked, so that a list needs no
 * dates. A fixed day, and dates held within fifty years of it: one wrong date must not outweigh everything else.
 */
export const REFERENCE = Date.UTC(2020, 0, 1);
const FARTHEST = 50 * 365 * DAY;

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

/** How much of a kind's weight is left after some milliseconds; more than one before its day. */
export function decay(kind: number, milliseconds: number): number {
  const { halfLife } = WORTH[EVIDENCE_KINDS[kind] ?? "self"];
  return 2 ** (-milliseconds / (halfLife * DAY));
}

/** One piece of evidence by numbers; `kind` is a place in EVIDENCE_KINDS, `at` epoch milliseconds. */
export interface Row {
  readonly skill: number;
  readonly person: number;
  readonly kind: number;
  readonly at: number;
}

function readRows(
  evidence: readonly MatchEvidence[],
  personNumber: ReadonlyMap<string, number>,
  skillNumber: ReadonlyMap<string, number>,
): { rows: Row[]; onPage: Map<string, Row[]> } {
  const rows: Row[] = [];
  const onPage = new Map<string, Row[]>();
  for (const { personId, skillId, kind, at, pageKey } of evidence) {
    const person = personNumber.get(personId);
    const skill = skillNumber.get(skillId);
    const number = EVIDENCE_KINDS.indexOf(kind);
    if (person === undefined || skill === undefined || number < 0 || !Number.isFinite(at)) continue;
    const row = { skill, person, kind: number, at };
    rows.push(row);
    if (pageKey === undefined) continue;
    const known = onPage.get(pageKey);
    if (known === undefined) onPage.set(pageKey, [row]);
    else known.push(row);
  }
  rows.sort((a, b) => a.skill - b.skill || a.person - b.person || a.kind - b.kind || a.at - b.at);
  return { rows, onPage };
}

/** Whether an ordered row opens a new posting. */
function opens(row: Row, before: Row | undefined): boolean {
  return before === undefined || row.skill !== before.skill || row.person !== before.person || row.kind !== before.kind;
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
  const { rows, onPage } = readRows(evidence, personNumber, skillNumber);
  const size = rows.reduce((total, row, at) => total + (opens(row, rows[at - 1]) ? 1 : 0), 0);
  const index = {
    start: new Int32Array(skills.length + 1),
    person: new Int32Array(size),
    kind: new Uint8Array(size),
    count: new Uint16Array(size),
    lastAt: new Float64Array(size),
    sum: new Float32Array(size),
  };
  let place = -1;
  for (const [at, row] of rows.entries()) {
    if (opens(row, rows[at - 1])) {
      place++;
      index.person[place] = row.person;
      index.kind[place] = row.kind;
      index.start[row.skill + 1] = place + 1;
    }
    index.count[place] = Math.min(65_535, (index.count[place] ?? 0) + 1);
    index.lastAt[place] = row.at;
    const { weight } = WORTH[EVIDENCE_KINDS[row.kind] ?? "self"];
    const age = Math.min(FARTHEST, Math.max(-FARTHEST, REFERENCE - row.at));
    index.sum[place] = (index.sum[place] ?? 0) + weight * decay(row.kind, age);
  }
  for (let skill = 1; skill <= skills.length; skill++) {
    index.start[skill] = Math.max(index.start[skill] ?? 0, index.start[skill - 1] ?? 0);
  }
  return {
    people,
    skillIds: skills.map(({ id }) => id),
    skillNumber,
    ...index,
    edges: buildEdges(skills, skillNumber),
    onPage,
    scratch: {
      raw: new Float32Array(people.length),
      strength: new Float32Array(people.length),
      touched: new Int32Array(people.length),
    },
  };
}
