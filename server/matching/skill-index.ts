import { buildImplied, type Implied } from "./implied.ts";
import { ABOUT_ANYTHING, ABOUT_COURSES, GRAMMAR } from "./plain-words.ts";
import { type MetWords, noWords } from "./met-words.ts";
import { buildPostings, type Postings } from "./postings.ts";
import { Numbers, type ReadLabel, type ReadLabels, readLabels } from "./read-labels.ts";
import { rootOf } from "./roots.ts";
import { buildTrie, type Trie } from "./trie.ts";
import type { MatchSkill } from "./types.ts";

/** What a page's word means to the index: numbers of its stem and root, −1 where no label has them. */
export interface WordEntry {
  readonly stem: number;
  readonly root: number;
  /** For "healthcare", where labels say "health care": stems and roots of both. */
  readonly parts: readonly number[] | null;
  /** What the word counts as evidence: 0 for "course", ½ for words of any prose and for numbers, else 1. */
  readonly share: number;
}

/** Labels and skills by number, in typed arrays; made once, read by `matchSkills`. */
export interface SkillIndex extends Postings {
  /** A skill's number is its place here. */
  readonly skills: readonly MatchSkill[];
  /** Number of the next wider skill, −1 for none. */
  readonly broader: Int32Array;
  readonly entries: ReadonlyMap<string, WordEntry>;
  /** By root alone, for words that no label has. */
  readonly roots: ReadonlyMap<string, number>;
  /** Words as pages write them, as far as they were met. */
  readonly met: MetWords;
  /** 1 at the `pairMark` of each word of a label, so that two words of a page are rarely joined for nothing. */
  readonly pairs: Uint8Array;
  /** By number of a stem or root: how rare, a stem's part and a root's part being 1 together. */
  readonly idf: Float32Array;
  /** Stems of German words of labels: a part of a compound may be one of them. */
  readonly german: ReadonlyMap<string, WordEntry>;
  /** Languages of labels; "" stands first, for those that count on any page. */
  readonly languages: readonly string[];
  readonly implied: Implied;
  /** Labels of skill s: `labelStart[s]` up to `labelStart[s + 1]`. */
  readonly labelStart: Int32Array;
  readonly labels: Labels;
  readonly trie: Trie;
  readonly scratch: Scratch;
}

/** By a label's number. */
export interface Labels {
  readonly skill: Int32Array;
  /** What a whole phrase is worth: trust, less for words that many labels share. */
  readonly phrase: Float32Array;
  /** What the whole of its words is worth; 0 where a part of the label tells nothing. */
  readonly coverage: Float32Array;
  /** The share of the whole that each unit of matched idf is. */
  readonly unit: Float32Array;
  /** Place in `languages`. */
  readonly language: Uint8Array;
  /** Its own letters where only they count, else null. */
  readonly exact: readonly (string | null)[];
  /** Numbers of its stems and roots that count for coverage: `bagWords[bagStart[l]]` up to `bagWords[bagStart[l + 1]]`. */
  readonly bagStart: Int32Array;
  readonly bagWords: Int32Array;
}

const PAIR_MARKS = 2 ** 17;

/** What a word brings to the mark of two words. */
export interface PairHash {
  readonly asFirst: number;
  readonly asLast: number;
  readonly length: number;
}

export function pairHash(word: string): PairHash {
  const { length } = word;
  const start = Math.imul(word.charCodeAt(0), 31) + word.charCodeAt(1);
  const end = Math.imul(word.charCodeAt(length - 1), 37) + word.charCodeAt(length - 2);
  return { asFirst: Math.imul(start, 0x9e3779b1), asLast: Math.imul(end, 0x85ebca6b), length };
}

/** A number that two words have in common with the word that they make together. */
export const pairMark = (first: PairHash, last: PairHash, length = first.length + last.length): number =>
  (first.asFirst ^ last.asLast ^ Math.imul(length, 0xc2b2ae35)) >>> 15;

/** By skill: where its best phrase stands, of those that the page names in full. */
export interface FoundSkills {
  /** What a match in its field is worth; 0 for skills that are not named in full, of which the rest says nothing. */
  readonly field: Float64Array;
  /** Place of the piece on the page. */
  readonly piece: Uint8Array;
  /** Places of its first and last word in the piece. */
  readonly first: Uint16Array;
  readonly last: Uint16Array;
}

