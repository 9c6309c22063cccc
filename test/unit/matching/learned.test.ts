import { describe, expect, test } from "vitest";
import { buildLearned, learning } from "../../../server/matching/learn.ts";
import { pageKey } from "../../../server/matching/page-key.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { MatchLesson, MatchTopicWord, SkillHit } from "../../../server/matching/types.ts";
import { skill } from "./world.ts";

const index = buildSkillIndex([
  skill("ci", "Continuous integration"),
  skill("sales", "Sales forecasting"),
  skill("sql", "SQL"),
  skill("python", "Python"),
  skill("pandas", "Pandas"),
  skill("welding", "Welding"),
]);
const NOTHING = { title: "", headings: [] };

const lesson = (title: string, skillIds: readonly string[], kind: MatchLesson["kind"] = "course"): MatchLesson => ({
  topic: { title },
  skillIds,
  kind,
});
/** Here a pipeline is what builds and tests software, not what sellers fill. */
const PIPELINES = ["api", "shop", "mail", "search", "data", "mobile", "desktop", "payment"].flatMap((team) => [
  lesson(`The ${team} pipeline`, ["ci"]),
  lesson(`Faster pipeline runs for ${team}`, ["ci"]),
  lesson(`Quarterly planning with the ${team} people`, ["sales"]),
  lesson(`Joins in the ${team} database`, ["sql"]),
]);

const hits = (title: string, learned: ReturnType<typeof buildLearned>): SkillHit[] =>
  matchSkills(index, { title }, 10, learned).filter(({ score }) => score > 0.05);
const ids = (title: string, learned: ReturnType<typeof buildLearned>): string[] =>
  hits(title, learned).map(({ skillId }) => skillId);

describe("lessons", () => {
  test("a word means what this organisation's courses are tagged with", () => {
    expect(ids("The broken pipeline", null)).not.toContain("ci");
    expect(ids("The broken pipeline", buildLearned(index, { lessons: PIPELINES }))[0]).toBe("ci");
  });

  test("a reason is a word of the page", () => {
    const [hit] = hits("Why is my Pipeline red?", buildLearned(index, { lessons: PIPELINES }));
    expect(hit).toMatchObject({ skillId: "ci", matched: "Pipeline", where: "title" });
  });

  test("a broad tag comes behind a rare one that as much speaks for", () => {
    const both = [lesson("Riveting", ["welding", "sales"]), lesson("Riveting and bolts", ["welding", "sales"])];
    const broad = ["Budgets", "Bids", "Leads", "Calls"].map((title) => lesson(title, ["sales"]));
    expect(ids("Riveting", buildLearned(index, { lessons: [...broad, ...both] }))).toEqual(["welding", "sales"]);
  });

  test("a word of the same family counts as well", () => {
    const lessons = [lesson("Organizing shelves", ["sales"]), lesson("Joins in a database", ["sql"])];
    expect(ids("Organizers", buildLearned(index, { lessons }))).toEqual(["sales"]);
  });

  test("what a page names stays beside what lessons add", () => {
    const found = ids("Python for the broken pipeline", buildLearned(index, { lessons: PIPELINES }));
    expect(found).toEqual(expect.arrayContaining(["python", "ci"]));
  });

  test("a confirmed question teaches its skills and speaks against none", () => {
    const confirmed = buildLearned(index, { lessons: [lesson("SQL in the pipeline", ["ci"], "confirmed")] });
    expect(ids("SQL in the pipeline", confirmed)).toEqual(expect.arrayContaining(["sql", "ci"]));
    const before = hits("SQL in the pipeline", null).find(({ skillId }) => skillId === "sql");
    const after = hits("SQL in the pipeline", confirmed).find(({ skillId }) => skillId === "sql");
    expect(after?.score).toBe(before?.score);
  });

  test("nothing is learned from nothing", () => {
    expect(buildLearned(index, {})).toBeNull();
    expect(buildLearned(index, { lessons: [], profiles: [], topicWords: [] })).toBeNull();
    const odd = [lesson("", ["ci"]), lesson("the of and", ["ci"]), lesson("Old page", ["gone"]), lesson("Page", [])];
    expect(buildLearned(index, { lessons: odd })).toBeNull();
  });

  test("odd pages are read all the same", () => {
    const learned = buildLearned(index, { lessons: [...PIPELINES, lesson("pipeline", ["ci", "ci", "gone"])] });
    expect(matchSkills(index, NOTHING, 10, learned)).toEqual([]);
    expect(matchSkills(index, { title: "\u0000 ".repeat(10_000) }, 10, learned)).toEqual([]);
  });

  test("the same lessons give the same answer, in slices or in one go", () => {
    const work = learning(index, { lessons: PIPELINES });
    let pauses = 0;
    let step = work.next();
    for (; step.done !== true; pauses++) step = work.next();
    expect(pauses).toBeGreaterThan(3);
    const title = "Pipeline for Python and quarterly joins";
    expect(hits(title, step.value)).toEqual(hits(title, buildLearned(index, { lessons: PIPELINES })));
    expect(hits(title, step.value)).toEqual(hits(title, step.value));
  });
});

