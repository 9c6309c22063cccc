import { acceptanceOf, usualAcceptance } from "./acceptance.ts";
import { availabilityOf, nextWorking, overlapMinutesToday } from "./hours.ts";
import type { Knower } from "./knows.ts";
import { whyNow, whyTheyKnow } from "./reasons.ts";
import type { Candidate, Hours, MatchLoad, MatchPerson, MatchUsual } from "./types.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A coach with so many offers waiting gets no further one. */
export const MOST_WAITING = 10;

/**
 * What moves a person up or down against strength (0 to 1). `PRICE` is what an ask of middling length costs with
 * somebody who has had their fair share; the price grows faster than the minutes wanted, and much faster than the
 * load, so that long asks go where there is room and short ones to whoever knows best.
 */
const PRICE = 0.032;
const GROWTH = 2.5;
const MIDDLING = 27.5;
const LONGER = 1.4;
/** Added to the fair share, so that the first minutes of a new organisation decide little. */
const FIRST_MINUTES = 60;
/** No price is above this: whoever knows so much more is asked all the same. */
const HIGHEST_PRICE = 0.3;
/** What having no free place left but one counts. */
const DESK = 0.05;
const SOON = 0.06;
const OVERLAP = 0.05;
const RESTED = 0.02;
const NO_COMMON_LANGUAGE = 0.25;
/** What being sure to answer counts more than being sure not to: enough among those who are alike otherwise. */
const ANSWERS = 0.02;

/** How many are asked at once at most, unless told. */
const AT_ONCE = 3;
/** The place, counted from 0, up to which the newcomer who waits longest comes: two are always asked at once. */
const NEWCOMERS_PLACE = 1;
/** The place up to which a returner comes when none has come as far. */
const RETURNERS_PLACE = 2;
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
  /** How long the ask may take; middling unless told. */
  readonly minutes?: number;
  /** How many to name, 10 by default. */
  readonly limit?: number;
  /** How many are going to be asked at once, three unless told: newcomers come first where it is one. */
  readonly atOnce?: number;
  /** What is usual in the organisation; reckoned from the load unless told. */
  readonly usual?: MatchUsual;
  readonly skillName: (skillId: string) => string;
  readonly mainSkillId: string | null;
}

interface Able {
  readonly knower: Knower;
  readonly person: MatchPerson;
  readonly load: MatchLoad | null;
}

interface Standing extends Able {
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

/** What is usual among those of whom a load is known. */
export function usualOf(load: Iterable<MatchLoad>): MatchUsual {
  let [people, minutes, answered, expired] = [0, 0, 0, 0];
  for (const { recentMinutes, answeredOffers, expiredOffers } of load) {
    people++;
    minutes += recentMinutes ?? 0;
    answered += answeredOffers ?? 0;
    expired += expiredOffers ?? 0;
  }
  return { minutes: minutes / Math.max(1, people), acceptance: usualAcceptance(answered, expired) };
}

/** How much strength is given up at most for somebody who had fewer minutes: 0 without load, never above .3. */
export function priceOf(recentMinutes: number, fairShare: number, minutes: number): number {
  const load = recentMinutes / (fairShare + FIRST_MINUTES);
  return Math.min(HIGHEST_PRICE, PRICE * load ** GROWTH * (minutes / MIDDLING) ** LONGER);
}

function valueOf({ knower, person, load }: Able, usual: MatchUsual, context: RouteContext): number {
  const { now, learner } = context;
  const desk = Math.min(1, ((load?.acceptedThisWeek ?? 0) + (load?.waitingOffers ?? 0) / 2) / person.asksPerWeek);
  const price = priceOf(load?.recentMinutes ?? 0, usual.minutes, context.minutes ?? MIDDLING);
  const next = nextWorking(person, now);
  const wait = next === null ? Number.POSITIVE_INFINITY : next - now;
  const asked = load?.lastAskedAt === undefined ? (load?.lastOfferedAt ?? null) : load.lastAskedAt;
  const rested = asked === null ? 1 : Math.min(1, Math.max(0, now - asked) / (7 * DAY));
  let value = knower.strength - price - DESK * desk + SOON * Math.max(0, 1 - wait / DAY) + RESTED * rested;
  value += ANSWERS * acceptanceOf(load, usual);
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

function standingOf(able: Able, usual: MatchUsual, context: RouteContext): Standing {
  const { person, load } = able;
  return {
    ...able,
    value: valueOf(able, usual, context),
    tie: hash(`${context.tieBreak}:${person.id}`),
    waitingSince: waitingSince(person, load, context.now),
    isNewcomer: (load?.lastOfferedAt ?? null) === null && context.now - person.joinedAt <= NEW_FOR,
  };
}

const longestFirst = (a: Standing, b: Standing): number =>
  Number(a.waitingSince) - Number(b.waitingSince) || (a.person.id < b.person.id ? -1 : 1);

/**
 * Lifts the newcomer who has waited longest for a first offer among those who are asked, whether or not a later one
 * came as far: so each ask that passes a newcomer by is the first offer of somebody who has waited longer. Returners
 * have a place behind, unless somebody who waits stands there already.
 */
function keepPlaces(peers: readonly Standing[], atOnce: number): Standing[] {
  const waiting = peers.filter((peer) => peer.waitingSince !== null).toSorted(longestFirst);
  const lifted = lift(
    peers,
    waiting.find((peer) => peer.isNewcomer),
    Math.min(NEWCOMERS_PLACE, atOnce - 1),
  );
  const isTaken = lifted.slice(0, RETURNERS_PLACE + 1).some((peer) => peer.waitingSince !== null);
  return isTaken || atOnce <= RETURNERS_PLACE ? lifted : lift(lifted, waiting[0], RETURNERS_PLACE);
}

/** Puts one at a place, unless they have come as far on their own. */
function lift(peers: readonly Standing[], one: Standing | undefined, place: number): Standing[] {
  if (one === undefined || peers.indexOf(one) <= place) return [...peers];
  return peers.filter((peer) => peer !== one).toSpliced(place, 0, one);
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
 * Whom to ask now, out of those who know, first to ask first: strength less the price of the minutes they had lately,
 * with some weight on free places this week, being at work soon, common hours and languages, time since last asked and
 * likelihood to answer in time; places among the first for somebody new or back; expert coaches after all peers.
 * Declines, snoozes and leave that is over are no input.
 */
export function whomToAsk(
  knowers: readonly Knower[],
  people: ReadonlyMap<string, MatchPerson>,
  load: ReadonlyMap<string, MatchLoad>,
  context: RouteContext,
): Candidate[] {
  const able: Able[] = [];
  for (const knower of knowers) {
    const person = people.get(knower.personId);
    if (person === undefined || context.exclude.has(person.id)) continue;
    const theirs = load.get(person.id) ?? null;
    if (!mayBeAsked(person, theirs, context.now)) continue;
    able.push({ knower, person, load: theirs });
  }
  const usual = context.usual ?? usualOf(load.values());
  const standings = able.map((one) => standingOf(one, usual, context));
  standings.sort((a, b) => b.value - a.value || a.tie - b.tie || (a.person.id < b.person.id ? -1 : 1));
  const peers = keepPlaces(
    standings.filter(({ person }) => !person.expert),
    context.atOnce ?? AT_ONCE,
  );
  const experts = standings.filter(({ person }) => person.expert);
  return [...peers, ...experts].slice(0, context.limit ?? 10).map((standing) => candidateOf(standing, context));
}
