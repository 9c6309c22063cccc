import { coverRest, coverSkill, forgetWords, type Weighed, weighByRarity, weighWords } from "./cover-skills.ts";
import { findLabels, findTold, type Told } from "./find-phrases.ts";
import { languageOf } from "./languages.ts";
import type { Learned } from "./learned.ts";
import { type Piece, readPage, wordsFor } from "./page.ts";
import type { SkillIndex } from "./skill-index.ts";
import { topOf } from "./top.ts";
import type { SkillHit, TopicFields } from "./types.ts";

/** Shares of the two parts of a score, as proven against each other on tagged courses. */
const PHRASE = 0.4;
const COVERAGE = 0.6;
/** What general knowledge adds: for one phrase of it, the value that is worth half, and all together at most. */
const IMPLIED = 0.15;
const IMPLIED_HALF = 0.5;
const IMPLIED_MOST = 0.7;
/** A broader skill follows a narrower one that the page names in full. */
const BEHIND = 0.98;

/** Sums up what general knowledge implies, in `implied` and `impliedBy`; how many skills are in `touchedImplied`. */
function gatherImplied({ implied, scratch }: SkillIndex, told: ReadonlyMap<number, Told>): number {
  const { touchedImplied, impliedBy, impliedMost: most } = scratch;
  let touched = 0;
  for (const [number, { weight }] of told) {
    for (let place = implied.start[number] ?? 0, end = implied.start[number + 1] ?? 0; place < end; place++) {
      const skill = implied.skill[place] ?? 0;
      const value = weight * (implied.strength[place] ?? 0) * IMPLIED;
      if (scratch.implied[skill] === 0) touchedImplied[touched++] = skill;
      scratch.implied[skill] = 1 - (1 - (scratch.implied[skill] ?? 0)) * (1 - value);
      if (value <= (most[skill] ?? 0)) continue;
      most[skill] = value;
      impliedBy[skill] = number;
    }
  }
  return touched;
}

/** Adds what general knowledge implies to the score of a skill, and empties `implied` of it. */
function addImplied({ scratch }: SkillIndex, skill: number): void {
  const { phrase: scores, implied, impliedMost, impliedBy, led } = scratch;
  const sum = implied[skill] ?? 0;
  implied[skill] = impliedMost[skill] = 0;
  const before = scores[skill] ?? 0;
  const value = (IMPLIED_MOST * sum) / (sum + IMPLIED_HALF);
  // The words of its own name say more to a reader.
  if (value > 2 * before) led[skill] = -1 - (impliedBy[skill] ?? 0);
  scores[skill] = 1 - (1 - before) * (1 - value);
}

/** Brings the parts of a skill's score together in `phrase`, and empties `coverage` of it. */
function addCoverage({ scratch }: SkillIndex, skill: number): void {
  const { phrase: scores, coverage } = scratch;
  scores[skill] = PHRASE * (scores[skill] ?? 0) + COVERAGE * (coverage[skill] ?? 0);
  coverage[skill] = 0;
}

/**
 * A broader skill must not crowd out the narrower one that the page names in full, in no lesser a place; `found` skills
 * stand first in `touchedSkills`.
 */
function putBroaderBehind({ broader, scratch }: SkillIndex, found: number): void {
  const { phrase: scores, touchedSkills } = scratch;
  const { field: fields } = scratch.found;
  for (let place = 0; place < found; place++) {
    const skill = touchedSkills[place] as number;
    const field = fields[skill] as number;
    let cap = scores[skill] as number;
    let wider = broader[skill] as number;
    for (let steps = 0; wider >= 0 && wider !== skill && steps < 8; steps++) {
      cap *= BEHIND;
      if ((scores[wider] as number) > cap && (fields[wider] as number) <= field) scores[wider] = cap;
      wider = broader[wider] as number;
    }
  }
}

/** The score that a skill must have to come among the best `limit`, going by the first `count` of `touchedSkills`. */
function leastScore(index: SkillIndex, found: number, count: number, limit: number): number {
  if (count < limit || limit < 1) return 0;
  const { phrase: scores, touchedSkills } = index.scratch;
  const before = new Float32Array(count);
  for (let place = 0; place < count; place++) before[place] = scores[touchedSkills[place] as number] as number;
  putBroaderBehind(index, found);
  const after = new Float32Array(count);
  for (let place = 0; place < count; place++) {
    const skill = touchedSkills[place] as number;
    after[place] = scores[skill] as number;
    scores[skill] = before[place] as number;
  }
  return after.sort()[count - limit] ?? 0;
}