describe("skills that occur together", () => {
  const profiles = Array.from({ length: 20 }, (_, person) => (person < 10 ? ["python", "pandas"] : ["sql", "welding"]));

  test("a companion follows the skill that brought it, with that skill's words", () => {
    const found = hits("Python at work", buildLearned(index, { profiles }));
    expect(found.map(({ skillId }) => skillId)).toEqual(["python", "pandas"]);
    expect(found[1]?.matched).toBe("Python");
  });

  test("having been together once or twice says nothing", () => {
    expect(buildLearned(index, { profiles: profiles.slice(0, 2) })).toBeNull();
  });
});

describe("learners' words about a page", () => {
  const PAGE = { title: "Welding in Python" };
  const said = (skillId: string, right: number, wrong: number): MatchTopicWord[] => [
    { pageKey: pageKey(PAGE), skillId, right, wrong },
  ];
  const scoreOf = (topicWords: readonly MatchTopicWord[], skillId: string, topic = PAGE): number =>
    matchSkills(index, topic, 10, buildLearned(index, { topicWords })).find((hit) => hit.skillId === skillId)?.score ??
    0;

  test("one voice against puts a skill behind, on this page alone", () => {
    const before = scoreOf([], "welding");
    expect(scoreOf(said("welding", 0, 1), "welding")).toBeLessThan(before);
    expect(scoreOf(said("welding", 1, 1), "welding")).toBe(before);
    const other = { title: "Welding in Python, part two" };
    expect(scoreOf(said("welding", 0, 5), "welding", other)).toBe(scoreOf([], "welding", other));
  });

  test("two voices take away what the page does not name in full", () => {
    const taught = (topicWords: readonly MatchTopicWord[]) =>
      hits("The pipeline", buildLearned(index, { lessons: PIPELINES, topicWords })).find(
        ({ skillId }) => skillId === "ci",
      )?.score;
    expect(taught([])).toBeGreaterThan(0.1);
    const against = { pageKey: pageKey({ title: "The pipeline" }), skillId: "ci", right: 0, wrong: 2 };
    expect(taught([against]) ?? 0).toBe(0);
    const learned = buildLearned(index, { lessons: PIPELINES, topicWords: [against] });
    expect(matchSkills(index, { title: "The pipeline" }, 10, learned).map(({ skillId }) => skillId)).not.toContain(
      "ci",
    );
  });

  test("what a page names in full is put behind by any number of voices, never taken away", () => {
    const against = scoreOf(said("welding", 0, 9), "welding");
    expect(against).toBeGreaterThan(0.1);
    expect(against).toBeLessThan(scoreOf([], "welding"));
  });

  test("voices for a skill bring it up", () => {
    const one = scoreOf(said("ci", 1, 0), "ci");
    expect(one).toBeGreaterThan(0.38);
    expect(scoreOf(said("ci", 4, 0), "ci")).toBeGreaterThan(one);
  });
});
