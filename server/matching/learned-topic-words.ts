import type { MatchTopicWord } from "./types.ts";

/** So many voices of different people that a skill is wrong for a page take it away. */
const ENOUGH = 2;
/** One voice less than that puts it behind: what is left of its score. */
const BEHIND = 0.4;
/** Where voices that it is right lift a score of nothing, and how much of what is missing each of them adds. */
const RIGHT_HALF = 2;
const RIGHT_MOST = 0.6;

/** What learners said of single pages: by page, then by a skill's number, voices for and against. */
export type TopicWords = ReadonlyMap<string, ReadonlyMap<number, { readonly right: number; readonly wrong: number }>>;

/** Learners' words by page and by a skill's number; words about skills that are gone are left out. */
export function topicWordsOf(words: readonly MatchTopicWord[], numbers: ReadonlyMap<string, number>): TopicWords {
  const pages = new Map<string, Map<number, { right: number; wrong: number }>>();
  for (const { pageKey, skillId, right, wrong } of words) {
    const skill = numbers.get(skillId);
    if (skill === undefined || right === wrong) continue;
    const page = pages.get(pageKey) ?? new Map<number, { right: number; wrong: number }>();
    page.set(skill, { right, wrong });
    pages.set(pageKey, page);
  }
  return pages;
}

/**
 * What a score of a skill, 0 to 1, becomes after learners' words about it on this very page. More voices against than
 * for put it behind, two more take it away unless the page names it in full; voices for it raise it.
 */
export function afterWords(
  score: number,
  { right, wrong }: { right: number; wrong: number },
  isNamed: boolean,
): number {
  const more = wrong - right;
  if (more >= ENOUGH && !isNamed) return 0;
  if (more > 0) return score * BEHIND;
  return score + (1 - score) * RIGHT_MOST * (-more / (-more + RIGHT_HALF));
}
