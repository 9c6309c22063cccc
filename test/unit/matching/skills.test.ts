import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { labelsOf } from "../../../server/matching/labels.ts";
import { rootOf } from "../../../server/matching/roots.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { TopicFields } from "../../../server/matching/types.ts";
import { skill } from "./world.ts";

const SKILLS = [
  skill("sql", "SQL", { broader: "databases" }),
  skill("databases", "Databases"),
  skill("window-functions", "Window functions", { aliases: ["analytic functions"], broader: "sql" }),
  skill("python", "Python (Programming Language)", { aliases: ["py3"] }),
  skill("go", "Go"),
  skill("r", "R (Software)"),
  skill("cpp", "C++"),
  skill("react", "React.js"),
  skill("seo", "Search Engine Optimization"),
  skill("rollout", "Regional office rollout"),
  skill("kpi", "Key Performance Indicators (KPIs)"),
  skill("closing", "Closing (Sales)"),
  skill("data-analysis", "Data analysis", { aliases: ["データ分析", "Datenanalyse", "डेटा विश्लेषण"] }),
  skill("data-visualization", "Data visualization"),
  skill("healthcare", "Health care administration"),
  skill("feedback", "Giving feedback", { kind: "soft" }),
];
const index = buildSkillIndex(SKILLS);
const hits = (topic: Partial<TopicFields>, limit = 10) => matchSkills(index, { title: "", ...topic }, limit);
const ids = (topic: Partial<TopicFields>): string[] => hits(topic).map(({ skillId }) => skillId);
const full = (title: string): string[] =>
  hits({ title })
    .filter(({ score }) => score > 0.3)
    .map(({ skillId }) => skillId);

describe("labels", () => {
  const texts = (name: string): string[] => labelsOf({ name, aliases: [] }).map(({ text }) => text);

  test("an acronym in parentheses is a name, a description is not", () => {
    expect(texts("Key Performance Indicators (KPIs)")).toEqual(
      expect.arrayContaining(["KPIs", "Key Performance Indicators"]),
    );
    expect(texts("Python (Programming Language)")).toEqual(expect.arrayContaining(["Python", "Python programming"]));
    expect(texts("Closing (Sales)")).toEqual(["Closing (Sales)"]);
  });

  test("initials count in capitals only", () => {
    expect(labelsOf({ name: "Search Engine Optimization", aliases: [] })).toContainEqual({
      text: "SEO",
      trust: 0.8,
      exact: true,
      language: null,
    });
  });

  test("what a curator wrote comes first and once", () => {
    expect(labelsOf({ name: "SQL", aliases: ["sql", "T-SQL", ""] }).map(({ text }) => text)).toEqual(["SQL", "T-SQL"]);
  });
});

test("a family of words has one root, and words that only look alike have not", () => {
  expect(new Set(["optimize", "optimizing", "optimization", "optimizer"].map(rootOf)).size).toBe(1);
  expect(new Set(["analytic", "analysis", "analyst"].map(rootOf)).size).toBe(1);
  expect(rootOf("securities")).not.toBe(rootOf("security"));
  expect(rootOf("market")).not.toBe(rootOf("marketing"));
});

