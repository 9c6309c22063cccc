import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whoKnows } from "../../../server/matching/knows.ts";
import { buildPeopleIndex } from "../../../server/matching/people-index.ts";
import { topOf } from "../../../server/matching/top.ts";
import { EVIDENCE_KINDS, type MatchEvidence } from "../../../server/matching/types.ts";
import { DAY, evidence, NOW, person, skill } from "./world.ts";

const SKILLS = [
  skill("sql", "SQL"),
  skill("window-functions", "Window functions", { broader: "sql", related: ["ranking"] }),
  skill("ranking", "Ranking"),
  skill("cooking", "Cooking"),
];
const PEOPLE = ["a", "b", "c", "d"].map((id) => person(id));
const WANTED = [{ skillId: "window-functions", weight: 1 }];
const knowers = (list: readonly MatchEvidence[], pageKey?: string, wanted = WANTED) =>
  whoKnows(buildPeopleIndex(PEOPLE, list, SKILLS), wanted, NOW, pageKey === undefined ? {} : { pageKey });
const order = (list: readonly MatchEvidence[], pageKey?: string): string[] =>
  knowers(list, pageKey).map(({ personId }) => personId);

describe("whoKnows", () => {
  test("names only people with evidence, strongest first, with what supports them", () => {
    const found = knowers([
      evidence("a", "window-functions", { kind: "self", at: NOW - 9 * DAY }),
      evidence("b", "window-functions", { at: NOW - 50 * DAY }),
      evidence("b", "window-functions", { at: NOW - 20 * DAY }),
      evidence("c", "cooking"),
    ]);
    expect(found.map(({ personId }) => personId)).toEqual(["b", "a"]);
    expect(found[0]?.evidence).toEqual([
      { skillId: "window-functions", kind: "answered", count: 2, lastAt: NOW - 20 * DAY },
    ]);
    expect(found.every(({ strength }) => strength > 0 && strength < 1)).toBe(true);
  });

  test("fresh evidence outweighs the same from years ago", () => {
    expect(
      order([evidence("a", "window-functions", { at: NOW - 900 * DAY }), evidence("b", "window-functions")]),
    ).toEqual(["b", "a"]);
  });

  test("what someone did outweighs what they say", () => {
    const list = EVIDENCE_KINDS.slice(0, 4).map((kind, place) =>
      evidence(["a", "b", "c", "d"][place] ?? "", "window-functions", { kind }),
    );
    expect(order(list)).toEqual(["a", "b", "c", "d"]);
    expect(
      order([
        evidence("a", "window-functions", { kind: "self" }),
        evidence("d", "window-functions", { kind: "completed" }),
      ]),
    ).toEqual(["d", "a"]);
  });

  test("narrower counts in part, broader less, related least, others not at all", () => {
    const list = [
      evidence("a", "window-functions"),
      evidence("b", "sql"),
      evidence("c", "ranking"),
      evidence("d", "cooking"),
    ];
    expect(order(list)).toEqual(["a", "b", "c"]);
    const forSql = knowers(
      [evidence("a", "sql"), evidence("b", "window-functions"), evidence("c", "ranking")],
      undefined,
      [{ skillId: "sql", weight: 1 }],
    );
    expect(forSql.map(({ personId }) => personId)).toEqual(["a", "b"]);
    expect(forSql[1]?.evidence[0]?.skillId).toBe("window-functions");
    const shareDown = Number(forSql[1]?.strength);
    expect(shareDown).toBeGreaterThan(Number(knowers([evidence("b", "sql")])[0]?.strength));
  });

  test("heavier skills count more", () => {
    const list = [evidence("a", "cooking"), evidence("b", "sql")];
    const wanted = (cooking: number) => [
      { skillId: "cooking", weight: cooking },
      { skillId: "sql", weight: 1 },
    ];
    expect(knowers(list, undefined, wanted(2))[0]?.personId).toBe("a");
    expect(knowers(list, undefined, wanted(0.5))[0]?.personId).toBe("b");
  });

  test("who was stuck on this page and got through comes first among equals, not before the stronger", () => {
    const taught = (id: string, pageKey: string) => evidence(id, "window-functions", { kind: "taught_back", pageKey });
    const equals = [taught("a", "elsewhere"), taught("b", "here")];
    expect(order(equals)).toEqual(["a", "b"]);
    expect(order(equals, "here")).toEqual(["b", "a"]);
    expect(knowers(equals, "here")[0]?.here).toEqual([{ kind: "taught_back", lastAt: NOW - 30 * DAY }]);
    const stronger = [...equals, evidence("a", "window-functions"), evidence("a", "window-functions")];
    expect(order(stronger, "here")).toEqual(["a", "b"]);
  });

  test("having completed the page earns no such bonus", () => {
    const done = (id: string, pageKey: string) => evidence(id, "window-functions", { kind: "completed", pageKey });
    expect(order([done("a", "elsewhere"), done("b", "here")], "here")).toEqual(["a", "b"]);
  });

  test("unknown skills, people and broken dates are no evidence", () => {
    expect(
      knowers([evidence("nobody", "sql"), evidence("a", "nothing"), evidence("a", "sql", { at: Number.NaN })]),
    ).toEqual([]);
    expect(knowers([evidence("a", "sql")], undefined, [{ skillId: "nothing", weight: 1 }])).toEqual([]);
    expect(knowers([evidence("a", "sql")], undefined, [{ skillId: "sql", weight: 0 }])).toEqual([]);
  });

  test("one wrong date takes nothing from anybody else", () => {
    const list = [evidence("a", "window-functions"), evidence("b", "window-functions", { kind: "self" })];
    const alone = knowers(list);
    const beside = knowers([
      ...list,
      evidence("c", "window-functions", { at: 8e15 }),
      evidence("d", "window-functions", { at: -8e15 }),
    ]);
    for (const { personId, strength } of alone) {
      expect(beside.find((knower) => knower.personId === personId)?.strength).toBeCloseTo(strength, 6);
    }
    expect(new Set(beside.map(({ personId }) => personId)).size).toBe(4);
  });

  test("evidence dated ahead counts as if it were new, and no more", () => {
    const ahead = knowers([evidence("a", "window-functions", { at: NOW + 4_000 * DAY })]);
    const fresh = knowers([evidence("a", "window-functions", { at: NOW })]);
    expect(ahead[0]?.strength).toBeCloseTo(Number(fresh[0]?.strength), 6);
  });

  test("somebody deleted leaves nothing behind", () => {
    const list = [evidence("a", "sql", { pageKey: "here" }), evidence("b", "sql", { pageKey: "here" })];
    const rest = PEOPLE.filter(({ id }) => id !== "a");
    const without = buildPeopleIndex(rest, list, SKILLS);
    const never = buildPeopleIndex(rest, list.slice(1), SKILLS);
    expect(without).toEqual(never);
  });

  test("one question leaves nothing behind for the next", () => {
    const index = buildPeopleIndex(
      PEOPLE,
      [evidence("a", "sql"), evidence("b", "cooking", { pageKey: "here" })],
      SKILLS,
    );
    const before = whoKnows(index, WANTED, NOW);
    whoKnows(index, [{ skillId: "cooking", weight: 1 }], NOW, { pageKey: "here", limit: 1 });
    expect(whoKnows(index, WANTED, NOW)).toEqual(before);
  });

  const pieces = fc.array(
    fc.record({
      personId: fc.constantFrom("a", "b", "c"),
      skillId: fc.constantFrom("sql", "window-functions", "ranking"),
      kind: fc.constantFrom(...EVIDENCE_KINDS),
      age: fc.integer({ min: 0, max: 3_000 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const made = (list: readonly { personId: string; skillId: string; kind: MatchEvidence["kind"]; age: number }[]) =>
    list.map(({ age, ...rest }, place) =>
      evidence(rest.personId, rest.skillId, { ...rest, id: `p${place}`, at: NOW - age * DAY }),
    );

  test("more evidence never lowers how well someone knows", () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const all = made(list);
        const more = knowers(all);
        for (const { personId, strength } of knowers(all.slice(0, -1))) {
          expect(more.find((knower) => knower.personId === personId)?.strength).toBeGreaterThanOrEqual(strength - 1e-6);
        }
      }),
    );
  });

  test("the order in which evidence and people come changes nothing", () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const all = made(list);
        const turned = whoKnows(buildPeopleIndex(PEOPLE.toReversed(), all.toReversed(), SKILLS), WANTED, NOW);
        expect(turned.map(({ personId }) => personId)).toEqual(order(all));
      }),
    );
  });
});

test("the best of a list are those that sorting would put first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 12 }), (values, limit) => {
      const before = (a: number, b: number): boolean =>
        (values[a] ?? 0) > (values[b] ?? 0) || (values[a] === values[b] && a < b);
      const sorted = values.map((_, place) => place).toSorted((a, b) => (before(a, b) ? -1 : 1));
      expect(topOf(values.length, limit, before)).toEqual(sorted.slice(0, limit));
    }),
  );
});
