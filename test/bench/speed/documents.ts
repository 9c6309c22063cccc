import { textOf, type World } from "./world.ts";

/** A world as search libraries take it: a text for each skill and each person. */
export interface Documents {
  readonly skills: readonly { id: string; text: string }[];
  /** The text of a person is the ids of their skills. */
  readonly people: readonly { id: string; text: string }[];
  readonly texts: readonly string[];
  readonly wanted: readonly string[];
}

// A hyphen is a border of words to some of them.
const idWord = (id: string) => id.replace("-", "");

export function documentsOf({ skills, people, evidence, topics, wanted }: World): Documents {
  const skillsOf = new Map<string, string[]>(people.map(({ id }) => [id, []]));
  for (const { personId, skillId } of evidence) skillsOf.get(personId)?.push(idWord(skillId));
  return {
    skills: skills.map(({ id, name, aliases }) => ({ id, text: [name, ...aliases].join(" ") })),
    people: people.map(({ id }) => ({ id, text: (skillsOf.get(id) ?? []).join(" ") })),
    texts: topics.map(textOf),
    wanted: wanted.map((query) => query.map(({ skillId }) => idWord(skillId)).join(" ")),
  };
}

export const topOfTen = <T>(found: readonly T[]): readonly T[] => found.slice(0, 10);
