import { MASK } from "../contract/mask.ts";

export interface NameMask {
  text: string;
  /** False for a whole name: that is no ordinary word. */
  mayKeep: boolean;
  kept: boolean;
}

export interface Names {
  /** Names of colleagues that may not be shown. */
  readonly others: readonly string[];
  /** Names of the two, as far as they may be shown. */
  readonly shown: readonly string[];
  /** Names that may not be shown under any circumstance, such as that of a learner who asked without one. */
  readonly never: readonly string[];
  /** Words that whoever wrote them calls ordinary, in lower case. */
  readonly kept: ReadonlySet<string>;
}

const WORD = /[\p{L}\p{M}]+/gu;
/** Particles of names that are words of many languages. */
const PARTICLES = new Set(
  "da das de dei del der di dos du el het la las le los the van von und and bin ibn".split(" "),
);

export const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

const hasCase = (word: string) => word.toLowerCase() !== word.toUpperCase();
const isCapital = (word: string) => {
  const [first = ""] = word;
  return first !== first.toLowerCase();
};
const telling = (word: string) => !PARTICLES.has(word) && (word.length > 2 || (!hasCase(word) && word.length > 1));

interface Known {
  readonly single: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

function known(names: readonly string[]): Known {
  const single = new Set<string>();
  const pairs = new Set<string>();
  for (const name of names) {
    const words = wordsOf(name);
    for (const word of words) if (telling(word)) single.add(word);
    const [first = "", last = ""] = [words[0], words.at(-1)];
    for (const [place, word] of words.entries()) if (place > 0) pairs.add(`${words[place - 1]} ${word}`);
    if (words.length > 1) pairs.add(`${last} ${first}`).add(`${first} ${last}`);
  }
  return { single, pairs };
}

/**
 * Masks names of colleagues: whole ones however they are written, single words of one where they are capitalised or
 * their script knows no capitals. The same text and names give the same answer; masking twice changes nothing more.
 */
export function maskNames(text: string, { others, shown, never, kept }: Names): { text: string; masks: NameMask[] } {
  const theirs = known([...others, ...never]);
  const fixed = known(never);
  const allowed = known(shown);
  const found = [...text.matchAll(WORD)].map((match) => ({
    at: match.index,
    word: match[0],
    low: match[0].toLowerCase(),
  }));
  const masks: NameMask[] = [];
  let result = "";
  let from = 0;
  const isPair = (place: number): boolean => {
    const [one, two] = [found[place], found[place + 1]];
    if (one === undefined || two === undefined) return false;
    const between = text.slice(one.at + one.word.length, two.at);
    const pair = `${one.low} ${two.low}`;
    return /^[\s.,-]{1,3}$/u.test(between) && theirs.pairs.has(pair) && !allowed.pairs.has(pair);
  };
  for (const [place, { at, word, low }] of found.entries()) {
    const whole = isPair(place) || isPair(place - 1);
    const isName =
      theirs.single.has(low) &&
      (fixed.single.has(low) || !allowed.single.has(low)) &&
      (isCapital(word) || !hasCase(word));
    if (!whole && !isName) continue;
    const mayKeep = !whole && !fixed.single.has(low);
    const isKept = mayKeep && kept.has(low);
    masks.push({ text: word, mayKeep, kept: isKept });
    if (isKept) continue;
    result += text.slice(from, at) + MASK;
    from = at + word.length;
  }
  return maskRuns(result + text.slice(from), others, masks);
}

/** Names in scripts that put no spaces between words stand within longer runs of letters. */
function maskRuns(text: string, others: readonly string[], masks: NameMask[]): { text: string; masks: NameMask[] } {
  let result = text;
  for (const name of others) {
    if (name.length < 2 || hasCase(name) || !result.includes(name)) continue;
    result = result.replaceAll(name, MASK);
    masks.push({ text: name, mayKeep: false, kept: false });
  }
  return { text: result, masks };
}
