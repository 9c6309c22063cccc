import { ABOUT_ANYTHING, ABOUT_COURSES } from "./plain-words.ts";
import { rootOf } from "./roots.ts";
import type { SkillIndex, WordEntry } from "./skill-index.ts";
import { type Token, tokenise } from "./tokens.ts";
import { topOf } from "./top.ts";
import { childOf } from "./trie.ts";
import { type Field, FIELDS, type SkillHit, type TopicFields } from "./types.ts";

/** Shares of the two parts of a score, as proven against each other on tagged courses. */
const PHRASE = 0.4;
const COVERAGE = 0.6;
/** What a match in a field is worth. */
const FIELD: Readonly<Record<Field, number>> = {
  title: 0.8,
  lesson: 0.8,
  module: 0.75,
  headings: 0.7,
  course: 0.65,
  description: 0.6,
  excerpt: 0.5,
};
/** How much of what is missing a further match of the same adds. */
const AGAIN = 0.7;
/** What a word of any page's prose counts. */
const HALF = 0.5;
/** A broader skill follows a narrower one that the page names in full. */
const BEHIND = 0.98;
const MOST_HEADINGS = 40;
const NOTHING: WordEntry = { stem: -1, root: -1, parts: null };

/** A text of the page, read. */
interface Piece {
  readonly field: Field;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entries: readonly WordEntry[];
}

/** Where a skill's best phrase stands. */
interface Found {
  readonly piece: Piece;
  readonly first: number;
  readonly last: number;
}

function entryOf(index: SkillIndex, stem: string): WordEntry {
  const known = index.entries.get(stem);
  if (known !== undefined) return known;
  const root = index.roots.get(rootOf(stem));
  return root === undefined ? NOTHING : { stem: -1, root, parts: null };
}

function readPage(index: SkillIndex, topic: TopicFields): Piece[] {
  return FIELDS.flatMap((field) => {
    const value = topic[field] ?? [];
    return (typeof value === "string" ? [value] : value.slice(0, MOST_HEADINGS)).map((text) => {
      const tokens = tokenise(text);
      return { field, text, tokens, entries: tokens.map(({ stem }) => entryOf(index, stem)) };
    });
  });
}

/** Sums up weights that are filled, never added: two matches are more than one, and never more than 1. */
function raise(values: Float32Array, place: number, by: number): void {
  const before = values[place] ?? 0;
  values[place] = Math.max(by, 1 - (1 - before) * (1 - by * AGAIN));
}

/** Weighs the words of a piece; puts the numbers of those that are new into `words`. */
function weighWords(index: SkillIndex, { field, tokens, entries }: Piece, words: number[]): void {
  const { wordWeight } = index.scratch;
  const whole = FIELD[field];
  const add = (word: number, weight: number): void => {
    if (word < 0) return;
    if (wordWeight[word] === 0) words.push(word);
    raise(wordWeight, word, weight);
  };
  for (let at = 0; at < tokens.length; at++) {
    const { stem } = tokens[at] as Token;
    const entry = entries[at] ?? NOTHING;
    if (entry.parts !== null) for (const part of entry.parts) add(part, whole);
    const next = tokens[at + 1];
    if (next !== undefined && stem.length > 1 && next.stem.length > 1) {
      // "Cyber security" for labels that say "cybersecurity".
      const joined = index.entries.get(stem + next.stem);
      if (joined !== undefined && joined.stem >= 0) {
        add(joined.stem, whole);
        add(joined.root, whole);
      }
    }
    if (ABOUT_COURSES.has(stem)) continue;
    const weight = ABOUT_ANYTHING.has(stem) ? whole * HALF : whole;
    add(entry.stem, weight);
    add(entry.root, weight);
  }
}

/** The longest phrase from a place on: its node in the trie and the place after its last word, or null. */
function longestFrom(index: SkillIndex, { tokens, entries }: Piece, first: number): { node: number; end: number } | null {
  const { trie } = index;
  let node = 0;
  let longest: { node: number; end: number } | null = null;
  for (let at = first; at < tokens.length; at++) {
    const stem = entries[at]?.stem ?? -1;
    if (stem < 0 || (at > first && tokens[at]?.afterBreak === true)) break;
    node = childOf(trie, node, stem);
    if (node < 0) break;
    if ((trie.firstLabel[node] ?? -1) >= 0) longest = { node, end: at + 1 };
  }
  return longest;
}

