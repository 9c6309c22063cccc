import { describe, expect, test } from "vitest";
import type { Knower } from "../../../server/matching/knows.ts";
import { monthOf, whyNow, whyTheyKnow } from "../../../server/matching/reasons.ts";
import { speaker } from "../../../server/matching/spoken.ts";
import type { Availability, EvidenceKind } from "../../../server/matching/types.ts";
import { NOW, skill } from "./world.ts";

const OCTOBER = Date.UTC(2026, 9, 3);
const JUNE = Date.UTC(2026, 5, 20);
const context = { now: NOW, mainSkillId: "wf", skillName: (id: string) => (id === "wf" ? "window functions" : "SQL") };
const known = (kind: EvidenceKind, count = 1, lastAt = OCTOBER, skillId = "wf") => ({ skillId, kind, count, lastAt });
const knower = (evidence: Knower["evidence"], here: Knower["here"] = []): Knower => ({
  personId: "a",
  strength: 0.5,
  evidence,
  here,
});
const texts = (...args: Parameters<typeof knower>): string[] =>
  whyTheyKnow(knower(...args), context).map(({ text }) => text);

describe("whyTheyKnow", () => {
  test.each<[Knower["evidence"][number], string]>([
    [known("answered", 4), "answered 4 asks on window functions, the last in October"],
    [known("answered"), "answered an ask on window functions in October"],
    [known("answered", 1, Date.UTC(2025, 9, 3)), "answered an ask on window functions in October 2025"],
    [known("taught_back"), "taught it back in October"],
    [known("taught_back", 2), "taught it back 2 times, the last in October"],
    [known("taught_back", 1, OCTOBER, "sql"), "taught SQL back in October"],
    [known("completed", 1, JUNE), "completed a course on window functions in June"],
    [known("endorsed"), "listed by your organisation for window functions since October"],
    [known("endorsed", 3), "listed by your organisation for window functions, last in October"],
    [known("self"), "says they know it"],
    [known("self", 1, OCTOBER, "sql"), "says they know SQL"],
  ])("says it in words, with the month: %j", (evidence, text) => expect(texts([evidence])).toEqual([text]));

  test("carries the day as an ISO date", () => {
    expect(whyTheyKnow(knower([known("answered")]), context)).toEqual([
      {
        kind: "answered",
        about: "knows",
        skillId: "wf",
        text: "answered an ask on window functions in October",
        at: "2026-10-03",
      },
    ]);
  });

  test("this course is this course only when the evidence came from this page", () => {
    expect(texts([known("completed", 1, JUNE)], [{ kind: "completed", lastAt: JUNE }])).toEqual([
      "completed this course in June",
    ]);
  });

  test("having been stuck here comes second, and is not told twice", () => {
    const here = [{ kind: "taught_back" as const, lastAt: JUNE }];
    expect(texts([known("answered", 4), known("taught_back", 1, JUNE)], here)).toEqual([
      "answered 4 asks on window functions, the last in October",
      "was stuck on this page in June, and got through",
    ]);
    expect(texts([known("taught_back", 1, JUNE)], here)).toEqual(["was stuck on this page in June, and got through"]);
  });

  test("names three pieces of evidence at most", () => {
    expect(texts([known("answered"), known("endorsed"), known("completed"), known("self")])).toHaveLength(3);
  });
});

test("an answer to a question like this one is told by its month, without its words or asker", () => {
  const reasons = whyTheyKnow({ ...knower([known("self")]), similarAt: OCTOBER }, context);
  expect(reasons.map(({ text }) => text)).toEqual([
    "says they know it",
    "answered a question like this one in October",
  ]);
  expect(reasons[1]).toMatchObject({ kind: "similar", about: "knows", at: "2026-10-03" });
});

test("a month of another year says which", () => {
  expect(monthOf(Date.UTC(2026, 0, 1), NOW)).toBe("January");
  expect(monthOf(Date.UTC(2025, 11, 31, 23, 59), NOW)).toBe("December 2025");
});

describe("whyNow", () => {
  const availability = (more: Partial<Availability>): Availability => ({
    timeZone: "UTC",
    openNow: false,
    until: null,
    overlapMinutesToday: 0,
    usuallyAnswersMinutes: null,
    text: "UTC",
    ...more,
  });
  const text = (more: Partial<Availability>, newcomer = false): string | undefined =>
    whyNow(availability(more), newcomer)[0]?.text;

  test("says one thing, and nothing where there is nothing to say", () => {
    expect(text({ overlapMinutesToday: 250, until: "17:00" })).toBe("shares 4 working hours with you today");
    expect(text({ overlapMinutesToday: 119 })).toBe("shares a working hour with you today");
    expect(text({ overlapMinutesToday: 20, until: "17:00" })).toBe("is at work now, until 17:00 their time");
    expect(text({ overlapMinutesToday: 250 }, true)).toBe("is new among those who help");
    expect(text({})).toBeUndefined();
  });
});

describe("speaker", () => {
  const say = speaker([
    skill("wf", "Window functions", { aliases: ["window frames"] }),
    skill("py", "Python", { aliases: ["py3"] }),
    skill("sql", "SQL tuning", { aliases: ["tuning"] }),
    skill("power", "Power Query", { aliases: ["power users"] }),
    skill("goals", "Setting goals", { kind: "soft" }),
  ]);

  test("a first word that the taxonomy writes small loses its capital, names and acronyms keep theirs", () => {
    expect([say("wf"), say("py"), say("sql"), say("power")]).toEqual([
      "window functions",
      "Python",
      "SQL tuning",
      "Power Query",
    ]);
  });

  test("soft skills are spoken small, and an unknown one is this", () => {
    expect([say("goals"), say("?")]).toEqual(["setting goals", "this"]);
  });
});
