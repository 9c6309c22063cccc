import type { Piece } from "./page.ts";
import { SMALL } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import type { Field } from "./types.ts";

/** What a word counts in a field, in words of a description. */
const WORTH: Readonly<Record<Field, number>> = {
  title: 3,
  lesson: 3,
  course: 2,
  module: 1.5,
  headings: 1.5,
  description: 1,
  excerpt: 0.5,
};

/** Where a word or a pair of words stands: `last` is the place of its last token. */
export interface Place {
  readonly piece: Piece;
  readonly first: number;
  readonly last: number;
}

/** Roots of stems that were met before; emptied when full. */
const roots = new Map<string, string>();
const MOST_ROOTS = 50_000;

function rootFor(stem: string): string {
  const known = roots.get(stem);
  if (known !== undefined) return known;
  const root = rootOf(stem);
  if (roots.size >= MOST_ROOTS) roots.clear();
  if (stem.length < 40) roots.set(stem, root);
  return root;
}

/** Calls `visit` for the root of each telling word of a page and of each pair of them that follow one another, small words aside. */
export function eachWord(pieces: readonly Piece[], visit: (word: string, place: Place) => void): void {
  for (const piece of pieces) {
    let before = -1;
    let wordBefore = "";
    for (let at = 0; at < piece.tokens.length; at++) {
      const token = piece.tokens[at];
      if (token?.afterBreak === true) before = -1;
      if (token === undefined || SMALL.has(token.stem)) continue;
      const word = rootFor(token.stem);
      visit(word, { piece, first: at, last: at });
      if (before >= 0) visit(`${wordBefore} ${word}`, { piece, first: before, last: at });
      before = at;
      wordBefore = word;
    }
  }
}

/** How much each word and pair of a page counts, by what it is compared by. */
export function countWords(pieces: readonly Piece[]): Map<string, number> {
  const counts = new Map<string, number>();
  eachWord(pieces, (word, { piece }) => counts.set(word, (counts.get(word) ?? 0) + WORTH[piece.field]));
  return counts;
}

/** The words that lessons taught something about, by number. */
export interface Vocabulary {
  readonly numbers: ReadonlyMap<string, number>;
  /** How rare a word is among the lessons, natural logarithm. */
  readonly idf: Float32Array;
}

/** From so many lessons on, what only one of them says is left out. */
const MANY_LESSONS = 200;
/** More words than these make the model larger, not better. */
const MOST_WORDS = 50_000;

/** Numbers the words that enough pages hold, most frequent first where there are too many. */
export function buildVocabulary(pages: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const held = new Map<string, number>();
  for (const page of pages) for (const word of page.keys()) held.set(word, (held.get(word) ?? 0) + 1);
  const least = pages.length < MANY_LESSONS ? 1 : 2;
  const kept = [...held].filter(([, count]) => count >= least);
  if (kept.length > MOST_WORDS) kept.sort(([, a], [, b]) => b - a).splice(MOST_WORDS);
  return {
    numbers: new Map(kept.map(([word], number) => [word, number])),
    idf: Float32Array.from(kept, ([, count]) => Math.log((pages.length + 1) / (count + 0.5))),
  };
}

/** A page as weights of words; its length is 1, or 0 where the vocabulary has none of its words. */
export interface Vector {
  readonly words: Int32Array;
  readonly weights: Float32Array;
}

/** A page's words weighed by how often, where and how rare they are, and brought to length 1. */
export function vectorOf({ numbers, idf }: Vocabulary, page: ReadonlyMap<string, number>): Vector {
  const words: number[] = [];
  const weights: number[] = [];
  let squares = 0;
  for (const [word, count] of page) {
    const number = numbers.get(word);
    if (number === undefined) continue;
    const weight = (count > 1 ? 1 + Math.log(count) : count) * (idf[number] ?? 0);
    words.push(number);
    weights.push(weight);
    squares += weight ** 2;
  }
  const length = Math.sqrt(squares);
  return {
    words: Int32Array.from(words),
    weights: Float32Array.from(weights, (weight) => (length === 0 ? 0 : weight / length)),
  };
}
