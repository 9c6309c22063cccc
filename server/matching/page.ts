import { partOfCompound } from "./languages.ts";
import { rootOf } from "./roots.ts";
import { bagOf, pairMark, shareOf, type SkillIndex, type WordEntry } from "./skill-index.ts";
import { LONGEST_TEXT, type Token, tokenise } from "./tokens.ts";
import { type Field, FIELDS, type SkillHit, type TopicFields } from "./types.ts";

/** What a match in a field is worth. */
export const FIELD: Readonly<Record<Field, number>> = {
  title: 0.8,
  lesson: 0.8,
  module: 0.75,
  headings: 0.7,
  course: 0.65,
  description: 0.6,
  excerpt: 0.5,
};
const MOST_HEADINGS = 40;
/** Of all texts together, so many UTF-16 units are read: more than any page has in its names. */
const LONGEST_PAGE = 20_000;
/** Shorter words are no compounds. */
const SHORTEST_COMPOUND = 9;
/** A word that no label has. */
export const NOTHING: WordEntry = { stem: -1, root: -1, parts: null, share: 0 };

/** A text of the page, read. */
export interface Piece {
  readonly field: Field;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entries: readonly WordEntry[];
  /** By the place of the first: words that a label writes as one, such as "cyber security". */
  readonly pairs: ReadonlyMap<number, WordEntry>;
}

/** Where a phrase stands. */
export interface Found {
  readonly piece: Piece;
  readonly first: number;
  readonly last: number;
}

/** More words than any page has; the memory of words is emptied when it holds as many. */
const MOST_OTHERS = 20_000;

function readOther(index: SkillIndex, stem: string): WordEntry {
  const part = index.german.size === 0 || stem.length < SHORTEST_COMPOUND ? null : partOfCompound(index.german, stem);
  if (part !== null) return part;
  const root = index.roots.get(rootOf(stem));
  return root === undefined ? NOTHING : { stem: -1, root, parts: null, share: shareOf(stem) };
}

function entryOf(index: SkillIndex, stem: string): WordEntry {
  const known = index.entries.get(stem) ?? index.others.get(stem);
  if (known !== undefined) return known;
  const read = readOther(index, stem);
  if (index.others.size >= MOST_OTHERS) index.others.clear();
  if (stem.length < 40) index.others.set(stem, read);
  return read;
}

const NO_PAIRS: ReadonlyMap<number, WordEntry> = new Map();

function pairsOf({ entries, pairs }: SkillIndex, tokens: readonly Token[]): ReadonlyMap<number, WordEntry> {
  let found: Map<number, WordEntry> | null = null;
  for (let at = 0; at + 1 < tokens.length; at++) {
    const first = tokens[at]?.stem ?? "";
    const second = tokens[at + 1]?.stem ?? "";
    if (first.length < 2 || second.length < 2 || pairs[pairMark(first, second)] === 0) continue;
    const joined = entries.get(first + second);
    if (joined === undefined || joined.stem < 0) continue;
    found ??= new Map();
    found.set(at, joined);
  }
  return found ?? NO_PAIRS;
}

/** The texts of a topic with their words looked up; of headings the first forty. */
export function readPage(index: SkillIndex, topic: TopicFields): Piece[] {
  let left = LONGEST_PAGE;
  return FIELDS.flatMap((field) => {
    const value = topic[field] ?? [];
    return (typeof value === "string" ? [value] : value.slice(0, MOST_HEADINGS)).map((text) => {
      const tokens = tokenise(text.length > left ? text.slice(0, left) : text);
      left -= Math.min(left, text.length, LONGEST_TEXT);
      const entries = tokens.map(({ stem }) => entryOf(index, stem));
      return { field, text, tokens, entries, pairs: pairsOf(index, tokens) };
    });
  });
}

/** The words of the page that a label was covered by, from the text that holds most of them. */
function coveredWords(index: SkillIndex, pieces: readonly Piece[], label: number): Pick<SkillHit, "matched" | "where"> {
  const bag = bagOf(index.labels, label);
  let best: Pick<SkillHit, "matched" | "where"> = { matched: "", where: "title" };
  let most = 0;
  for (const { field, text, tokens, entries, pairs } of pieces) {
    const seen = new Map<number, Token>();
    const see = (word: number, token: Token): void => {
      if (bag.includes(word) && !seen.has(word)) seen.set(word, token);
    };
    for (let at = 0; at < tokens.length; at++) {
      const { root, parts, share } = entries[at] ?? NOTHING;
      const token = tokens[at];
      if (token === undefined) continue;
      if (share > 0) see(root, token);
      if (parts !== null) for (const part of parts) see(part, token);
    }
    for (const [at, { root }] of pairs) {
      const token = tokens[at];
      if (token !== undefined) see(root, { ...token, end: tokens[at + 1]?.end ?? token.end });
    }
    const value = seen.size + FIELD[field] / 10;
    if (seen.size === 0 || value <= most) continue;
    most = value;
    const places = [...new Set(seen.values())].toSorted((a, b) => a.start - b.start);
    best = { matched: places.map(({ start, end }) => text.slice(start, end)).join(" … "), where: field };
  }
  return best;
}

/** Where a skill's best phrase stands. */
function foundAt({ scratch }: SkillIndex, pieces: readonly Piece[], skill: number): Found | undefined {
  const { field, piece, first, last } = scratch.found;
  const of = field[skill] === 0 ? undefined : pieces[piece[skill] ?? 0];
  return of === undefined ? undefined : { piece: of, first: first[skill] ?? 0, last: last[skill] ?? 0 };
}

/** The words that led to a skill: its best phrase, else what its best label was covered by, else what implies it. */
export function wordsFor(
  index: SkillIndex,
  pieces: readonly Piece[],
  skill: number,
  told: ReadonlyMap<number, Found>,
): Pick<SkillHit, "matched" | "where"> {
  const led = index.scratch.led[skill] ?? 0;
  const place = foundAt(index, pieces, skill) ?? (led < 0 ? told.get(-1 - led) : undefined);
  if (place === undefined) return coveredWords(index, pieces, led);
  const { text, tokens, field } = place.piece;
  return { matched: text.slice(tokens[place.first]?.start, tokens[place.last]?.end), where: field };
}