/** Scores the `found` skills and those that general knowledge implies; how many of `touchedSkills` these are. */
function scoreNamed(index: SkillIndex, weighed: Weighed, found: number, told: ReadonlyMap<number, Told>): number {
  const { scratch } = index;
  const { touchedSkills, touchedImplied } = scratch;
  const implied = gatherImplied(index, told);
  let count = found;
  for (let place = 0; place < implied; place++) {
    const skill = touchedImplied[place] ?? 0;
    if (scratch.found.field[skill] === 0) touchedSkills[count++] = skill;
  }
  for (let place = 0; place < count; place++) {
    const skill = touchedSkills[place] as number;
    coverSkill(index, weighed, skill);
    addCoverage(index, skill);
  }
  for (let place = 0; place < implied; place++) addImplied(index, touchedImplied[place] ?? 0);
  return count;
}

/** By place in the index's `languages`, whether its labels count: the page's own languages, or all where none is known. */
function spokenOn({ languages }: SkillIndex, topic: TopicFields, pieces: readonly Piece[]): Uint8Array {
  if (languages.length === 1) return Uint8Array.of(1);
  // An LMS names the language of its buttons; the words of the page tell what it teaches in.
  const named = topic.language?.split(/[-_]/)[0]?.toLowerCase() ?? "";
  const read = languageOf(pieces);
  const isUnknown = named === "" && read === null;
  return Uint8Array.from(languages, (language) =>
    isUnknown || language === "" || language === named || language === read ? 1 : 0,
  );
}

/** Ranks stay; a rare name in the title comes near .7, a few common words near .2. */
function shown(value: number): number {
  return 1 - Math.exp(-3 * value);
}

/** The value that is shown as a score. */
function unshown(score: number): number {
  return -Math.log(1 - score) / 3;
}

/**
 * The skills that a page is about, best first, at most `limit`: whole names and aliases that it writes, and the share
 * of a name's telling words that it holds, both weighed by field; what its words imply by general knowledge; then what
 * the organisation has `learned`. Hits with a score below `floor` may be missing, which spares looking for them. Any
 * script is accepted; nothing of the page is kept.
 */
export function matchSkills(
  index: SkillIndex,
  topic: TopicFields,
  limit: number,
  learned: Learned | null = null,
  floor = 0,
): SkillHit[] {
  const { phrase: scores, touchedSkills } = index.scratch;
  const { field: fields } = index.scratch.found;
  const isFound = (skill: number): boolean => fields[skill] !== 0;
  const pieces = readPage(index, topic);
  const spoken = spokenOn(index, topic, pieces);
  const words: number[] = [];
  const told = new Map<number, Told>();
  let found = 0;
  for (const [number, piece] of pieces.entries()) {
    weighWords(index, piece, words);
    found = findLabels(index, piece, number, spoken, found);
    findTold(index, piece, told);
  }
  const weighed = weighByRarity(index, words, spoken);
  let count = scoreNamed(index, weighed, found, told);
  // What was learned may lift any of them.
  const least = learned === null ? Math.max(unshown(floor), leastScore(index, found, count, limit)) : 0;
  const first = count;
  count = coverRest(index, weighed, first, least / COVERAGE);
  for (let place = first; place < count; place++) addCoverage(index, touchedSkills[place] ?? 0);
  forgetWords(index, weighed);
  const named = count;
  if (learned !== null) count = learned.addTo(topic, pieces, scores, touchedSkills, count, isFound);
  putBroaderBehind(index, found);
  const best = topOf(count, limit, (a, b) => {
    const skillA = touchedSkills[a] ?? 0;
    const skillB = touchedSkills[b] ?? 0;
    const difference = (scores[skillA] ?? 0) - (scores[skillB] ?? 0);
    return difference === 0 ? skillA < skillB : difference > 0;
  });
  const hits = best.flatMap((place): SkillHit[] => {
    const skill = touchedSkills[place] ?? 0;
    // Taken away by what learners said.
    if ((scores[skill] ?? 0) <= 0) return [];
    const because =
      place < named || learned === null ? wordsFor(index, pieces, skill, told) : learned.wordsFor(pieces, skill);
    return [{ skillId: index.skills[skill]?.id ?? "", score: shown(scores[skill] ?? 0), ...because }];
  });
  for (let place = 0; place < count; place++) scores[touchedSkills[place] ?? 0] = fields[touchedSkills[place] ?? 0] = 0;
  return hits;
}
