import { addCompany, type Association } from "./association.ts";
import { explain, namedWords } from "./learned-explain.ts";
import { addLessons, type Model } from "./learned-model.ts";
import { afterWords, type TopicWords } from "./learned-topic-words.ts";
import { countWords, type Vector, vectorOf } from "./learned-words.ts";
import type { Piece } from "./page.ts";
import { pageKey } from "./page-key.ts";
import { bagOf, type Labels, type SkillIndex } from "./skill-index.ts";
import type { SkillHit, TopicFields } from "./types.ts";

/** What an organisation's own pages have taught it: changes the scores that names alone have given. */
export interface Learned {
  /**
   * Changes `scores`, 0 to 1 by a skill's number, of a page that was read. The first `count` of `touched` are the
   * skills that have a score; those that get their first one here are put behind them, and the new count comes back.
   * A skill that is not touched must keep the score 0. `isNamed` tells the skills that the page names in full.
   */
  readonly addTo: (
    topic: TopicFields,
    pieces: readonly Piece[],
    scores: Float32Array,
    touched: Int32Array,
    count: number,
    isNamed?: (skill: number) => boolean,
  ) => number;
  /** The words of the page that led to a skill that none of its names led to, as they stand there. */
  readonly wordsFor: (pieces: readonly Piece[], skill: number) => Pick<SkillHit, "matched" | "where">;
}

/** Numbers of the words that a skill's names hold. */
function wordsOfNames(labels: Labels, skill: number): Set<number> {
  const words = new Set<number>();
  for (let label = labels.skill.indexOf(skill); label >= 0; label = labels.skill.indexOf(skill, label + 1))
    for (const word of bagOf(labels, label)) words.add(word);
  return words;
}

const NO_WORDS: Vector = { words: new Int32Array(), weights: new Float32Array() };

/** What was learned, ready to be asked: by lessons, then by skills that occur together, then by words on this very page. */
export function learnedFrom(
  index: SkillIndex,
  model: Model | null,
  association: Association | null,
  topicWords: TopicWords,
): Learned {
  const { labels } = index;
  const broughtBy = new Map<number, number>();
  let vector = NO_WORDS;

  const addTo: Learned["addTo"] = (topic, pieces, scores, touched, before, isNamed) => {
    let count = before;
    vector = model === null ? NO_WORDS : vectorOf(model.vocabulary, countWords(pieces));
    broughtBy.clear();
    if (model !== null) count = addLessons(model, vector, scores, touched, count);
    if (association !== null) count = addCompany(association, model?.whole ?? 0, scores, touched, count, broughtBy);
    const said = topicWords.size === 0 ? undefined : topicWords.get(pageKey(topic));
    for (const [skill, voices] of said ?? []) {
      const score = scores[skill] ?? 0;
      const after = afterWords(score, voices, isNamed?.(skill) ?? false);
      if (score === 0 && after > 0) touched[count++] = skill;
      scores[skill] = after;
    }
    return count;
  };

  const wordsFor: Learned["wordsFor"] = (pieces, skill) => {
    const leading = broughtBy.get(skill);
    const told = leading === undefined && model !== null ? explain(model, pieces, vector, skill) : null;
    if (told !== null) return told;
    const named = namedWords(wordsOfNames(labels, leading ?? skill), pieces);
    if (named.matched !== "" || leading === undefined || model === null) return named;
    return explain(model, pieces, vector, leading) ?? named;
  };

  return { addTo, wordsFor };
}
