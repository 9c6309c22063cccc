import { type Likeness, likeQuestion } from "./answer-texts.ts";
import { explain, hereOf, type KnownBy, shownWithout } from "./explain.ts";
import { skillsLike } from "./like-lessons.ts";
import { type Moment, momentOf } from "./moment.ts";
import type { PeopleIndex } from "./people-index.ts";
import {
  addUp,
  type Adder,
  type Best,
  bestFirstOf,
  clear,
  markOffered,
  offer,
  offerAll,
  strengthBy,
  type Wanted,
} from "./top-knowers.ts";
import { EVIDENCE_KINDS, type EvidenceKind } from "./types.ts";

export type { KnownBy } from "./explain.ts";

const DAY = 86_400_000;
/** The most that having got through this very page adds: enough to come first among equals. */
const SAME_PAGE = 0.05;
const SAME_PAGE_HALF_LIFE = 180;
/** Past answers are worth at most this much, and some two thirds of it at so many votes. */
const ANSWERS = 0.2;
const VOTES = 0.03;
const MOST_NAMED = 200;

/** Somebody whom the evidence supports. */
export interface Knower {
  readonly personId: string;
  /** 0 to 1; for the server's own use. */
  readonly strength: number;
  /** What weighs most first, own skills and neighbours of the taxonomy alike; looked up when it is read. */
  readonly evidence: readonly KnownBy[];
  /** Evidence that came from the page in question, newest of each kind. */
  readonly here: readonly { readonly kind: EvidenceKind; readonly lastAt: number }[];
  /** When they answered a question like this one, epoch milliseconds; absent where they did not. */
  readonly similarAt?: number;
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
  readonly pageKey?: string | undefined;
  /** The question in the learner's words. */
  readonly question?: string | undefined;
  /** Evidence that does not count for whoever asks, as `personId skillId kind`. */
  readonly doubted?: ReadonlySet<string> | undefined;
}

function inShares(weights: ReadonlyMap<number, number>): Wanted[] {
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights].map(([skill, weight]) => ({ skill, weight: weight / total }));
}

/** The wanted skills by number, and what questions like this one were about; the weights add up to 1. */
export function wantedSkills(index: PeopleIndex, skills: readonly WantedSkill[], question = ""): Wanted[] {
  const named = new Map<number, number>();
  for (const { skillId, weight } of skills) {
    const skill = index.skillNumber.get(skillId);
    if (skill !== undefined && weight > 0) named.set(skill, Math.max(weight, named.get(skill) ?? 0));
  }
  if (question === "" || index.lessons.skills.length === 0) return inShares(named);
  const { trust, votes } = skillsLike(index.lessons, question);
  const blended = new Map<number, number>();
  for (const { skill, weight } of inShares(named)) blended.set(skill, (1 - trust) * weight);
  for (const { skill, weight } of inShares(votes)) blended.set(skill, trust * weight + (blended.get(skill) ?? 0));
  return inShares(blended);
}

/** What is particular to some people: a page that they got through, answers like this one, doubts about them. */
interface Particular {
  readonly likeness: ReadonlyMap<number, Likeness>;
  readonly here: ReadonlyMap<number, number>;
  readonly doubted: ReadonlySet<string>;
  readonly people: ReadonlySet<number>;
}

/** By person, when they last got through the page. */
function gotThrough(index: PeopleIndex, pageKey: string | undefined): Map<number, number> {
  const newest = new Map<number, number>();
  if (pageKey === undefined) return newest;
  for (const { person, kind, at } of index.onPage.get(pageKey) ?? []) {
    if (EVIDENCE_KINDS[kind] === "taught_back") newest.set(person, Math.max(at, newest.get(person) ?? at));
  }
  return newest;
}

function particularOf(index: PeopleIndex, now: number, options: KnowsOptions): Particular {
  const { question, doubted = new Set() } = options;
  const likeness = question === undefined || question === "" ? new Map() : likeQuestion(index.answers, question, now);
  const here = gotThrough(index, options.pageKey);
  const people = new Set<number>([...likeness.keys(), ...here.keys()]);
  for (const key of doubted) {
    const person = index.personNumber.get(key.slice(0, key.indexOf(" ")));
    if (person !== undefined) people.add(person);
  }
  return { likeness, here, doubted, people };
}

/** How well one of those knows who have something particular; 0 for nothing at all. */
function strengthOf(
  index: PeopleIndex,
  moment: Moment,
  wanted: readonly Wanted[],
  adder: Adder,
  who: number,
  { likeness, here, doubted }: Particular,
): number {
  const shown = doubted.size > 0 ? shownWithout(index, moment, wanted, who, doubted) : strengthBy(index, adder, who);
  // Nobody is named for a few words in common: there would be nothing to tell of them.
  if (shown === 0 && (likeness.get(who)?.similar ?? null) === null) return 0;
  const answers = ANSWERS * (1 - Math.exp(-(likeness.get(who)?.votes ?? 0) / VOTES));
  // What one of the two leaves open, the other may fill.
  const strength = shown + answers * Math.max(0, 1 - shown);
  const at = here.get(who);
  if (at === undefined || shown === 0) return strength;
  return strength + SAME_PAGE * 2 ** (-Math.max(0, moment.at - at) / (SAME_PAGE_HALF_LIFE * DAY));
}

/** Reads what supports somebody only when it is asked for: most of those who are found are never shown. */
function knowerOf(
  index: PeopleIndex,
  moment: Moment,
  wanted: readonly Wanted[],
  { who, value }: { who: number; value: number },
  particular: Particular,
  options: KnowsOptions,
): Knower {
  const similarAt = particular.likeness.get(who)?.similar?.at;
  return {
    personId: index.people[who]?.id ?? "",
    strength: Math.sqrt(Math.min(1, value / (1 + SAME_PAGE))),
    get evidence() {
      return explain(index, moment, wanted, who, particular.doubted);
    },
    get here() {
      return hereOf(index, who, options.pageKey);
    },
    ...(similarAt === undefined ? {} : { similarAt }),
  };
}

/**
 * The people whom dated evidence supports for some skills, strongest first. Evidence fades with time, counts in part
 * along broader, narrower and related skills, stands beside what somebody answered to questions like this one, and adds
 * up without ever taking away. Says nothing on whom to ask now. Reckons by the full hour.
 */
export function whoKnows(
  index: PeopleIndex,
  skills: readonly WantedSkill[],
  now: number,
  options: KnowsOptions = {},
): Knower[] {
  const wanted = wantedSkills(index, skills, options.question);
  const moment = momentOf(index, now);
  const particular = particularOf(index, moment.at, options);
  const adder = addUp(index, moment, wanted);
  const best: Best = { limit: options.limit ?? MOST_NAMED, person: [], value: [] };
  for (const who of particular.people) {
    markOffered(index, adder, who);
    const strength = strengthOf(index, moment, wanted, adder, who, particular);
    if (strength > 0) offer(index, best, who, strength);
  }
  offerAll(index, adder, best);
  clear(index, adder);
  return bestFirstOf(index, best).map((one) => knowerOf(index, moment, wanted, one, particular, options));
}
