import MiniSearch from "minisearch";
import { made, timed } from "./measure.ts";
import { type Documents, topOfTen } from "./documents.ts";

/** MiniSearch, any of the words, as its documentation shows it. */
export async function miniSearch({ skills, people, texts, wanted }: Documents) {
  const skillIndex = await made(() => {
    const index = new MiniSearch({ fields: ["text"] });
    index.addAll(skills);
    return index;
  });
  const textToSkills = await timed(texts, (text) => topOfTen(skillIndex.value.search(text)));
  const peopleIndex = await made(() => {
    const index = new MiniSearch({ fields: ["text"], tokenize: (text) => text.split(" ") });
    index.addAll(people);
    return index;
  });
  const skillsToPeople = await timed(wanted, (text) => topOfTen(peopleIndex.value.search(text)));
  return {
    textToSkills: { ...textToSkills, buildMs: skillIndex.buildMs, megabytes: skillIndex.megabytes },
    skillsToPeople: { ...skillsToPeople, buildMs: peopleIndex.buildMs, megabytes: peopleIndex.megabytes },
  };
}
