import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildSkillIndex } from "../../server/matching/skill-index.ts";
import { matchSkills } from "../../server/matching/topic-to-skills.ts";
import type { MatchSkill } from "../../server/matching/types.ts";

// Measures the product's own matcher against evaluation data that is no part of the project.
// usage: npm run bench:matching -- [--data DIR] [--part test|train]
// One line of JSON a task: {task, MRR, "R@10", "nDCG@10", queries}.

interface Course {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly modules: readonly string[];
}

interface Ranking {
  readonly ranked: readonly string[];
  readonly gold: ReadonlySet<string>;
}

function readLines<T>(path: string): T[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

const mean = (values: readonly number[]): number =>
  Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(4));

const gainAt = (place: number): number => 1 / Math.log2(place + 2);

function measuresOf(rankings: readonly Ranking[]) {
  const each = rankings.map(({ ranked, gold }) => {
    const hits = ranked.map((item) => gold.has(item));
    const first = hits.indexOf(true);
    const ten = hits.slice(0, 10);
    const gain = ten.reduce((sum, hit, place) => sum + (hit ? gainAt(place) : 0), 0);
    const ideal = Array.from({ length: Math.min(10, gold.size) }, (_, place) => gainAt(place)).reduce(
      (a, b) => a + b,
      0,
    );
    return { mrr: first < 0 ? 0 : 1 / (first + 1), recall: ten.filter(Boolean).length / gold.size, ndcg: gain / ideal };
  });
  return {
    MRR: mean(each.map(({ mrr }) => mrr)),
    "R@10": mean(each.map(({ recall }) => recall)),
    "nDCG@10": mean(each.map(({ ndcg }) => ndcg)),
    queries: each.length,
  };
}

function zeroShot(folder: string, part: string) {
  const skills = (JSON.parse(readFileSync(join(folder, "skills.json"), "utf8")) as { id: number; name: string }[]).map(
    ({ id, name }): MatchSkill => ({ id: String(id), name, kind: "hard", aliases: [], broader: null, related: [] }),
  );
  const queries = readLines<Course>(join(folder, part === "train" ? "train.jsonl" : "test.queries.jsonl"));
  const golds = readLines<{ id: string; gold: number[] }>(
    join(folder, part === "train" ? "train.jsonl" : "test.gold.jsonl"),
  );
  const goldOf = new Map(golds.map(({ id, gold }) => [id, new Set(gold.map(String))]));
  const index = buildSkillIndex(skills);
  const rankings = queries.map(({ id, title, description, modules }) => ({
    ranked: matchSkills(index, { title, description, headings: modules }, 100).map(({ skillId }) => skillId),
    gold: goldOf.get(id) ?? new Set<string>(),
  }));
  return measuresOf(rankings.filter(({ gold }) => gold.size > 0));
}

const { values } = parseArgs({
  options: { data: { type: "string" }, part: { type: "string", default: "test" }, json: { type: "boolean" } },
});
const data = resolve(values.data ?? process.env["EVAL_DIR"] ?? join(import.meta.dirname, "../../../shared/eval"));
const courses = join(data, "course-skills");
if (existsSync(courses)) {
  console.log(JSON.stringify({ task: "zero-shot", ...zeroShot(courses, values.part) }));
} else {
  console.log("There are no evaluation data here, so nothing was measured. Name their folder with --data or EVAL_DIR.");
}
