import { describe, expect, test } from "vitest";
import { buildEngine } from "../../../server/matching/index.ts";
import { pageKey } from "../../../server/matching/page-key.ts";
import { DAY, evidence, NOW, person, skill } from "./world.ts";

const TOPIC = {
  title: "Window functions",
  course: "Advanced SQL",
  url: "https://lms.example.com/mod/page/view.php?id=7",
};
const SKILLS = [
  skill("sql", "SQL"),
  skill("window-functions", "Window functions", { broader: "sql", aliases: ["window frames"] }),
  skill("feedback", "Giving feedback", { kind: "soft" }),
];
const engine = buildEngine({
  skills: SKILLS,
  people: [person("marta"), person("ida"), person("paul")],
  evidence: [
    evidence("marta", "window-functions", { at: Date.UTC(2026, 9, 3) }),
    evidence("ida", "window-functions", { kind: "taught_back", at: Date.UTC(2026, 5, 3), pageKey: pageKey(TOPIC) }),
    evidence("paul", "feedback", { at: NOW - DAY }),
  ],
});
const CONTEXT = { now: NOW, learner: null, load: new Map() };

describe("an engine", () => {
  test("leads from a page to people with reasons, two decisions in one call", () => {
    const { skills, people } = engine.match(TOPIC, CONTEXT, 5);
    expect(skills.map(({ skillId }) => skillId)).toEqual(["window-functions", "sql"]);
    expect(people.map(({ personId, reasons }) => [personId, reasons[0]?.text])).toEqual([
      ["marta", "answered an ask on window functions in October"],
      ["ida", "was stuck on this page in June, and got through"],
    ]);
  });

  test("a skill that the learner took away counts no more, and does not shorten the list", () => {
    const { skills } = engine.match(TOPIC, { ...CONTEXT, without: new Set(["window-functions"]) }, 1);
    expect(skills.map(({ skillId }) => skillId)).toEqual(["sql"]);
  });

  test("a page about nothing known names nobody", () => {
    expect(engine.match({ title: "Cave painting" }, CONTEXT, 5)).toEqual({ skills: [], people: [] });
  });

  test("skills that are chosen lead to people directly, and exclusions hold", () => {
    const wanted = [{ skillId: "window-functions", weight: 1 }];
    const people = engine.people(wanted, { ...CONTEXT, exclude: new Set(["marta"]) }, 5);
    expect(people.map(({ personId }) => personId)).toEqual(["ida"]);
  });

  test("the same question has the same answer", () => {
    expect(engine.match(TOPIC, CONTEXT, 5)).toEqual(engine.match(TOPIC, CONTEXT, 5));
  });
});
