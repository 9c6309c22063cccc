import { FIELD, type Found, type Piece } from "./page.ts";
import type { SkillIndex } from "./skill-index.ts";
import { childOf, type Trie } from "./trie.ts";

/** How much of what is missing a further match of the same adds. */
const AGAIN = 0.7;
const IMPLIED_AGAIN = 0.5;
/** What a name or a word counts that is of any page's prose, such as "design". */
const PLAIN = 0.5;

/** Two matches are more than one, and never more than 1. */
export const more = (before: number, by: number, again = AGAIN): number =>
  Math.max(by, 1 - (1 - before) * (1 - by * again));

/** The longest phrase from a place on: its node in the trie, and in `end` the place after its last word; −1 for none. */
function longestFrom(trie: Trie, { tokens, entries }: Piece, first: number, end: Int32Array): number {
  const { begin, firstLabel } = trie;
  const word = entries[first]?.stem ?? -1;
  // Most words begin nothing, and no array is read quickly beside its ends.
  let node = word < 0 || word >= begin.length ? -1 : (begin[word] as number);
  let longest = -1;
  for (let at = first; node >= 0;) {
    at++;
    if ((firstLabel[node] as number) >= 0) {
      longest = node;
      end[0] = at;
    }
    if (at >= entries.length) break;
    const stem = entries[at]?.stem ?? -1;
    if (stem < 0 || tokens[at]?.afterBreak === true) break;
    node = childOf(trie, node, stem);
  }
  return longest;
}

const END = new Int32Array(1);

/**
 * Calls `each` with the longest phrases of a piece, by the node where they end, and what a match in that place is worth;
 * one that lies within another is left out, unless `each` answered that the other did not count.
 */
function eachPhrase(
  trie: Trie,
  piece: Piece,
  each: (node: number, first: number, last: number, weight: number) => boolean,
): void {
  const { tokens, entries } = piece;
  let covered = 0;
  for (let first = 0; first < tokens.length; first++) {
    const longest = longestFrom(trie, piece, first, END);
    const end = END[0] ?? 0;
    if (longest < 0 || end <= covered) continue;
    const last = end - 1;
    const plain = last === first && entries[first]?.share !== 1;
    if (each(longest, first, last, FIELD[piece.field] * (plain ? PLAIN : 1))) covered = end;
  }
}

/**
 * Finds the labels that the piece of a number writes in full: adds to `phrase` and `found` of their skills, and puts
 * those that are new behind the `before` of `touchedSkills`. `spoken` has 1 for languages whose labels count. The new
 * count comes back.
 */
export function findLabels(
  index: SkillIndex,
  piece: Piece,
  number: number,
  spoken: Uint8Array,
  touchedBefore: number,
): number {
  const { trie, labels, scratch } = index;
  const { phrase: scores, found, touchedSkills } = scratch;
  const { tokens, text } = piece;
  const field = FIELD[piece.field];
  let count = touchedBefore;
  eachPhrase(trie, piece, (node, first, last, weight) => {
    let counts = false;
    for (let label = trie.firstLabel[node] as number; label >= 0; label = trie.nextLabel[label] as number) {
      const exact = labels.exact[label] ?? null;
      if (exact !== null && text.slice(tokens[first]?.start, tokens[last]?.end) !== exact) continue;
      if (spoken[labels.language[label] as number] === 0) continue;
      const skill = labels.skill[label] as number;
      const before = found.field[skill] as number;
      counts = true;
      if (before === 0) touchedSkills[count++] = skill;
      if (before < field) {
        found.field[skill] = field;
        found.piece[skill] = number;
        found.first[skill] = first;
        found.last[skill] = last;
      }
      scores[skill] = more(scores[skill] as number, weight * (labels.phrase[label] as number));
    }
    return counts;
  });
  return count;
}

/** A phrase of general knowledge on the page. */
export interface Told extends Found {
  readonly weight: number;
}

/** Finds the phrases of general knowledge that a piece writes. */
export function findTold({ implied }: SkillIndex, piece: Piece, told: Map<number, Told>): void {
  const { tokens, text } = piece;
  const { trie } = implied;
  eachPhrase(trie, piece, (node, first, last, weight) => {
    const start = tokens[first]?.start ?? 0;
    let counts = false;
    for (let phrase = trie.firstLabel[node] ?? -1; phrase >= 0; phrase = trie.nextLabel[phrase] ?? -1) {
      if (implied.capital[phrase] === 1 && text[start] === text[start]?.toLowerCase()) continue;
      const before = told.get(phrase);
      if (before === undefined) told.set(phrase, { piece, first, last, weight });
      else told.set(phrase, { ...before, weight: more(before.weight, weight, IMPLIED_AGAIN) });
      counts = true;
    }
    return counts;
  });
}
