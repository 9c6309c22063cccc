import { type MetWord, wordAt } from "./met-words.ts";
import { bagOf, pairMark, type SkillIndex, type WordEntry } from "./skill-index.ts";
import { eachWordOf, LONGEST_TEXT, type Token } from "./tokens.ts";
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

const NO_PAIRS: ReadonlyMap<number, WordEntry> = new Map();

/** What two words that follow one another mean as one, where a label writes them so. */
function joinedOf({ entries, pairs }: SkillIndex, first: MetWord, second: MetWord): WordEntry | null {
  if (pairs[pairMark(first.pair, second.pair)] === 0) return null;
  if (first.stem.length < 2 || second.stem.length < 2) return null;
  const joined = entries.get(first.stem + second.stem);
  return joined === undefined || joined.stem < 0 ? null : joined;
}

function readPiece(index: SkillIndex, field: Field, text: string): Piece {
  const tokens: Token[] = [];
  const entries: WordEntry[] = [];
  let pairs: Map<number, WordEntry> | null = null;
  let before: MetWord | null = null;
  eachWordOf(text, (start, end, afterBreak) => {
    const word = wordAt(index, text, start, end);
    const joined = before === null ? null : joinedOf(index, before, word);
    if (joined !== null) (pairs ??= new Map()).set(tokens.length - 1, joined);
    tokens.push({ stem: word.stem, start, end, afterBreak });
    entries.push(word.entry);
    before = word;
  });
  return { field, text, tokens, entries, pairs: pairs ?? NO_PAIRS };
}

/** The texts of a topic with their words looked up; of headings the first forty. */
export function readPage(index: SkillIndex, topic: TopicFields): Piece[] {
  let left = LONGEST_PAGE;
  const pieces: Piece[] = [];
  const read = (field: Field, text: string): void => {
    const piece = readPiece(index, field, text.length > left ? text.slice(0, left) : text);
    pieces.push(piece.text === text ? piece : { ...piece, text });
    left -= Math.min(left, text.length, LONGEST_TEXT);
  };
  for (const field of FIELDS) {
    const value = topic[field] ?? [];
    if (typeof value === "string") read(field, value);
    else for (const text of value.slice(0, MOST_HEADINGS)) read(field, text);
  }
  return pieces;
}

/** The first tokens of a piece that hold words of a bag, which are marked in `covers`; how many words these are. */
function covering({ tokens, entries, pairs }: Piece, bag: Int32Array, covers: Uint8Array) {
  for (const word of bag) covers[word] = 1;
  const places = new Set<Token>();
  let count = 0;
  const see = (word: number, token: Token | undefined): void => {
    if (covers[word] !== 1 || token === undefined) return;
    covers[word] = 0;
    count++;
    places.add(token);
  };
  for (let at = 0; at < entries.length; at++) {
    const { root, parts, share } = entries[at] as WordEntry;
    if (share > 0 && covers[root] === 1) see(root, tokens[at]);
    if (parts !== null) for (const part of parts) see(part, tokens[at]);
  }
  for (const [at, { root }] of pairs) {
    const token = tokens[at];
    if (token !== undefined) see(root, { ...token, end: tokens[at + 1]?.end ?? token.end });
  }
  for (const word of bag) covers[word] = 0;
  return { places, count };
}

/** The words of the page that a label was covered by, from the text that holds most of them. */
function coveredWords(index: SkillIndex, pieces: readonly Piece[], label: number): Pick<SkillHit, "matched" | "where"> {
  const bag = bagOf(index.labels, label);
  let best: { piece: Piece; places: ReadonlySet<Token> } | null = null;
  let most = 0;
  for (const piece of pieces) {
    const { places, count } = covering(piece, bag, index.scratch.covers);
    const value = count + FIELD[piece.field] / 10;
    if (count === 0 || value <= most) continue;
    most = value;
    best = { piece, places };
  }
  if (best === null) return { matched: "", where: "title" };
  const { text, field } = best.piece;
  const inOrder = [...best.places].toSorted((a, b) => a.start - b.start);
  return { matched: inOrder.map(({ start, end }) => text.slice(start, end)).join(" … "), where: field };
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
