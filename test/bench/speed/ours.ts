import { whoKnows } from "../../../server/matching/knows.ts";
import { bringingToPresent } from "../../../server/matching/moment.ts";
import { buildPeopleIndex } from "../../../server/matching/people-index.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import { LEAST_SCORE } from "../../../server/matching/index.ts";
import { made, timed } from "./measure.ts";
import type { World } from "./world.ts";

/** The product's own matcher. */
export async function ours({ skills, people, evidence, topics, wanted, now }: World) {
  const skillIndex = await made(() => buildSkillIndex(skills));
  const textToSkills = await timed(topics, (topic) => matchSkills(skillIndex.value, topic, 10, null, LEAST_SCORE));
  const peopleIndex = await made(() => {
    const index = buildPeopleIndex(people, evidence, skills);
    for (const _ of bringingToPresent(index, now));
    return index;
  });
  const skillsToPeople = await timed(wanted, (query) => whoKnows(peopleIndex.value, query, now, { limit: 10 }));
  return {
    textToSkills: { ...textToSkills, buildMs: skillIndex.buildMs, megabytes: skillIndex.megabytes },
    skillsToPeople: { ...skillsToPeople, buildMs: peopleIndex.buildMs, megabytes: peopleIndex.megabytes },
  };
}
