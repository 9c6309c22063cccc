import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { CourseData } from "./courses.ts";
import { type Measures, measuresOf } from "./measures.ts";

const DEPTH = 100;

/** Skills for course pages by names alone; `part` is `train` for choosing weights and `test` for the report. */
export function zeroShot({ skills, ...parts }: CourseData, part: "train" | "test"): Measures {
  const index = buildSkillIndex(skills);
  return measuresOf(
    parts[part].map(({ topic, gold }) => ({
      ranked: matchSkills(index, topic, DEPTH).map(({ skillId }) => skillId),
      gold,
    })),
  );
}
