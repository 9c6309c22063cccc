import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readCourses } from "./matching/courses.ts";
import { escoByOtherNames } from "./matching/esco.ts";
import { learnedTask } from "./matching/learned.ts";
import { experts } from "./matching/experts.ts";
import { zeroShot } from "./matching/zero-shot.ts";

// Measures the product's own matcher against evaluation data that is no part of the project.
// usage: npm run bench:matching -- [--data DIR] [--part test|train] [--curve] [--json]
// One line of JSON a task: {task, MRR, "R@10", "nDCG@10", queries}. With --curve, `learned` comes once for ever more lessons.

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    part: { type: "string", default: "test" },
    curve: { type: "boolean", default: false },
    json: { type: "boolean" },
  },
});
const data = resolve(values.data ?? process.env["EVAL_DIR"] ?? join(import.meta.dirname, "../../../shared/eval"));
const part = values.part === "train" ? "train" : "test";
const tell = (task: string, measures: object) => console.log(JSON.stringify({ task, ...measures }));

const courses = readCourses(data);
if (courses !== null) tell("zero-shot", zeroShot(courses, part));
if (courses !== null) for (const each of learnedTask(courses, part, values.curve)) tell("learned", each);
const esco = escoByOtherNames(data);
if (esco !== null) tell("esco", esco);
const hasForums = experts(data, part, tell);
if (courses === null && !hasForums)
  console.error(
    "There are no evaluation data here, so nothing was measured. Name their folder with --data or EVAL_DIR.",
  );
