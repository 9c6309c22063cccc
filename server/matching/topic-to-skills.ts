import { FIELD, type Found, NOTHING, type Piece, readPage, wordsFor } from "./page.ts";
import type { SkillIndex } from "./skill-index.ts";
import type { Token } from "./tokens.ts";
import { topOf } from "./top.ts";
import { childOf } from "./trie.ts";
import type { SkillHit, TopicFields } from "./types.ts";

/** Shares of the two parts of a score, as proven against each other on tagged courses. */
const PHRASE = 0.4;
const COVERAGE = 0.6;
/** How much of what is missing a further match of the same adds. */
const AGAIN = 0.7;
/** What a name counts that is one word of any page's prose, such as "design". */
const PLAIN_NAME = 0.5;
/** A broader skill follows a narrower one that the page names in full. */
const BEHIND = 0.98;

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
    if (entry.share === 0) continue;
    add(entry.stem, whole * entry.share);
    add(entry.root, whole * entry.share);
  }
}

/** The longest phrase from a place on: its node in the trie and the place after its last word, or null. */
function longestFrom(
  index: SkillIndex,
  { tokens, entries }: Piece,
  first: number,
): { node: number; end: number } | null {
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
  const { tokens, entries, text } = piece;
  let covered = 0;
  for (let first = 0; first < tokens.length; first++) {
    const longest = longestFrom(index, piece, first);
    if (longest === null || longest.end <= covered) continue;
    const last = longest.end - 1;
    const plain = last === first && entries[first]?.share !== 1;
    const weight = FIELD[piece.field] * (plain ? PLAIN_NAME : 1);
    for (let label = trie.firstLabel[longest.node] ?? -1; label >= 0; label = trie.nextLabel[label] ?? -1) {
      const exact = labels.exact[label] ?? null;
      if (exact !== null && text.slice(tokens[first]?.start, tokens[last]?.end) !== exact) continue;
      covered = longest.end;
      const skill = labels.skill[label] ?? 0;
      const before = found.get(skill);
      if (before === undefined || FIELD[before.piece.field] < FIELD[piece.field])
        found.set(skill, { piece, first, last });
      raise(scratch.phrase, skill, weight * (labels.phrase[label] ?? 0));
    }
  }
}

/** Fills `coverage` and `bestLabel` of the scratch for each skill that shares a word with the page; adds these to `touchedSkills`. */
function coverSkills(index: SkillIndex, words: readonly number[], touchedBefore: number): number {
  const { postingStart, postings, labels, idf, scratch } = index;
  const { wordWeight, labelSum, touchedLabels, phrase, coverage, bestLabel, touchedSkills } = scratch;
  let touched = 0;
  for (const word of words) {
    const weight = (wordWeight[word] ?? 0) * (idf[word] ?? 0);
    wordWeight[word] = 0;
    for (let place = postingStart[word] ?? 0, end = postingStart[word + 1] ?? 0; place < end; place++) {
      const label = postings[place] ?? 0;
      if (labelSum[label] === 0) touchedLabels[touched++] = label;
      labelSum[label] = (labelSum[label] ?? 0) + weight;
    }
  }
  let count = touchedBefore;
  for (let place = 0; place < touched; place++) {
    const label = touchedLabels[place] ?? 0;
    const value = (labelSum[label] ?? 0) * (labels.coverage[label] ?? 0);
    const skill = labels.skill[label] ?? 0;
    labelSum[label] = 0;
    if (value <= (coverage[skill] ?? 0)) continue;
    if (coverage[skill] === 0 && phrase[skill] === 0) touchedSkills[count++] = skill;
    coverage[skill] = value;
    bestLabel[skill] = label;
  }
  return count;
}

/** A broader skill must not crowd out the narrower one that the page names in full, in no lesser a place. */
function putBroaderBehind(index: SkillIndex, scores: Float32Array, found: ReadonlyMap<number, Found>): void {
  for (const [skill, { piece }] of found) {
    let cap = scores[skill] ?? 0;
    let wider = index.broader[skill] ?? -1;
    for (let steps = 0; wider >= 0 && wider !== skill && steps < 8; steps++) {
      cap *= BEHIND;
      const field = found.get(wider)?.piece.field;
      const isLesser = field === undefined || FIELD[field] <= FIELD[piece.field];
      if (isLesser && (scores[wider] ?? 0) > cap) scores[wider] = cap;
      wider = index.broader[wider] ?? -1;
    }
  }
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
  const { phrase, coverage, touchedSkills } = index.scratch;
  const pieces = readPage(index, topic);
  const words: number[] = [];
  const found = new Map<number, Found>();
  for (const piece of pieces) {
    weighWords(index, piece, words);
    findPhrases(index, piece, found);
  }
  let count = 0;
  for (const skill of found.keys()) touchedSkills[count++] = skill;
  count = coverSkills(index, words, count);
  for (let place = 0; place < count; place++) {
    const skill = touchedSkills[place] ?? 0;
    phrase[skill] = PHRASE * (phrase[skill] ?? 0) + COVERAGE * (coverage[skill] ?? 0);
    coverage[skill] = 0;
  }
  putBroaderBehind(index, phrase, found);
  const best = topOf(count, limit, (a, b) => {
    const skillA = touchedSkills[a] ?? 0;
    const skillB = touchedSkills[b] ?? 0;
    const difference = (phrase[skillA] ?? 0) - (phrase[skillB] ?? 0);
    return difference === 0 ? skillA < skillB : difference > 0;
  });
  const hits = best.map((place) => {
    const skill = touchedSkills[place] ?? 0;
    const told = wordsFor(index, pieces, skill, found.get(skill));
    return { skillId: index.skills[skill]?.id ?? "", score: shown(phrase[skill] ?? 0), ...told };
  });
  for (let place = 0; place < count; place++) phrase[touchedSkills[place] ?? 0] = 0;
  return hits;
}