/** Room to count in, all zero between calls; ties an index to one thread, as the process is. */
export interface Scratch {
  readonly wordWeight: Float32Array;
  /** 1 for words that are too frequent to lead to a label. */
  readonly frequent: Uint8Array;
  /** 1 for the words of a label while it is asked where a page holds them. */
  readonly covers: Uint8Array;
  readonly phrase: Float32Array;
  readonly coverage: Float32Array;
  readonly implied: Float32Array;
  /** What the phrase of general knowledge that implies a skill most brings, and its number. */
  readonly impliedMost: Float32Array;
  readonly impliedBy: Int32Array;
  /** What led to a skill most: the number of a label, or −1 less the number of a phrase of general knowledge. */
  readonly led: Int32Array;
  readonly found: FoundSkills;
  readonly touchedSkills: Int32Array;
  readonly touchedImplied: Int32Array;
}

/** How much a word in the very same form counts beside a word of the same family; the two make 1. */
const STEM_PART = 0.3;
/** Idf, in units of the rarest word's, at which a phrase or a covered label is worth half. */
const PHRASE_HALF = 1.9;
const COVERAGE_HALF = 1.27;

/** What a stem counts as evidence, 0 to 1. */
export function shareOf(stem: string): number {
  if (ABOUT_COURSES.has(stem) || GRAMMAR.has(stem)) return 0;
  return ABOUT_ANYTHING.has(stem) || /^\d+$/.test(stem) ? 0.5 : 1;
}

function readEntries(
  numbers: Numbers,
  { joined, forms, german }: ReadLabels,
): Pick<SkillIndex, "entries" | "roots" | "german"> {
  const entries = new Map<string, WordEntry>();
  const roots = new Map<string, number>();
  for (const [key, number] of numbers.of) if (key.startsWith("~")) roots.set(key.slice(1), number);
  const add = (stem: string): void => {
    const entry = { stem: numbers.of.get(stem) ?? -1, root: roots.get(rootOf(stem)) ?? -1 };
    entries.set(stem, { ...entry, parts: joined.get(stem) ?? null, share: shareOf(stem) });
  };
  for (const key of numbers.of.keys()) if (!key.startsWith("~")) add(key);
  for (const key of joined.keys()) add(key);
  const entryOf = (stem: string): WordEntry[] => [entries.get(stem) ?? []].flat();
  for (const [form, stem] of forms) if (!entries.has(form)) for (const entry of entryOf(stem)) entries.set(form, entry);
  return {
    entries,
    roots,
    german: new Map([...german].flatMap((stem) => entryOf(stem).map((entry): [string, WordEntry] => [stem, entry]))),
  };
}

function markPairs(numbers: Numbers): Uint8Array {
  const pairs = new Uint8Array(PAIR_MARKS);
  for (const key of numbers.of.keys()) {
    const hash = pairHash(key);
    if (!key.startsWith("~") && key.length > 3) pairs[pairMark(hash, hash, key.length)] = 1;
  }
  return pairs;
}

/** How rare each stem and root is among skills, each with its part of the whole. */
function rarity(labels: readonly ReadLabel[], numbers: Numbers, skills: number): Float32Array {
  const last = new Int32Array(numbers.of.size).fill(-1);
  const count = new Int32Array(numbers.of.size);
  for (const { bag, skill } of labels) {
    for (const word of bag) {
      if (last[word] !== skill) count[word] = (count[word] ?? 0) + 1;
      last[word] = skill;
    }
  }
  const idf = Float32Array.from(count, (skillsWithIt) => Math.log(1 + skills / (skillsWithIt + 0.1)));
  for (const [key, number] of numbers.of) {
    idf[number] = (idf[number] ?? 0) * (key.startsWith("~") ? 1 - STEM_PART : STEM_PART);
  }
  return idf;
}

