import flexsearch from "flexsearch";
import { made, timed } from "./measure.ts";
import type { Documents } from "./documents.ts";

const { Index } = flexsearch;

function build(documents: readonly { text: string }[]) {
  const index = new Index({ tokenize: "strict" });
  for (const [number, { text }] of documents.entries()) index.add(number, text);
  return index;
}

/** FlexSearch, ten of the best with any of the words (`suggest`). */
export async function flexSearch({ skills, people, texts, wanted }: Documents) {
  const search = (index: ReturnType<typeof build>) => (text: string) =>
    index.search(text, { limit: 10, suggest: true });
  const skillIndex = await made(() => build(skills));
  const textToSkills = await timed(texts, search(skillIndex.value));
  const peopleIndex = await made(() => build(people));
  const skillsToPeople = await timed(wanted, search(peopleIndex.value));
  return {
    textToSkills: { ...textToSkills, buildMs: skillIndex.buildMs, megabytes: skillIndex.megabytes },
    skillsToPeople: { ...skillsToPeople, buildMs: peopleIndex.buildMs, megabytes: peopleIndex.megabytes },
  };
}