describe("matchSkills", () => {
  test("finds names and aliases whatever their number and case", () => {
    expect(ids({ title: "WINDOW FUNCTION basics" })[0]).toBe("window-functions");
    expect(ids({ title: "Analytic functions" })[0]).toBe("window-functions");
    expect(ids({ title: "py3 for all" })[0]).toBe("python");
  });

  test("shows the words of the page as they stand there, and where", () => {
    const [hit] = hits({ title: "Lesson 4", description: "All about Window  Functions, and frames." });
    expect(hit).toMatchObject({ skillId: "window-functions", matched: "Window  Functions", where: "description" });
  });

  test("shows the words of a name that a page holds only in part", () => {
    const hit = hits({ title: "Administration of hospitals and health" }).find(
      ({ skillId }) => skillId === "healthcare",
    );
    expect(hit).toMatchObject({ matched: "Administration … health", where: "title" });
  });

  test("every hit says which words led to it", () => {
    for (const hit of hits({ title: "Healthcare data analyses", headings: ["Visualizing", "SQL"] }))
      expect(hit.matched).not.toBe("");
  });

  test("the title outweighs the description", () => {
    expect(ids({ title: "SQL", description: "C++" }).slice(0, 2)).toEqual(["sql", "cpp"]);
    expect(ids({ title: "C++", description: "SQL" }).slice(0, 2)).toEqual(["cpp", "sql"]);
  });

  test("a narrower skill named in full comes before its broader ones", () => {
    const order = ids({ title: "Databases: SQL window functions", headings: ["SQL", "SQL", "Databases"] });
    expect(order.slice(0, 3)).toEqual(["window-functions", "sql", "databases"]);
  });

  test("a broader skill keeps its place when the narrower one is named in a lesser place only", () => {
    expect(ids({ title: "SQL", excerpt: "window functions" })[0]).toBe("sql");
  });

  test("a name within a longer name that the page writes is not named itself", () => {
    const two = buildSkillIndex([skill("long", "Window functions"), skill("short", "Functions")]);
    const scoreIn = (title: string): number =>
      matchSkills(two, { title }, 5).find(({ skillId }) => skillId === "short")?.score ?? 0;
    expect(scoreIn("Window functions")).toBeLessThan(scoreIn("Functions of windows") * 0.9);
  });

  test("reads forty headings and no more", () => {
    const fillers = (count: number): string[] => Array.from({ length: count }, () => "Chapter");
    expect(ids({ title: "Any", headings: [...fillers(39), "Python"] })).toContain("python");
    expect(ids({ title: "Any", headings: [...fillers(40), "Python"] })).not.toContain("python");
  });

  test("a circle of broader skills ends", () => {
    const circle = buildSkillIndex([skill("a", "Alpha", { broader: "b" }), skill("b", "Beta", { broader: "a" })]);
    expect(matchSkills(circle, { title: "Alpha Beta" }, 5)).toHaveLength(2);
  });

  test("names that are also words count only in their own letters", () => {
    expect(full("Let us go on")).not.toContain("go");
    expect(full("Concurrency in Go")).toContain("go");
    expect(full("Plots in R")).not.toContain("closing");
    expect(full("ror of the shop")).not.toContain("rollout");
    expect(full("ROR of the shop")).toContain("rollout");
  });

  test("spellings meet: healthcare, health care, React and ReactJS", () => {
    expect(ids({ title: "Healthcare administration" })[0]).toBe("healthcare");
    expect(ids({ title: "ReactJS" })[0]).toBe("react");
    expect(ids({ title: "React hooks" })[0]).toBe("react");
    expect(ids({ title: "Search engine optimisation" })[0]).toBe("seo");
  });

  test("no phrase runs across a full stop", () => {
    const [across] = hits({ title: "Giving. Feedback" });
    const [whole] = hits({ title: "Giving feedback" });
    expect(across?.skillId).toBe("feedback");
    expect(Number(across?.score)).toBeLessThan(Number(whole?.score));
  });

  test("other languages and scripts map by their aliases, exactly", () => {
    expect(ids({ title: "はじめてのデータ分析入門" })).toEqual(["data-analysis"]);
    expect(ids({ title: "データ" })).toEqual([]);
    expect(ids({ title: "Einführung in die Datenanalyse" })[0]).toBe("data-analysis");
    expect(ids({ title: "डेटा विश्लेषण का परिचय" })[0]).toBe("data-analysis");
  });

  test("what courses say of themselves names no skill", () => {
    expect(ids({ title: "Welcome to the course", headings: ["Module 1", "Module 2"] })).toEqual([]);
  });

  test("keeps to the limit, best first, within 0 and 1", () => {
    const some = hits({ title: "SQL, Python, C++, data analysis and data visualization" }, 3);
    expect(some).toHaveLength(3);
    const scores = some.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThan(1);
    expect(hits({ title: "SQL" }, 0)).toEqual([]);
  });

  test("one page leaves nothing behind for the next", () => {
    const before = hits({ title: "Data visualization" });
    hits({ title: "SQL window functions", description: "Python, C++, React, KPIs", excerpt: "feedback" });
    expect(hits({ title: "Data visualization" })).toEqual(before);
  });

  test("empty taxonomies, titles of a megabyte and ten thousand headings are borne", () => {
    expect(matchSkills(buildSkillIndex([]), { title: "SQL" }, 5)).toEqual([]);
    expect(ids({ title: `SQL ${"x ".repeat(500_000)}` })[0]).toBe("sql");
    expect(ids({ title: "SQL", headings: Array.from({ length: 10_000 }, () => "Python") })).toContain("sql");
  });

  test("any text at all gives scores within 0 and 1, each skill once", () => {
    const field = fc.string({ unit: "binary", maxLength: 120 });
    const topic = fc.record({
      title: field,
      course: field,
      headings: fc.array(field, { maxLength: 4 }),
      excerpt: field,
    });
    fc.assert(
      fc.property(topic, (any) => {
        const found = matchSkills(index, any, 20);
        expect(new Set(found.map(({ skillId }) => skillId)).size).toBe(found.length);
        for (const { score } of found) expect(score > 0 && score <= 1).toBe(true);
      }),
    );
  });

  test("each skill's own name finds it first", () => {
    for (const { id, name } of SKILLS) expect(ids({ title: name })[0]).toBe(id);
  });
});
