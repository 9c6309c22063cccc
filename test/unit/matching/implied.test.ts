import { describe, expect, test } from "vitest";
import { IMPLIED_NAMES } from "../../../server/matching/implied.ts";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { keysOf, SkillNames } from "../../../server/matching/skill-names.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import type { TopicFields } from "../../../server/matching/types.ts";
import { skill } from "./world.ts";

const index = buildSkillIndex([
  skill("deep-learning", "Deep Learning"),
  skill("spreadsheets", "Spreadsheet Software"),
  skill("cloud", "Cloud Computing"),
  skill("it", "IT Management"),
  skill("gardening", "Gardening"),
]);
const hits = (topic: Partial<TopicFields>) => matchSkills(index, { title: "", ...topic }, 10);
const ids = (topic: Partial<TopicFields>): string[] => hits(topic).map(({ skillId }) => skillId);

describe("general knowledge", () => {
  test("words of a page lead to skills that they imply, and are shown as what led there", () => {
    expect(hits({ title: "Images with TensorFlow" })).toMatchObject([
      { skillId: "deep-learning", matched: "TensorFlow", where: "title" },
    ]);
    expect(ids({ title: "AWS for newcomers" })).toEqual(["cloud"]);
  });

  test("one such word alone is worth less than a name, and is not shown", () => {
    const [implied] = hits({ title: "TensorFlow" });
    const [named] = hits({ title: "Deep learning" });
    expect(Number(implied?.score)).toBeLessThan(0.38);
    expect(Number(named?.score)).toBeGreaterThan(Number(implied?.score));
  });

  test("several such words are worth more than one, and never outdo a name in the same place", () => {
    const scoreOf = (title: string): number => hits({ title })[0]?.score ?? 0;
    const many = scoreOf("TensorFlow, Keras, PyTorch, neural networks, CNN, RNN, LSTM");
    expect(many).toBeGreaterThan(scoreOf("TensorFlow"));
    expect(many).toBeLessThan(1);
  });

  test("words of every day imply something only when they are written as a name", () => {
    expect(ids({ title: "Excel for beginners" })).toContain("spreadsheets");
    expect(ids({ title: "How to excel at talks" })).not.toContain("spreadsheets");
  });

  test("the pronoun is not information technology", () => {
    expect(ids({ title: "How it works" })).not.toContain("it");
    expect(ids({ title: "Running IT" })).toContain("it");
  });

  test("every entry was read: no name is empty or holds what separates", () => {
    expect(IMPLIED_NAMES.length).toBeGreaterThan(1_000);
    for (const { letters } of IMPLIED_NAMES) expect(letters).toMatch(/^[^;>,\n]+$/);
  });
});

describe("skill names", () => {
  const wanted = ["data analysis", "web development", "statistics"].map((name) => keysOf(name));
  const namesOf = (...skills: string[]): SkillNames => {
    const names = new SkillNames(wanted);
    for (const [number, name] of skills.entries()) names.add(number, keysOf(name));
    return names;
  };
  const found = (name: string, ...skills: string[]) => [...namesOf(...skills).find(keysOf(name))];

  test("the same letters come before the same words, and these before the same roots", () => {
    expect(found("data analysis", "Analysis of data", "Data Analysis")).toEqual([1]);
    expect(found("data analysis", "Data analytics", "Analysis of data")).toEqual([1]);
    expect(found("data analysis", "Data analytics", "Databases")).toEqual([0]);
  });

  test("a name with one word more is found when it is the only one", () => {
    expect(found("web development", "Front-End Development", "Web Development Tools")).toEqual([1]);
    expect(found("web development", "Web Development Tools", "Mobile Web Development")).toEqual([]);
    expect(found("statistics", "Cooking")).toEqual([]);
  });
});
