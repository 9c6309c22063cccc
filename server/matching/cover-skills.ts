import { more } from "./find-phrases.ts";
import { FIELD, type Piece } from "./page.ts";
import { held, LABEL, leastSize, NEXT, NEXT_UNIT, OWN, POSTING, REST, WHOLE } from "./postings.ts";
import type { SkillIndex } from "./skill-index.ts";

/** So many places of labels are looked at for a page; a name that shares nothing but frequent words may be missed. */
const MOST_POSTINGS = 4_000;
/** Less of a name than this tells nothing. */
const LEAST_SHARE = 0.15;
/** Sums differ by rounding with the order of their parts; nothing is passed over for so little. */
const SLACK = 1e-4;

/** Weighs the words of a piece; puts the numbers of those that are new into `words`. */
export function weighWords(index: SkillIndex, { field, entries, pairs }: Piece, words: number[]): void {
  const { wordWeight } = index.scratch;
  const whole = FIELD[field];
  const add = (word: number, weight: number): void => {
    if (word < 0) return;
    if (wordWeight[word] === 0) words.push(word);
    wordWeight[word] = more(wordWeight[word] ?? 0, weight);
  };
  for (const { stem, root, parts, share } of entries) {
    if (parts !== null) for (const part of parts) add(part, whole);
    if (share === 0) continue;
    add(stem, whole * share);
    add(root, whole * share);
  }
  for (const { stem, root } of pairs.values()) {
    add(stem, whole);
    add(root, whole);
  }
}

/** The words of a page, weighed by how rare they are. */
export interface Weighed {
  readonly words: readonly number[];
  /** The most that any of them weighs by where it stands, before its rarity. */
  readonly most: number;
  /** Whether so many labels hold these words that the most frequent ones only add to what the rarer lead to. */
  readonly hasFrequent: boolean;
  /** 1 for languages whose labels count. */
  readonly spoken: Uint8Array;
}

/** Marks the words of a page that would lead to too many labels in `frequent`. */
function markFrequent({ postingStart, scratch }: SkillIndex, words: readonly number[]): void {
  const lengthOf = (word: number): number => (postingStart[word + 1] as number) - (postingStart[word] as number);
  // By length, then by place: numbers sort faster without a function.
  const order = new Float64Array(words.length);
  for (let place = 0; place < words.length; place++) order[place] = lengthOf(words[place] as number) * 2 ** 20 + place;
  order.sort();
  let left = MOST_POSTINGS;
  for (const key of order) {
    const word = words[key % 2 ** 20] as number;
    left -= lengthOf(word);
    if (left < 0) scratch.frequent[word] = 1;
  }
}

/** Brings the idf into `wordWeight`, and marks the words that would lead to too many labels in `frequent`. */
export function weighByRarity(index: SkillIndex, words: readonly number[], spoken: Uint8Array): Weighed {
  const { postingStart, idf, scratch } = index;
  const { wordWeight } = scratch;
  let all = 0;
  let most = 0;
  for (const word of words) {
    const weight = wordWeight[word] as number;
    most = Math.max(most, weight);
    wordWeight[word] = weight * (idf[word] as number);
    all += (postingStart[word + 1] as number) - (postingStart[word] as number);
  }
  const hasFrequent = all > MOST_POSTINGS;
  if (hasFrequent) markFrequent(index, words);
  return { words, most, hasFrequent, spoken };
}

/** Empties what `weighWords` and `weighByRarity` filled. */
export function forgetWords({ scratch }: SkillIndex, { words }: Weighed): void {
  for (const word of words) scratch.wordWeight[word] = scratch.frequent[word] = 0;
}

/** Whether the rarer words alone bring enough of a label. */
function isLedTo({ labels, root, scratch }: SkillIndex, label: number): boolean {
  let sum = 0;
  for (let at = labels.bagStart[label] ?? 0, end = labels.bagStart[label + 1] ?? 0; at < end; at++) {
    const word = labels.bagWords[at] ?? 0;
    if (scratch.frequent[root[word] ?? 0] === 0) sum += scratch.wordWeight[word] ?? 0;
  }
  // In 32 bits as the weights are, or half of a name is sometimes a little less than half.
  return Math.fround(sum) * (labels.unit[label] ?? 0) >= LEAST_SHARE;
}

/** What a label is worth by the share of its telling words that the page holds. */
function valueOf(index: SkillIndex, { hasFrequent, spoken }: Weighed, label: number, least: number): number {
  const { labels, scratch } = index;
  const { wordWeight } = scratch;
  const { bagStart, bagWords } = labels;
  let sum = 0;
  for (let at = bagStart[label] as number, end = bagStart[label + 1] as number; at < end; at++)
    sum += wordWeight[bagWords[at] as number] as number;
  const share = Math.fround(sum) * (labels.unit[label] as number);
  if (share < LEAST_SHARE) return 0;
  const value = held(share) * (labels.coverage[label] as number);
  if (value < least || spoken[labels.language[label] ?? 0] === 0) return 0;
  return hasFrequent && !isLedTo(index, label) ? 0 : value;
}

/** Fills `coverage` of one skill, and `led` by the label that it is covered by. */
export function coverSkill(index: SkillIndex, weighed: Weighed, skill: number): void {
  const { labelStart, scratch } = index;
  const { coverage, led } = scratch;
  for (let label = labelStart[skill] ?? 0, end = labelStart[skill + 1] ?? 0; label < end; label++) {
    const value = Math.fround(valueOf(index, weighed, label, 0));
    if (value <= (coverage[skill] ?? 0)) continue;
    coverage[skill] = value;
    led[skill] = label;
  }
}

/**
 * Fills `coverage` of each skill without a score that shares enough with the page for a coverage of `least`, or more;
 * adds these to `touchedSkills`, whose new count comes back. What counts is met in the list of the rarest of its words
 * that the page holds, which is never a frequent one.
 */
export function coverRest(index: SkillIndex, weighed: Weighed, touchedBefore: number, least: number): number {
  const { postingStart, postings, postingSizes, labels, idf, scratch } = index;
  const { wordWeight, frequent, phrase, coverage, led, touchedSkills } = scratch;
  const { words, most } = weighed;
  const enough = least * (1 - SLACK);
  const size = leastSize(enough) * (1 - SLACK);
  let count = touchedBefore;
  for (const word of words) {
    if (frequent[word] === 1) continue;
    const weight = (wordWeight[word] as number) / (idf[word] as number);
    const end = (postingStart[word + 1] as number) * POSTING;
    for (let at = (postingStart[word] as number) * POSTING; at < end; at += POSTING) {
      if (most * (postingSizes[at + WHOLE] as number) < size) break;
      const own = weight * (postingSizes[at + OWN] as number);
      const next = (wordWeight[postings[at + NEXT] as number] as number) * (postingSizes[at + NEXT_UNIT] as number);
      if (own + next + most * (postingSizes[at + REST] as number) < size) continue;
      const label = postings[at + LABEL] as number;
      const skill = labels.skill[label] as number;
      if (phrase[skill] !== 0) continue;
      const value = Math.fround(valueOf(index, weighed, label, enough));
      const before = coverage[skill] as number;
      // Of two that are worth the same, the one that stands first leads.
      if (value < before || value === 0 || (value === before && label >= (led[skill] as number))) continue;
      if (before === 0) touchedSkills[count++] = skill;
      coverage[skill] = value;
      led[skill] = label;
    }
  }
  return count;
}
