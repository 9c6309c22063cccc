import { type AnswerIndex, buildAnswers, likeQuestion } from "./answer-texts.ts";
import type { MatchLesson } from "./types.ts";

/** So many of the nearest lessons are asked what they were about. */
const NEAREST = 15;
/** With so many lessons, what they say weighs as much as what the page's own words say. */
const LESSONS_FOR_HALF = 100;
const MOST_SKILLS = 20;

/** Topics whose skills are known, to be found by their words. */
export interface LessonIndex {
  readonly words: AnswerIndex;
  /** By lesson: numbers of its skills. */
  readonly skills: readonly (readonly number[])[];
}

/** An index over topics whose skills are known; those of no known skill are left out. */
export function buildLessons(lessons: readonly MatchLesson[], skillNumber: ReadonlyMap<string, number>): LessonIndex {
  const known = lessons.flatMap(({ topic, skillIds }) => {
    const skills = [...new Set(skillIds.flatMap((id) => skillNumber.get(id) ?? []))];
    const { title, course, module, lesson, headings = [], description } = topic;
    const text = [title, title, course, module, lesson, ...headings, description].filter(Boolean).join(" ");
    return skills.length === 0 ? [] : [{ skills, text }];
  });
  const numbers = new Map(known.map((_, number) => [String(number), number]));
  return {
    words: buildAnswers(
      known.map(({ text }, number) => ({ personId: String(number), text, at: 0 })),
      numbers,
    ),
    skills: known.map(({ skills }) => skills),
  };
}

/**
 * What the lessons nearest to a question were about, by a skill's number. `trust`, 0 to 1, grows with the number of
 * lessons: it is how much this should count beside what names have led to.
 */
export function skillsLike(
  { words, skills }: LessonIndex,
  question: string,
): { readonly trust: number; readonly votes: ReadonlyMap<number, number> } {
  const nearest = [...likeQuestion(words, question, 0)]
    .toSorted(([lessonA, a], [lessonB, b]) => b.votes - a.votes || lessonA - lessonB)
    .slice(0, NEAREST);
  const total = nearest.reduce((sum, [, { votes }]) => sum + votes, 0);
  const votes = new Map<number, number>();
  for (const [lesson, near] of nearest) {
    for (const skill of skills[lesson] ?? []) votes.set(skill, (votes.get(skill) ?? 0) + near.votes / total);
  }
  const most = [...votes].toSorted(([skillA, a], [skillB, b]) => b - a || skillA - skillB).slice(0, MOST_SKILLS);
  return { trust: total === 0 ? 0 : skills.length / (skills.length + LESSONS_FOR_HALF), votes: new Map(most) };
}