/** Finds the longest phrases of a piece; one that lies within another does not count. */
function findPhrases(index: SkillIndex, piece: Piece, found: Map<number, Found>): void {
  const { trie, labels, scratch } = index;
  const { tokens, text } = piece;
  let covered = 0;
  for (let first = 0; first < tokens.length; first++) {
    const longest = longestFrom(index, piece, first);
    if (longest === null || longest.end <= covered) continue;
    const last = longest.end - 1;
    const plain = last === first && ABOUT_ANYTHING.has(tokens[first]?.stem ?? "");
    const weight = FIELD[piece.field] * (plain ? HALF : 1);
    for (let label = trie.firstLabel[longest.node] ?? -1; label >= 0; label = trie.nextLabel[label] ?? -1) {
      const exact = labels.exact[label] ?? null;
      if (exact !== null && text.slice(tokens[first]?.start, tokens[last]?.end) !== exact) continue;
      covered = longest.end;
      const skill = labels.skill[label] ?? 0;
      const before = found.get(skill);
      if (before === undefined || FIELD[before.piece.field] < FIELD[piece.field]) found.set(skill, { piece, first, last });
      raise(scratch.phrase, skill, weight * (labels.phrase[label] ?? 0));
    }
  }
}

/** The best label by coverage for each skill that shares a word with the page; fills the scratch's `coverage`. */
function coverSkills(index: SkillIndex, words: readonly number[]): Map<number, number> {
  const { postingStart, postings, labels, idf, scratch } = index;
  const { wordWeight, labelSum, coverage } = scratch;
  const touched: number[] = [];
  for (const word of words) {
    const weight = (wordWeight[word] ?? 0) * (idf[word] ?? 0);
    wordWeight[word] = 0;
    for (let place = postingStart[word] ?? 0, end = postingStart[word + 1] ?? 0; place < end; place++) {
      const label = postings[place] ?? 0;
      if (labelSum[label] === 0) touched.push(label);
      labelSum[label] = (labelSum[label] ?? 0) + weight;
    }
  }
  const best = new Map<number, number>();
  for (const label of touched) {
    const value = (labelSum[label] ?? 0) * (labels.coverage[label] ?? 0);
    labelSum[label] = 0;
    const skill = labels.skill[label] ?? 0;
    if (value > (coverage[skill] ?? 0)) {
      coverage[skill] = value;
      best.set(skill, label);
    }
  }
  return best;
}

/** A broader skill must not crowd out the narrower one that the page names in full, in no lesser a place. */
function putBroaderBehind(index: SkillIndex, scores: Map<number, number>, found: ReadonlyMap<number, Found>): void {
  for (const [skill, { piece }] of found) {
    let cap = scores.get(skill) ?? 0;
    let wider = index.broader[skill] ?? -1;
    for (let steps = 0; wider >= 0 && wider !== skill && steps < 8; steps++) {
      cap *= BEHIND;
      const field = found.get(wider)?.piece.field;
      const score = scores.get(wider);
      if (score !== undefined && score > cap && (field === undefined || FIELD[field] <= FIELD[piece.field])) {
        scores.set(wider, cap);
      }
      wider = index.broader[wider] ?? -1;
    }
  }
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

/** Ranks stay; a rare name in the title comes near .7, a few common words near .2. */
function shown(value: number): number {
  return 1 - Math.exp(-3 * value);
}

/**
 * The skills that a page is about, best first, at most `limit`: whole names and aliases that it writes, and the share
 * of a name's telling words that it holds, both weighed by field. Any script is accepted; nothing of the page is kept.
 */
export function matchSkills(index: SkillIndex, topic: TopicFields, limit: number): SkillHit[] {
  const pieces = readPage(index, topic);
  const words: number[] = [];
  const found = new Map<number, Found>();
  for (const piece of pieces) {
    weighWords(index, piece, words);
    findPhrases(index, piece, found);
  }
  const bestLabel = coverSkills(index, words);
  const { phrase, coverage } = index.scratch;
  const scores = new Map<number, number>();
  for (const skill of [...found.keys(), ...bestLabel.keys()]) {
    if (scores.has(skill)) continue;
    scores.set(skill, PHRASE * (phrase[skill] ?? 0) + COVERAGE * (coverage[skill] ?? 0));
    phrase[skill] = 0;
    coverage[skill] = 0;
  }
  putBroaderBehind(index, scores, found);
  const ranked = [...scores];
  const before = (a: number, b: number): boolean => {
    const [skillA, scoreA] = ranked[a] ?? [0, 0];
    const [skillB, scoreB] = ranked[b] ?? [0, 0];
    return scoreA > scoreB || (scoreA === scoreB && skillA < skillB);
  };
  return topOf(ranked.length, limit, before).map((place) => {
    const [skill, score] = ranked[place] ?? [0, 0];
    const at = found.get(skill);
    const told =
      at === undefined
        ? coveredWords(index, pieces, bestLabel.get(skill) ?? 0)
        : { matched: at.piece.text.slice(at.piece.tokens[at.first]?.start, at.piece.tokens[at.last]?.end), where: at.piece.field };
    return { skillId: index.skills[skill]?.id ?? "", score: shown(score), ...told };
  });
}
