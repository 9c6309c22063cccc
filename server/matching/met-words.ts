import { partOfCompound } from "./languages.ts";
import { rootOf } from "./roots.ts";
import { pairHash, type PairHash, shareOf, type SkillIndex, type WordEntry } from "./skill-index.ts";
import { compared } from "./tokens.ts";

// Pages are read letter by letter, and a word that was met before is known by its letters alone: no string is cut out and
// none is looked up, which is what reading a page would take longest over.

/** A word as pages write it, and what it means to an index. */
export interface MetWord {
  readonly raw: string;
  readonly stem: string;
  readonly entry: WordEntry;
  readonly pair: PairHash;
}

/**
 * Words that were met before: each has `WAYS` places to lie in, by its letters, and one of those gives way to a new word
 * when all are taken. So neither time nor memory grow with what pages hold.
 */
export interface MetWords {
  readonly places: (MetWord | undefined)[];
  /** Counts who gave way. */
  turn: number;
}

const WAYS = 4;
const GROUPS = 2 ** 14;
/** Longer words are met too rarely to be kept. */
const LONGEST = 40;
/** Shorter words are no compounds. */
const SHORTEST_COMPOUND = 9;
/** A word that no label has. */
const NOTHING: WordEntry = { stem: -1, root: -1, parts: null, share: 0 };

export const noWords = (): MetWords => ({ places: Array.from({ length: GROUPS * WAYS }), turn: 0 });

function readOther(index: SkillIndex, stem: string): WordEntry {
  const part = index.german.size === 0 || stem.length < SHORTEST_COMPOUND ? null : partOfCompound(index.german, stem);
  if (part !== null) return part;
  const root = index.roots.get(rootOf(stem));
  return root === undefined ? NOTHING : { stem: -1, root, parts: null, share: shareOf(stem) };
}

function read(index: SkillIndex, raw: string): MetWord {
  const stem = compared(raw);
  return { raw, stem, entry: index.entries.get(stem) ?? readOther(index, stem), pair: pairHash(stem) };
}

function isAt(text: string, start: number, raw: string, length: number): boolean {
  if (raw.length !== length) return false;
  for (let at = 0; at < length; at++) if (text.charCodeAt(start + at) !== raw.charCodeAt(at)) return false;
  return true;
}

/** Where the places of a word begin. */
function groupOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) & (GROUPS - 1)) * WAYS;
}

/** The word of a text from `start` up to `end`. */
export function wordAt(index: SkillIndex, text: string, start: number, end: number): MetWord {
  const { met } = index;
  if (end - start > LONGEST) return read(index, text.slice(start, end));
  const first = groupOf(text, start, end);
  let place = first;
  for (; place < first + WAYS; place++) {
    const known = met.places[place];
    if (known === undefined) break;
    if (isAt(text, start, known.raw, end - start)) return known;
  }
  const word = read(index, text.slice(start, end));
  met.places[place < first + WAYS ? place : first + (met.turn++ % WAYS)] = word;
  return word;
}
