import { rootOf } from "./roots.ts";
import { shareOf, type SkillIndex, type WordEntry } from "./skill-index.ts";
import { type Token, tokenise } from "./tokens.ts";
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
/** A word that no label has. */
export const NOTHING: WordEntry = { stem: -1, root: -1, parts: null, share: 0 };

/** A text of the page, read. */
export interface Piece {
  readonly field: Field;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entries: readonly WordEntry[];
}

/** Where a skill's best phrase stands. */
export interface Found {
  readonly piece: Piece;
  readonly first: number;
  readonly last: number;
}

function entryOf(index: SkillIndex, stem: string): WordEntry {
  const known = index.entries.get(stem);
  if (known !== undefined) return known;
  const root = index.roots.get(rootOf(stem));
  return root === undefined ? NOTHING : { stem: -1, root, parts: null, share: shareOf(stem) };
}

/** The texts of a topic with their words looked up; of headings the first forty. */
export function readPage(index: SkillIndex, topic: TopicFields): Piece[] {
  return FIELDS.flatMap((field) => {
    const value = topic[field] ?? [];
    return (typeof value === "string" ? [value] : value.slice(0, MOST_HEADINGS)).map((text) => {
      const tokens = tokenise(text);
      return { field, text, tokens, entries: tokens.map(({ stem }) => entryOf(index, stem)) };
    });
  });
}

/** The words of the page that a label was covered by, from the text that holds most of them. */
function coveredWords(index: SkillIndex, pieces: readonly Piece[], label: number): Pick<SkillHit, "matched" | "where"> {
  const bag = new Set(index.labels.bags[label]);
  let best: Pick<SkillHit, "matched" | "where"> = { matched: "", where: "title" };
  let most = 0;
  for (const { field, text, tokens, entries } of pieces) {
    const seen = new Map<number, Token>();
    for (const [at, token] of tokens.entries()) {
      const { root, parts } = entries[at] ?? NOTHING;
      const word = bag.has(root) ? root : parts?.find((part) => bag.has(part));
      if (word !== undefined && !seen.has(word)) seen.set(word, token);
    }
    const value = seen.size + FIELD[field] / 10;
    if (seen.size === 0 || value <= most) continue;
    most = value;
    best = { matched: [...seen.values()].map(({ start, end }) => text.slice(start, end)).join(" … "), where: field };
  }
  return best;
}

/** The words that led to a skill: its best phrase, else what its best label was covered by. */
export function wordsFor(
  index: SkillIndex,
  pieces: readonly Piece[],
  skill: number,
  found: Found | undefined,
): Pick<SkillHit, "matched" | "where"> {
  if (found === undefined) return coveredWords(index, pieces, index.scratch.bestLabel[skill] ?? 0);
  const { text, tokens, field } = found.piece;
  return { matched: text.slice(tokens[found.first]?.start, tokens[found.last]?.end), where: field };
}
