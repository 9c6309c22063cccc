import type { MatchEvidence, MatchPerson, MatchSkill, TopicFields } from "../../../server/matching/types.ts";
import type { WantedSkill } from "../../../server/matching/knows.ts";

/** A made-up organisation, the same for the same seed: names out of a made-up vocabulary, skills by Zipf's law. */
export interface World {
  readonly skills: readonly MatchSkill[];
  readonly people: readonly MatchPerson[];
  readonly evidence: readonly MatchEvidence[];
  /** Course pages: a title, some 600 characters of description, six headings. */
  readonly topics: readonly TopicFields[];
  /** One to five skills each, as a page leads to them. */
  readonly wanted: readonly (readonly WantedSkill[])[];
  readonly now: number;
}

export interface Size {
  readonly people: number;
  readonly skills: number;
  readonly skillsEach: number;
  readonly queries: number;
}

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 18, 9);
/** As in ESCO: some 9,300 words in the names of 14,000 skills, the r-th of them in .55 / (r + 10) of the names. */
const WORDS = 9_300;
const HEAD = 10;
/** Skills directly below a wider one, as in ESCO and the starter. */
const CHILDREN = 8;
const SYLLABLES = "ba co da el fi go hu in jo ka le mo nu or pe qui ra so ta um ve wi xa yo ze an er is".split(" ");
/** Nearly half of the words of English prose are such. */
const GRAMMAR = "the of and to a in you will this that for with is are how your by on it we can from as be".split(" ");
const GRAMMAR_SHARE = 0.45;
const KINDS = ["answered", "taught_back", "endorsed", "completed", "self"] as const;

/** Mulberry32: 0 to 1, the same row for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws numbers 0 to `count` − 1 by Zipf's law, flattened at its head by `offset` (Mandelbrot). */
function zipf(count: number, random: () => number, offset = 0): () => number {
  const sums = new Float64Array(count);
  let total = 0;
  for (let place = 0; place < count; place++) sums[place] = total += 1 / (place + 1 + offset);
  return () => {
    const target = random() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function vocabulary(random: () => number): string[] {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? "";
  const words = new Set<string>();
  while (words.size < WORDS) words.add(Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(""));
  return [...words];
}

/** Makes an organisation and questions to it; `size.people` × `size.skillsEach` pieces of evidence. */
export function makeWorld(size: Size, seed = 1): World {
  const random = randomOf(seed);
  const words = vocabulary(random);
  const common = zipf(WORDS, random, HEAD);
  const word = () => words[common()] ?? "";
  const phrase = (length: number) => Array.from({ length }, word).join(" ");
  const prose = (length: number) =>
    Array.from({ length }, () =>
      random() < GRAMMAR_SHARE ? (GRAMMAR[Math.floor(random() * GRAMMAR.length)] ?? "") : word(),
    ).join(" ");
  // Names of two to five words, none twice, and another name for two in five.
  const taken = new Set<string>();
  const newName = (): string => {
    const name = phrase(2 + Math.floor(random() * 4));
    if (taken.has(name)) return newName();
    taken.add(name);
    return name;
  };
  const skills = Array.from({ length: size.skills }, (_, number): MatchSkill => {
    const broader = number >= CHILDREN ? `skill-${Math.floor(number / CHILDREN)}` : null;
    const aliases = random() < 0.4 ? [newName()] : [];
    return { id: `skill-${number}`, name: newName(), kind: "hard", aliases, broader, related: [] };
  });
  const popular = zipf(size.skills, random);
  const people = Array.from({ length: size.people }, (_, number): MatchPerson => ({
    id: `person-${number}`,
    timeZone: "Europe/Lisbon",
    windows: [],
    languages: ["en"],
    asksPerWeek: 2,
    pausedUntil: null,
    expert: false,
    confirmed: true,
    joinedAt: 0,
    leftAt: null,
  }));
  const evidence: MatchEvidence[] = [];
  for (const { id } of people) {
    for (let piece = 0; piece < size.skillsEach; piece++) {
      evidence.push({
        id: `${id}-${piece}`,
        personId: id,
        skillId: `skill-${random() < 0.5 ? popular() : Math.floor(random() * size.skills)}`,
        kind: KINDS[Math.floor(random() * KINDS.length)] ?? "self",
        at: NOW - Math.floor(random() * 900) * DAY,
      });
    }
  }
  const nameOf = () => skills[popular()]?.name ?? "";
  const topics = Array.from({ length: size.queries }, (): TopicFields => ({
    title: `${phrase(2)} ${nameOf()}`,
    course: phrase(3),
    description: `${prose(45)} ${nameOf()} ${prose(45)}`,
    headings: Array.from({ length: 6 }, () => (random() < 0.3 ? nameOf() : phrase(4))),
  }));
  const wanted = Array.from({ length: size.queries }, () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({ skillId: `skill-${popular()}`, weight: random() })),
  );
  return { skills, people, evidence, topics, wanted, now: NOW };
}

/** A topic as one text, for engines that take one. */
export const textOf = ({ title, course, description, headings = [] }: TopicFields): string =>
  [title, course, description, ...headings].join(" ");
