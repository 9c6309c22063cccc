import { describe, expect, test } from "vitest";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { TopicFields } from "../../../server/matching/types.ts";
import { skill } from "./world.ts";

const index = buildSkillIndex([
  skill("sql", "SQL"),
  skill("python", "Python (Programming Language)", { names: { de: ["Programmieren in Python"], hi: ["पायथन"] } }),
  skill("analysis", "Data analysis", { aliases: ["データ分析"] }),
]);
const MEGABYTE = 1_048_576;
const fill = (unit: string): string => unit.repeat(Math.ceil(MEGABYTE / unit.length)).slice(0, MEGABYTE);

const WRONG: readonly [string, Partial<TopicFields>][] = [
  ["nothing at all", { title: "" }],
  ["nothing in every field", { title: "", course: "", module: "", lesson: "", headings: ["", ""], description: "" }],
  ["a title of a megabyte in words", { title: fill("SQL data analysis ") }],
  ["a title of a megabyte in one word", { title: fill("a") }],
  ["a megabyte of one German word", { title: fill("programmieren") }],
  ["a megabyte without spaces", { title: fill("分析") }],
  ["a megabyte of full stops", { title: fill(".") }],
  ["a megabyte of marks", { title: fill("\u0301") }],
  ["a megabyte in each field", { title: fill("x "), course: fill("y "), description: fill("z "), excerpt: fill("w ") }],
  ["ten thousand headings", { headings: Array.from({ length: 10_000 }, (_, at) => `Python ${at}`) }],
  ["ten thousand long headings", { headings: Array.from({ length: 10_000 }, () => "data analysis ".repeat(1_000)) }],
  ["scripts in a muddle", { title: "SQL数据データसीखें данных نصdata분석 ğ½" }],
  ["control characters", { title: "\u0000S\u0007QL\u001b[31m \u202eSQL\u2066\ufeff" }],
  ["lone surrogates", { title: "\ud800 SQL \udc00\ud83d", headings: ["\udfff", "Py\ud800thon"] }],
  ["a language that is none", { title: "SQL", language: "\u0000--__" }],
];

describe("wrong topics", () => {
  test.each(WRONG)("%s: borne, in bounds, twice the same", (_, wrong) => {
    const topic = { title: "", ...wrong };
    const hits = matchSkills(index, topic, 10);
    expect(hits.length).toBeLessThanOrEqual(3);
    for (const { score, matched } of hits) {
      expect(score > 0 && score <= 1).toBe(true);
      expect(matched).not.toBe("");
      expect(matched.length).toBeLessThan(5_000);
    }
    expect(matchSkills(index, topic, 10)).toEqual(hits);
  });

  test("no more is read of a longer text: its end changes nothing", () => {
    const long = { title: "Talks", headings: Array.from({ length: 40 }, () => "x ".repeat(2_000)), excerpt: "SQL" };
    expect(matchSkills(index, long, 10)).toEqual([]);
    expect(matchSkills(index, { title: `${fill("x ")} SQL` }, 10)).toEqual([]);
  });
});
