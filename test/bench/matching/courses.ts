import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MatchSkill, TopicFields } from "../../../server/matching/types.ts";
import { readLines } from "./measures.ts";

/** A course page; `gold` holds ids of skills. */
export interface Course {
  readonly id: string;
  readonly topic: TopicFields;
  readonly gold: ReadonlyMap<string, number>;
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly modules: readonly string[];
  readonly gold?: readonly number[];
}

/** What is needed to rank skills for courses; the skills have names alone. */
export interface CourseData {
  readonly skills: readonly MatchSkill[];
  readonly train: readonly Course[];
  readonly test: readonly Course[];
}

function courseOf({ id, title, description, modules }: Line, gold: readonly number[]): Course {
  return {
    id,
    topic: { title, description, headings: modules },
    gold: new Map(gold.map((skill) => [String(skill), 1])),
  };
}

/** Reads `course-skills/` of an evaluation folder; null where it is absent. */
export function readCourses(data: string): CourseData | null {
  const folder = join(data, "course-skills");
  if (!existsSync(folder)) return null;
  const names = JSON.parse(readFileSync(join(folder, "skills.json"), "utf8")) as { id: number; name: string }[];
  const goldOf = new Map(
    readLines<{ id: string; gold: number[] }>(join(folder, "test.gold.jsonl")).map(({ id, gold }) => [id, gold]),
  );
  return {
    skills: names.map(({ id, name }) => ({
      id: String(id),
      name,
      kind: "hard",
      aliases: [],
      broader: null,
      related: [],
    })),
    train: readLines<Line>(join(folder, "train.jsonl")).map((line) => courseOf(line, line.gold ?? [])),
    test: readLines<Line>(join(folder, "test.queries.jsonl")).map((line) => courseOf(line, goldOf.get(line.id) ?? [])),
  };
}
