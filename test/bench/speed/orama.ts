import { create, insertMultiple, search } from "@orama/orama";
import { made, timed } from "./measure.ts";
import type { Documents } from "./documents.ts";

async function build(documents: readonly { id: string; text: string }[]) {
  const index = create({ schema: { text: "string" } as const });
  await insertMultiple(index, [...documents], 5_000);
  return index;
}

/** Orama, ten of the best with any of the words. */
export async function orama({ skills, people, texts, wanted }: Documents) {
  const ask = (index: Awaited<ReturnType<typeof build>>) => (term: string) =>
    search(index, { term, limit: 10, threshold: 1 });
  const skillIndex = await made(() => build(skills));
  const textToSkills = await timed(texts, ask(skillIndex.value));
  const peopleIndex = await made(() => build(people));
  const skillsToPeople = await timed(wanted, ask(peopleIndex.value));
  return {
    textToSkills: { ...textToSkills, buildMs: skillIndex.buildMs, megabytes: skillIndex.megabytes },
    skillsToPeople: { ...skillsToPeople, buildMs: peopleIndex.buildMs, megabytes: peopleIndex.megabytes },
  };
}
