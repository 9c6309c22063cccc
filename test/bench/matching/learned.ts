import { buildLearned } from "../../../server/matching/learn.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { MatchLesson } from "../../../server/matching/types.ts";
import type { Course, CourseData } from "./courses.ts";
import { type Measures, measuresOf } from "./measures.ts";

const DEPTH = 100;
/** The share of the train part that stands for an organisation's catalogue while weights are chosen on the rest. */
const TAUGHT = 0.8;
/** Points of the curve, in lessons. */
const CURVE = [0, 10, 30, 100, 300, 1_000, 3_500];

/** The measures, how many courses were learned from, and the milliseconds that learning took. */
export interface LearnedMeasures extends Measures {
  readonly lessons: number;
  readonly buildMs: number;
}

/** The same order every time, without a pattern. */
function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  let state = 12_345;
  for (let at = mixed.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = Math.floor((state / 2 ** 31) * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

const lessonOf = ({ topic, gold }: Course): MatchLesson => ({ topic, skillIds: [...gold.keys()], kind: "course" });

function measure(
  { skills }: CourseData,
  taught: readonly Course[],
  asked: readonly Course[],
  lessons: number,
): LearnedMeasures {
  const index = buildSkillIndex(skills);
  const begun = performance.now();
  const learned = buildLearned(index, { lessons: taught.slice(0, lessons).map(lessonOf) });
  const buildMs = Math.round(performance.now() - begun);
  const rankings = asked.map(({ topic, gold }) => ({
    ranked: matchSkills(index, topic, DEPTH, learned).map(({ skillId }) => skillId),
    gold,
  }));
  return { ...measuresOf(rankings), lessons: Math.min(lessons, taught.length), buildMs };
}

/**
 * Skills for course pages by names and by the catalogue of the train part. With `part` `train`, four fifths of it
 * teach and the last fifth is asked, for choosing weights; `test` is for the report. With `curve`, from ever more
 * courses.
 */
export function* learnedTask(data: CourseData, part: "train" | "test", curve: boolean): Generator<LearnedMeasures> {
  const train = shuffled(data.train);
  const cut = Math.round(train.length * TAUGHT);
  const [taught, asked] = part === "test" ? [train, data.test] : [train.slice(0, cut), train.slice(cut)];
  const points = curve ? CURVE.filter((lessons) => lessons < taught.length) : [];
  for (const lessons of [...points, taught.length]) yield measure(data, taught, asked, lessons);
}
