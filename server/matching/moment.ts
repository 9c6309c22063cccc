import type { Edge } from "./edges.ts";
import type { PeopleIndex } from "./people-index.ts";
import { EVIDENCE_KINDS } from "./types.ts";
import { decay, decayOfRecent, HOUR, RECENT, REFERENCE, weightOf } from "./worth.ts";

/** Strengths are kept in 16 bits: this is 1, and 1 is what even the oldest evidence counts. */
export const WHOLE = 65_535;
/** A list of more than one in so many people is searched from its best rows down, all others are read whole. */
const LONG = 32;
const GROUPS = 256;

/** How strong people are in a skill by now in parts of WHOLE. */
export interface SkillList {
  /** Ascending. */
  readonly person: Int32Array;
  readonly value: Uint16Array;
  /** Null for a short list. */
  readonly best: BestFirst | null;
}

/** A long list's ways in: by person, and from the best rows down. */
export interface BestFirst {
  /** 0 for everybody who is not on the list. */
  readonly byPerson: Uint16Array;
  /** In groups from the best down: group g ends before `end[g]`, and nobody in it has more than `most[g]`. */
  readonly person: Int32Array;
  readonly value: Uint16Array;
  readonly end: Int32Array;
  readonly most: Uint16Array;
}

/** A list and the share of it that counts. */
export interface Source {
  readonly list: SkillList;
  readonly share: number;
}

/** What holds for one hour: evidence brought to the present, as far as somebody asked for it. */
export interface Moment {
  /** Epoch milliseconds, a full hour. */
  readonly at: number;
  /** What is left of each kind's weight, and the weight that no piece of evidence may pass. */
  readonly fresh: Float64Array;
  readonly recent: number;
  readonly most: Float64Array;
  /** By a skill's number. */
  readonly own: Map<number, SkillList>;
  readonly sources: Map<number, readonly Source[]>;
  /** Room to add up in, all zero between uses. */
  readonly room: Float64Array;
}

/** The present hour of an index; kept until the hour is another. */
export function momentOf(index: PeopleIndex, now: number): Moment {
  const hour = Math.floor(now / HOUR);
  const known = index.scratch.moment;
  if (known?.at === hour * HOUR) return known;
  const at = hour * HOUR;
  const moment: Moment = {
    at,
    fresh: Float64Array.from(EVIDENCE_KINDS, (_, kind) => decay(kind, at - REFERENCE)),
    recent: decayOfRecent(at - REFERENCE),
    most: Float64Array.from(EVIDENCE_KINDS, (_, kind) => weightOf(kind)),
    own: new Map(),
    sources: new Map(),
    room: known?.room ?? new Float64Array(index.people.length),
  };
  index.scratch.moment = moment;
  return moment;
}

/** What a row counts now. Evidence dated ahead by mistake counts as new. */
export function worthOf(index: PeopleIndex, row: number, { fresh, recent, most }: Moment): number {
  const of = index.kind[row] ?? 0;
  const whole = (index.count[row] ?? 0) * (most[of] ?? 0);
  const lasting = Math.min(whole, (index.sum[row] ?? 0) * (fresh[of] ?? 0));
  return (1 - RECENT) * lasting + RECENT * Math.min(whole, (index.recent[row] ?? 0) * recent);
}

/** Each further piece of evidence tells less than the one before, and none ever takes away. */
export const strengthFrom = (worth: number): number => 1 - Math.exp(-worth);

function bestFirst(people: Int32Array, values: Uint16Array, everybody: number): BestFirst {
  const { length } = people;
  let highest = 0;
  for (let row = 0; row < length; row++) highest = Math.max(highest, values[row] ?? 0);
  const groupOf = (row: number): number => Math.floor(((highest - (values[row] ?? 0)) * GROUPS) / (highest + 1));
  const end = new Int32Array(GROUPS);
  const most = new Uint16Array(GROUPS);
  const byPerson = new Uint16Array(everybody);
  for (let row = 0; row < length; row++) {
    const group = groupOf(row);
    end[group] = (end[group] ?? 0) + 1;
    most[group] = Math.max(most[group] ?? 0, values[row] ?? 0);
    byPerson[people[row] ?? 0] = values[row] ?? 0;
  }
  const next = new Int32Array(GROUPS);
  for (let group = 1; group < GROUPS; group++) {
    next[group] = end[group - 1] ?? 0;
    end[group] = (end[group] ?? 0) + (end[group - 1] ?? 0);
  }
  const person = new Int32Array(length);
  const value = new Uint16Array(length);
  for (let row = 0; row < length; row++) {
    const group = groupOf(row);
    const to = next[group] ?? 0;
    person[to] = people[row] ?? 0;
    value[to] = values[row] ?? 0;
    next[group] = to + 1;
  }
  return { byPerson, person, value, end, most };
}

/** Adds up some skills' rows, each by its share, into one list. */
function listOf(index: PeopleIndex, moment: Moment, parts: readonly Edge[]): SkillList {
  const { room } = moment;
  const found: number[] = [];
  for (const { skill, share } of parts) {
    for (let row = index.start[skill] ?? 0, end = index.start[skill + 1] ?? 0; row < end; row++) {
      const who = index.person[row] ?? 0;
      if (room[who] === 0) found.push(who);
      room[who] = (room[who] ?? 0) + share * Math.max(1e-300, worthOf(index, row, moment));
    }
  }
  const person = parts.length > 1 ? Int32Array.from(found).sort() : Int32Array.from(found);
  const value = new Uint16Array(person.length);
  for (let place = 0; place < person.length; place++) {
    const who = person[place] ?? 0;
    value[place] = Math.max(1, Math.round(WHOLE * strengthFrom(room[who] ?? 0)));
    room[who] = 0;
  }
  const isLong = person.length > Math.max(GROUPS, index.people.length / LONG);
  return { person, value, best: isLong ? bestFirst(person, value, index.people.length) : null };
}

/** A skill's neighbours: those that are no larger than itself, and the larger ones. */
export function neighboursOf(index: PeopleIndex, skill: number): { near: readonly Edge[]; large: readonly Edge[] } {
  const sizeOf = (of: number): number => (index.start[of + 1] ?? 0) - (index.start[of] ?? 0);
  const most = Math.max(64, sizeOf(skill));
  const edges = (index.edges[skill] ?? []).filter((edge) => sizeOf(edge.skill) > 0);
  return {
    near: edges.filter((edge) => sizeOf(edge.skill) <= most),
    large: edges.filter((edge) => sizeOf(edge.skill) > most),
  };
}

/**
 * The lists that count for a skill, by its number: its own, which small neighbours are added to, and those of larger
 * neighbours, which all that lie around them share.
 */
export function sourcesOf(index: PeopleIndex, moment: Moment, skill: number): readonly Source[] {
  const known = moment.sources.get(skill);
  if (known !== undefined) return known;
  const { near, large } = neighboursOf(index, skill);
  const own = (of: number): SkillList => {
    const list = moment.own.get(of) ?? listOf(index, moment, [{ skill: of, share: 1 }]);
    moment.own.set(of, list);
    return list;
  };
  const first = near.length === 0 ? own(skill) : listOf(index, moment, [{ skill, share: 1 }, ...near]);
  const made = [{ list: first, share: 1 }, ...large.map((edge) => ({ list: own(edge.skill), share: edge.share }))];
  moment.sources.set(skill, made);
  return made;
}
