import { labelsOf } from "./labels.ts";
import { ABOUT_ANYTHING, ABOUT_COURSES, SMALL } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import { tokenise } from "./tokens.ts";
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
export interface SkillIndex {
  /** A skill's number is its place here. */
  readonly skills: readonly MatchSkill[];
  /** Number of the next wider skill, −1 for none. */
  readonly broader: Int32Array;
  readonly entries: ReadonlyMap<string, WordEntry>;
  /** By root alone, for words that no label has. */
  readonly roots: ReadonlyMap<string, number>;
  /** By number of a stem or root: how rare, a stem's part and a root's part being 1 together. */
  readonly idf: Float32Array;
  /** Labels that hold word w: `postings[postingStart[w]]` up to `postings[postingStart[w + 1]]`. */
  readonly postingStart: Int32Array;
  readonly postings: Int32Array;
  readonly labels: Labels;
  readonly trie: Trie;
  readonly scratch: Scratch;
}

/** By a label's number. */
export interface Labels {
  readonly skill: Int32Array;
  /** What a whole phrase is worth: trust, less for words that many labels share. */
  readonly phrase: Float32Array;
  /** What each unit of matched idf is worth; 0 where a part of the label tells nothing. */
  readonly coverage: Float32Array;
  /** Its own letters where only they count, else null. */
  readonly exact: readonly (string | null)[];
  /** Numbers of its stems and roots that count for coverage. */
  readonly bags: readonly (readonly number[])[];
}

/** Room to count in, all zero between calls; ties an index to one thread, as the process is. */
export interface Scratch {
  readonly wordWeight: Float32Array;
  readonly labelSum: Float32Array;
  readonly touchedLabels: Int32Array;
  readonly phrase: Float32Array;
  readonly coverage: Float32Array;
  /** Label that gives a skill its coverage; holds nothing of worth where that is 0. */
  readonly bestLabel: Int32Array;
  readonly touchedSkills: Int32Array;
}

/** How much a word in the very same form counts beside a word of the same family; the two make 1. */
const STEM_PART = 0.3;
/** Idf, in units of the rarest word's, at which a phrase or a covered label is worth half. */
const PHRASE_HALF = 1.9;
const COVERAGE_HALF = 1.27;
const SINGLE_CHARACTERS = /[\p{L}--[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]]/v;

interface ReadLabel {
  readonly skill: number;
  readonly trust: number;
  readonly exact: string | null;
  readonly phrase: readonly number[];
  readonly bag: readonly number[];
}

/** Numbers words in the order in which they come. */
class Numbers {
  readonly of = new Map<string, number>();

  take(key: string): number {
    const known = this.of.get(key);
    if (known !== undefined) return known;
    this.of.set(key, this.of.size);
    return this.of.size - 1;
  }
}

function readLabels(
  skills: readonly MatchSkill[],
  numbers: Numbers,
): { labels: ReadLabel[]; joined: Map<string, number[]> } {
  const labels: ReadLabel[] = [];
  const joined = new Map<string, number[]>();
  const formsOf = (stem: string): number[] => [numbers.take(stem), numbers.take(`~${rootOf(stem)}`)];
  for (const [skill, names] of skills.entries()) {
    for (const { text, trust, exact } of labelsOf(names)) {
      const stems = tokenise(text).map(({ stem }) => stem);
      if (stems.length === 0) continue;
      // Of a label that counts in its own letters only, or that is read by single characters, a part tells nothing.
      const whole = exact || stems.some((stem) => stem.length === 1 && SINGLE_CHARACTERS.test(stem));
      const bag = whole ? [] : stems.filter((stem) => !SMALL.has(stem)).flatMap(formsOf);
      const phrase = stems.map((stem) => numbers.take(stem));
      labels.push({ skill, trust, exact: exact ? text : null, phrase, bag: [...new Set(bag)] });
      for (const [at, stem] of stems.entries()) {
        const next = stems[at + 1];
        if (!whole && next !== undefined && stem.length > 2 && next.length > 2) {
          joined.set(stem + next, [...formsOf(stem), ...formsOf(next)]);
        }
      }
    }
  }
  return { labels, joined };
}

