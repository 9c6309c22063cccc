import { availabilityOf, nextWorking, overlapMinutesToday } from "./hours.ts";
import type { Knower } from "./knows.ts";
import { whyNow, whyTheyKnow } from "./reasons.ts";
import type { Candidate, Hours, MatchLoad, MatchPerson } from "./types.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A coach with so many offers waiting gets no further one. */
export const MOST_WAITING = 10;

/** What moves a person up or down against strength (0 to 1). */
const LOAD = 0.3;
const SOON = 0.06;
const OVERLAP = 0.05;
const RESTED = 0.05;
const NO_COMMON_LANGUAGE = 0.25;

/** The place, counted from 0, that is kept for a newcomer or returner when none has come further. */
const KEPT_PLACE = 2;
const NEW_FOR = 90 * DAY;
const RETURNED_FOR = 30 * DAY;
const FORGOTTEN_AFTER = 60 * DAY;

/** Who asks, as far as hours and languages go. */
export interface Learner extends Hours {
  readonly languages: readonly string[];
}

export interface RouteContext {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Null when nobody in particular asks. */
  readonly learner: Learner | null;
  /** People who must not be asked: the asker in their own search, those already asked, those they do not want to meet. */
  readonly exclude: ReadonlySet<string>;
  /** Breaks ties, the ask's id for one; the same words give the same order. */
  readonly tieBreak: string;
  /** How many to name, 10 by default. */
  readonly limit?: number;
  readonly skillName: (skillId: string) => string;
  readonly mainSkillId: string | null;
}

interface Standing {
  readonly knower: Knower;
  readonly person: MatchPerson;
  readonly load: MatchLoad | null;
  readonly value: number;
  readonly tie: number;
  /** Epoch milliseconds since when a newcomer or returner waits to be asked; null for everybody else. */
  readonly waitingSince: number | null;
  readonly isNewcomer: boolean;
}

/** Whether a person may get a further offer at all; the reasons why not are the person's own and stay here. */
export function mayBeAsked(person: MatchPerson, load: MatchLoad | null, now: number): boolean {
  if (!person.confirmed || person.joinedAt > now) return false;
  if (person.leftAt !== null && person.leftAt <= now) return false;
  if (person.pausedUntil !== null && person.pausedUntil > now) return false;
  return (load?.acceptedThisWeek ?? 0) < person.asksPerWeek && (load?.waitingOffers ?? 0) < MOST_WAITING;
}

/** FNV-1a: spreads ties evenly, and the same way each time. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function shareLanguage(a: readonly string[], b: readonly string[]): boolean {
  const primary = (tag: string): string => tag.toLowerCase().split("-", 1)[0] ?? "";
  return a.length === 0 || b.length === 0 || a.some((mine) => b.some((theirs) => primary(mine) === primary(theirs)));
}

function valueOf(knower: Knower, person: MatchPerson, load: MatchLoad | null, context: RouteContext): number {
  const { now, learner } = context;
  const share = ((load?.acceptedThisWeek ?? 0) + (load?.waitingOffers ?? 0) / 2) / person.asksPerWeek;
  const next = nextWorking(person, now);
  const wait = next === null ? Number.POSITIVE_INFINITY : next - now;
  const rested = load?.lastOfferedAt == null ? 1 : Math.min(1, Math.max(0, now - load.lastOfferedAt) / (7 * DAY));
  let value = knower.strength - LOAD * share + SOON * Math.max(0, 1 - wait / DAY) + RESTED * rested;
  if (learner !== null) {
    value += OVERLAP * Math.min(1, overlapMinutesToday(person, learner, now) / 240);
    if (!shareLanguage(person.languages, learner.languages)) value -= NO_COMMON_LANGUAGE;
  }
  return value;
}

function waitingSince(person: MatchPerson, load: MatchLoad | null, now: number): number | null {
  const last = load?.lastOfferedAt ?? null;
  if (last === null && now - person.joinedAt <= NEW_FOR) return person.joinedAt;
  const back = person.pausedUntil;
  if (back !== null && now - back <= RETURNED_FOR && (last === null || last < back)) return back;
  return last !== null && now - last > FORGOTTEN_AFTER ? last : null;
}

/** Lifts whoever has waited longest to be asked to the kept place, unless one of them has come as far on their own. */
function keepPlace(peers: Standing[]): Standing[] {
  if (peers.slice(0, KEPT_PLACE + 1).some((peer) => peer.waitingSince !== null)) return peers;
  const waiting = peers
    .filter((peer) => peer.waitingSince !== null)
    .toSorted((a, b) => Number(a.waitingSince) - Number(b.waitingSince) || a.tie - b.tie);
  const first = waiting[0];
  if (first === undefined) return peers;
  return peers.filter((peer) => peer !== first).toSpliced(KEPT_PLACE, 0, first);
}

function candidateOf({ knower, person, load, isNewcomer }: Standing, context: RouteContext): Candidate {
  const availability = availabilityOf(person, context.learner, load, context.now);
  return {
    personId: person.id,
    reasons: [...whyTheyKnow(knower, context), ...whyNow(availability, isNewcomer)],
    availability,
    expert: person.expert,
  };
}

/**
 * Whom to ask now, out of those who know, first to ask first: strength less a share of the load, with some weight on
 * being at work soon, common hours and languages and time since last asked; a place among the first three for somebody
 * new or back; expert coaches after all peers. Declines, snoozes and leave that is over are no input.
 */
export function whomToAsk(
  knowers: readonly Knower[],
  people: ReadonlyMap<string, MatchPerson>,
  load: ReadonlyMap<string, MatchLoad>,
  context: RouteContext,
): Candidate[] {
  const standings: Standing[] = [];
  for (const knower of knowers) {
    const person = people.get(knower.personId);
    if (person === undefined || context.exclude.has(person.id)) continue;
    const theirs = load.get(person.id) ?? null;
    if (!mayBeAsked(person, theirs, context.now)) continue;
    standings.push({
      knower,
      person,
      load: theirs,
      value: valueOf(knower, person, theirs, context),
      tie: hash(`${context.tieBreak}:${person.id}`),
      waitingSince: waitingSince(person, theirs, context.now),
      isNewcomer: (theirs?.lastOfferedAt ?? null) === null && context.now - person.joinedAt <= NEW_FOR,
    });
  }
  standings.sort((a, b) => b.value - a.value || a.tie - b.tie || (a.person.id < b.person.id ? -1 : 1));
  const peers = keepPlace(standings.filter(({ person }) => !person.expert));
  const experts = standings.filter(({ person }) => person.expert);
  return [...peers, ...experts].slice(0, context.limit ?? 10).map((standing) => candidateOf(standing, context));
}