function scratchFor(words: number, skills: number): Scratch {
  return {
    wordWeight: new Float32Array(words),
    frequent: new Uint8Array(words),
    covers: new Uint8Array(words),
    phrase: new Float32Array(skills),
    coverage: new Float32Array(skills),
    implied: new Float32Array(skills),
    impliedMost: new Float32Array(skills),
    impliedBy: new Int32Array(skills),
    found: {
      field: new Float64Array(skills),
      piece: new Uint8Array(skills),
      first: new Uint16Array(skills),
      last: new Uint16Array(skills),
    },
    led: new Int32Array(skills),
    touchedSkills: new Int32Array(skills),
    touchedImplied: new Int32Array(skills),
  };
}

/** All bags in one array: a page looks into thousands of them. */
function packBags(labels: readonly ReadLabel[]): Pick<Labels, "bagStart" | "bagWords"> {
  const bagStart = new Int32Array(labels.length + 1);
  for (const [label, { bag }] of labels.entries()) bagStart[label + 1] = (bagStart[label] ?? 0) + bag.length;
  const bagWords = new Int32Array(bagStart[labels.length] ?? 0);
  for (const [label, { bag }] of labels.entries()) bagWords.set(bag, bagStart[label]);
  return { bagStart, bagWords };
}

/** Numbers of the stems and roots of a label that count for coverage. */
export const bagOf = ({ bagStart, bagWords }: Labels, label: number): Int32Array =>
  bagWords.subarray(bagStart[label], bagStart[label + 1]);

function weighLabels(labels: readonly ReadLabel[], idf: Float32Array, rarest: number, languages: readonly string[]) {
  const sums = labels.map(({ bag }) => bag.reduce((sum, word) => sum + (idf[word] ?? 0), 0));
  const worth = (label: number, half: number): number => {
    const sum = sums[label] ?? 0;
    return (labels[label]?.trust ?? 0) * (sum === 0 ? 1 : sum / (sum + half * rarest));
  };
  return {
    skill: Int32Array.from(labels, ({ skill }) => skill),
    phrase: Float32Array.from(labels, (_, label) => worth(label, PHRASE_HALF)),
    coverage: Float32Array.from(sums, (sum, label) => (sum === 0 ? 0 : worth(label, COVERAGE_HALF))),
    unit: Float32Array.from(sums, (sum) => (sum === 0 ? 0 : 1 / sum)),
    language: Uint8Array.from(labels, ({ language }) => languages.indexOf(language ?? "")),
    exact: labels.map(({ exact }) => exact),
    ...packBags(labels),
  };
}

/** Where each skill's labels start: they stand in the order of skills. */
function startsOf(labels: readonly ReadLabel[], skills: number): Int32Array {
  const start = new Int32Array(skills + 1);
  for (const { skill } of labels) start[skill + 1] = (start[skill + 1] ?? 0) + 1;
  for (let skill = 0; skill < skills; skill++) start[skill + 1] = (start[skill + 1] ?? 0) + (start[skill] ?? 0);
  return start;
}

/** An index over the names and aliases of an organisation's skills. Depends on nothing but them and their order. */
export function buildSkillIndex(skills: readonly MatchSkill[]): SkillIndex {
  const numbers = new Numbers();
  const read = readLabels(skills, numbers);
  const { labels } = read;
  const implied = buildImplied(read.names, (stem) => numbers.take(stem));
  const words = numbers.of.size;
  const idf = rarity(labels, numbers, skills.length);
  const languages = [...new Set(["", ...labels.map(({ language }) => language ?? "")])];
  const weighed = weighLabels(labels, idf, Math.log(1 + skills.length), languages);
  const numberOf = new Map(skills.map(({ id }, number) => [id, number]));
  return {
    skills,
    broader: Int32Array.from(skills, ({ broader }) => (broader === null ? -1 : (numberOf.get(broader) ?? -1))),
    ...readEntries(numbers, read),
    met: noWords(),
    pairs: markPairs(numbers),
    idf,
    languages,
    implied,
    ...buildPostings(labels, numbers, idf, weighed),
    labelStart: startsOf(labels, skills.length),
    labels: weighed,
    trie: buildTrie(labels.map(({ phrase }) => phrase)),
    scratch: scratchFor(words, skills.length),
  };
}
