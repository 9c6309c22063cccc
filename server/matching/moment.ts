import type { Edge } from "./edges.ts";
import type { PeopleIndex } from "./people-index.ts";
import { makeList, type SkillList } from "./skill-list.ts";
import { EVIDENCE_KINDS } from "./types.ts";
import { decay, decayOfRecent, HOUR, RECENT, REFERENCE, weightOf } from "./worth.ts";

/** Strengths are kept in 16 bits: this is 1, and 1 is what even the oldest evidence counts. */
export const WHOLE = 65_535;
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
  /** Room to add up in, all zero between uses, and to note for whom. */
  readonly room: Float64Array;
  readonly found: Int32Array;
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
    found: known?.found ?? new Int32Array(index.people.length),
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

/** Adds up some skills' rows, each by its share, into one list. */
function listOf(index: PeopleIndex, moment: Moment, parts: readonly Edge[]): SkillList {
  const { room, found } = moment;
  let count = 0;
  for (const { skill, share } of parts) {
    for (let row = index.start[skill] as number, end = index.start[skill + 1] as number; row < end; row++) {
      const who = index.person[row] as number;
      if (room[who] === 0) found[count++] = who;
      room[who] = (room[who] as number) + share * Math.max(1e-300, worthOf(index, row, moment));
    }
  }
  const valueOf = (who: number): number => Math.max(1, Math.round(WHOLE * strengthFrom(room[who] as number)));
  const person = found.slice(0, count);
  const list = makeList(parts.length > 1 ? person.sort() : person, valueOf, index.people.length);
  for (let place = 0; place < count; place++) room[found[place] as number] = 0;
  return list;
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

/**
 * Makes the lists of all skills for the hour of `now`, in steps, so that nobody's question waits for them. Those of a
 * later hour are made when they are first asked for.
 */
export function* bringingToPresent(index: PeopleIndex, now: number): Generator<void, void> {
  const moment = momentOf(index, now);
  for (let skill = 0; skill < index.skillIds.length; skill++) {
    sourcesOf(index, moment, skill);
    yield;
  }
}
