import { labelsOf } from "./labels.ts";
import { tokenise } from "./tokens.ts";
import type { MatchSkill } from "./types.ts";

/** Labels and skills by number, in typed arrays; made once, read by `matchSkills`. */
export interface SkillIndex {
  /** A skill's number is its place here. */
  readonly skills: readonly MatchSkill[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Number of the next wider skill, −1 for none. */
  readonly broader: Int32Array;
  /** Number of each word that occurs in a label. */
  readonly wordOf: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
  /** Labels that hold word w: `postings[postingStart[w]]` up to `postings[postingStart[w + 1]]`. */
  readonly postingStart: Int32Array;
  readonly postings: Int32Array;
  readonly labelSkill: Int32Array;
  /** 1 over the sum of the label's idf, times its trust; 0 where a part of the label tells nothing. */
  readonly labelShare: Float32Array;
  readonly labelTrust: Float32Array;
  /** The label's own letters where only they count, else null. */
  readonly labelExact: readonly (string | null)[];
  readonly trie: Trie;
  readonly scratch: Scratch;
}

/** A trie over word numbers: children in one open-addressing table, the labels that end at a node as a chain. */
export interface Trie {
  /** Node and word of each child, −1 where the place is free. */
  readonly from: Int32Array;
  readonly word: Int32Array;
  readonly to: Int32Array;
  readonly firstLabel: Int32Array;
  readonly nextLabel: Int32Array;
}

/** Room to count in, left clean after each call; makes an index single-threaded, as the process is. */
export interface Scratch {
  readonly coverage: Float32Array;
  readonly touchedLabels: Int32Array;
  readonly phrase: Float32Array;
  readonly best: Float32Array;
  readonly touchedSkills: Int32Array;
  readonly seen: Uint8Array;
  readonly wordWeight: Float32Array;
  readonly words: Int32Array;
}

const STOP = new Set("a an and as at by for from in into of on or the to via with".split(" "));
const LATIN_START = /^[\p{Script=Latin}\p{N}.]/u;

/** The child of a trie's node by a word's number, or −1. */
export function childOf(trie: Trie, node: number, word: number): number {
  const mask = trie.from.length - 1;
  let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & mask;
  while (trie.from[place] !== -1) {
    if (trie.from[place] === node && trie.word[place] === word) return trie.to[place] ?? -1;
    place = (place + 1) & mask;
  }
  return -1;
}

function buildTrie(phrases: readonly (readonly number[])[]): Trie {
  const most = phrases.reduce((sum, phrase) => sum + phrase.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(4, most * 2)));
  const firstLabel = new Int32Array(most + 1).fill(-1);
  const trie: Trie = {
    from: new Int32Array(size).fill(-1),
    word: new Int32Array(size),
    to: new Int32Array(size),
    firstLabel,
    nextLabel: new Int32Array(phrases.length).fill(-1),
  };
  let nodes = 1;
  for (const [label, phrase] of phrases.entries()) {
    let node = 0;
    for (const word of phrase) {
      let child = childOf(trie, node, word);
      if (child === -1) {
        child = nodes++;
        let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) & (size - 1);
        while (trie.from[place] !== -1) place = (place + 1) & (size - 1);
        trie.from[place] = node;
        trie.word[place] = word;
        trie.to[place] = child;
      }
      node = child;
    }
    if (node === 0) continue;
    trie.nextLabel[label] = firstLabel[node] ?? -1;
    firstLabel[node] = label;
  }
  return { ...trie, firstLabel: firstLabel.slice(0, nodes) };
}

/** Words, phrases and the words of each label that count for coverage (not "of", each once). */
function readLabels(skills: readonly MatchSkill[]) {
  const wordOf = new Map<string, number>();
  const phrases: number[][] = [];
  const bags: number[][] = [];
  const skill: number[] = [];
  const trust: number[] = [];
  const exact: (string | null)[] = [];
  for (const [number, { id: _, ...rest }] of skills.entries()) {
    for (const label of labelsOf({ id: "", ...rest })) {
      const stems = tokenise(label.text).map((token) => token.stem);
      if (stems.length === 0) continue;
      const numbers = stems.map((stem) => {
        const known = wordOf.get(stem) ?? wordOf.size;
        wordOf.set(stem, known);
        return known;
      });
      const spaced = stems.every((stem) => stem.length > 1 || LATIN_START.test(stem));
      const bag = stems.map((stem, at) => (STOP.has(stem) ? -1 : (numbers[at] ?? -1))).filter((word) => word >= 0);
      phrases.push(numbers);
      // Of a label that counts in its own letters only, or in single characters, a part tells nothing.
      bags.push(label.exact || !spaced ? [] : [...new Set(bag)]);
      skill.push(number);
      trust.push(label.trust);
      exact.push(label.exact ? label.text : null);
    }
  }
  return { wordOf, phrases, bags, skill, trust, exact };
}

function buildPostings(bags: readonly (readonly number[])[], words: number) {
  const postingStart = new Int32Array(words + 1);
  for (const bag of bags) for (const word of bag) postingStart[word + 1] = (postingStart[word + 1] ?? 0) + 1;
  for (let word = 0; word < words; word++) {
    postingStart[word + 1] = (postingStart[word + 1] ?? 0) + (postingStart[word] ?? 0);
  }
  const postings = new Int32Array(postingStart[words] ?? 0);
  const fill = postingStart.slice();
  for (const [label, bag] of bags.entries()) {
    for (const word of bag) {
      const place = fill[word] ?? 0;
      postings[place] = label;
      fill[word] = place + 1;
    }
  }
  return { postingStart, postings };
}

/** In how many skills each word occurs. */
function skillsPerWord(bags: readonly (readonly number[])[], skill: readonly number[], words: number): Int32Array {
  const last = new Int32Array(words).fill(-1);
  const count = new Int32Array(words);
  for (const [label, bag] of bags.entries()) {
    for (const word of bag) {
      if (last[word] === skill[label]) continue;
      last[word] = skill[label] ?? -1;
      count[word] = (count[word] ?? 0) + 1;
    }
  }
  return count;
}

/** An index over the names and aliases of an organisation's skills. The same skills in the same order make the same index. */
export function buildSkillIndex(skills: readonly MatchSkill[]): SkillIndex {
  const { wordOf, phrases, bags, skill, trust, exact } = readLabels(skills);
  const words = wordOf.size;
  const labels = phrases.length;
  const idf = Float32Array.from(skillsPerWord(bags, skill, words), (count) => Math.log(1 + skills.length / (count + 0.5)));
  const numberOf = new Map(skills.map(({ id }, number) => [id, number]));
  const share = bags.map((bag, label) => {
    const sum = bag.reduce((total, word) => total + (idf[word] ?? 0), 0);
    return sum === 0 ? 0 : (trust[label] ?? 1) / sum;
  });
  return {
    skills,
    numberOf,
    broader: Int32Array.from(skills, ({ broader }) => (broader === null ? -1 : (numberOf.get(broader) ?? -1))),
    wordOf,
    idf,
    ...buildPostings(bags, words),
    labelSkill: Int32Array.from(skill),
    labelShare: Float32Array.from(share),
    labelTrust: Float32Array.from(trust),
    labelExact: exact,
    trie: buildTrie(phrases),
    scratch: {
      coverage: new Float32Array(labels),
      touchedLabels: new Int32Array(labels),
      phrase: new Float32Array(skills.length),
      best: new Float32Array(skills.length),
      touchedSkills: new Int32Array(skills.length),
      seen: new Uint8Array(skills.length),
      wordWeight: new Float32Array(words),
      words: new Int32Array(words),
    },
  };
}