/** What a stem counts as evidence, 0 to 1. */
export function shareOf(stem: string): number {
  if (ABOUT_COURSES.has(stem)) return 0;
  return ABOUT_ANYTHING.has(stem) || /^\d+$/.test(stem) ? 0.5 : 1;
}

function readEntries(numbers: Numbers, joined: ReadonlyMap<string, number[]>): Pick<SkillIndex, "entries" | "roots"> {
  const entries = new Map<string, WordEntry>();
  const roots = new Map<string, number>();
  for (const [key, number] of numbers.of) {
    if (key.startsWith("~")) roots.set(key.slice(1), number);
  }
  const add = (stem: string): void => {
    const entry = { stem: numbers.of.get(stem) ?? -1, root: roots.get(rootOf(stem)) ?? -1 };
    entries.set(stem, { ...entry, parts: joined.get(stem) ?? null, share: shareOf(stem) });
  };
  for (const key of numbers.of.keys()) if (!key.startsWith("~")) add(key);
  for (const key of joined.keys()) add(key);
  return { entries, roots };
}

function buildPostings(labels: readonly ReadLabel[], words: number) {
  const postingStart = new Int32Array(words + 1);
  const bump = (word: number): void => {
    postingStart[word] = (postingStart[word] ?? 0) + 1;
  };
  for (const { bag } of labels) for (const word of bag) bump(word + 1);
  for (let word = 0; word < words; word++) {
    postingStart[word + 1] = (postingStart[word + 1] ?? 0) + (postingStart[word] ?? 0);
  }
  const postings = new Int32Array(postingStart[words] ?? 0);
  const fill = postingStart.slice();
  for (const [label, { bag }] of labels.entries()) {
    for (const word of bag) {
      const place = fill[word] ?? 0;
      postings[place] = label;
      fill[word] = place + 1;
    }
  }
  return { postingStart, postings };
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

/** An index over the names and aliases of an organisation's skills. Depends on nothing but them and their order. */
export function buildSkillIndex(skills: readonly MatchSkill[]): SkillIndex {
  const numbers = new Numbers();
  const { labels, joined } = readLabels(skills, numbers);
  const words = numbers.of.size;
  const idf = rarity(labels, numbers, skills.length);
  const sums = labels.map(({ bag }) => bag.reduce((sum, word) => sum + (idf[word] ?? 0), 0));
  const rarest = Math.log(1 + skills.length);
  const worth = (label: number, half: number): number => {
    const sum = sums[label] ?? 0;
    return (labels[label]?.trust ?? 0) * (sum === 0 ? 1 : sum / (sum + half * rarest));
  };
  const numberOf = new Map(skills.map(({ id }, number) => [id, number]));
  return {
    skills,
    broader: Int32Array.from(skills, ({ broader }) => (broader === null ? -1 : (numberOf.get(broader) ?? -1))),
    ...readEntries(numbers, joined),
    idf,
    ...buildPostings(labels, words),
    labels: {
      skill: Int32Array.from(labels, ({ skill }) => skill),
      phrase: Float32Array.from(labels, (_, label) => worth(label, PHRASE_HALF)),
      coverage: Float32Array.from(sums, (sum, label) => (sum === 0 ? 0 : worth(label, COVERAGE_HALF) / sum)),
      exact: labels.map(({ exact }) => exact),
      bags: labels.map(({ bag }) => bag),
    },
    trie: buildTrie(labels.map(({ phrase }) => phrase)),
    scratch: {
      wordWeight: new Float32Array(words),
      labelSum: new Float32Array(labels.length),
      touchedLabels: new Int32Array(labels.length),
      phrase: new Float32Array(skills.length),
      coverage: new Float32Array(skills.length),
      bestLabel: new Int32Array(skills.length),
      touchedSkills: new Int32Array(skills.length),
    },
  };
}
