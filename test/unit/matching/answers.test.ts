import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whoKnows } from "../../../server/matching/knows.ts";
import { buildPeopleIndex } from "../../../server/matching/people-index.ts";
import type { MatchAnswerText } from "../../../server/matching/types.ts";
import { DAY, evidence, NOW, person, skill } from "./world.ts";

const SKILLS = [skill("sql", "SQL"), skill("cooking", "Cooking")];
const PEOPLE = ["a", "b", "c"].map((id) => person(id));
const WANTED = [{ skillId: "sql", weight: 1 }];
const QUESTION = "Why does my window frame sum the whole partition?";
const answer = (personId: string, text: string, age = 30): MatchAnswerText => ({ personId, text, at: NOW - age * DAY });
const built = (answers: readonly MatchAnswerText[], list = [evidence("a", "sql"), evidence("b", "sql")]) =>
  buildPeopleIndex(PEOPLE, list, SKILLS, answers);
const found = (answers: readonly MatchAnswerText[], question: string = QUESTION) =>
  whoKnows(built(answers), WANTED, NOW, { question });

describe("past answers", () => {
  const alike = answer("b", "A window frame without bounds sums the whole partition");
  const other = answer("a", "Salt the water before the pasta goes in");

  test("lift whoever answered a question like this one, and say when", () => {
    expect(found([]).map(({ personId }) => personId)).toEqual(["a", "b"]);
    const [first, second] = found([alike, other]);
    expect([first?.personId, first?.similarAt]).toEqual(["b", alike.at]);
    expect([second?.personId, second?.similarAt]).toEqual(["a", undefined]);
  });

  test("count less the older they are", () => {
    const [first, second] = found([alike, { ...alike, personId: "a", at: NOW - 400 * DAY }]);
    expect([first?.personId, second?.personId]).toEqual(["b", "a"]);
  });

  test("count nothing without a question, and name nobody for words that say nothing", () => {
    const plain = whoKnows(built([alike]), WANTED, NOW).map(({ personId, strength }) => [personId, strength]);
    expect(plain).toEqual(whoKnows(built([]), WANTED, NOW).map(({ personId, strength }) => [personId, strength]));
    expect(
      found([answer("c", "Salt the water before it boils")], "the of and").map(({ personId }) => personId),
    ).not.toContain("c");
  });

  test("somebody deleted leaves no word behind", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ personId: fc.constantFrom("a", "b", "gone"), text: fc.string(), age: fc.nat(900) })),
        (list) => {
          const answers = list.map(({ personId, text, age }) => answer(personId, text, age));
          const pieces = list.map(({ personId, age }, place) =>
            evidence(personId, "sql", { id: `e${place}`, at: NOW - age * DAY, pageKey: "here" }),
          );
          const kept = <T extends { personId: string }>(all: readonly T[]): T[] =>
            all.filter(({ personId }) => personId !== "gone");
          expect(built(answers, pieces)).toEqual(built(kept(answers), kept(pieces)));
        },
      ),
    );
  });
});

const WORDS = ["window", "frame", "sum", "partition", "pasta", "salt", "index"];
const texts = fc.array(
  fc.record({
    personId: fc.constantFrom("a", "b", "c"),
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }),
    age: fc.integer({ min: 0, max: 2_000 }),
  }),
  { minLength: 1, maxLength: 14 },
);

test("one answer more never lowers how well the person who gave it knows", () => {
  fc.assert(
    fc.property(texts, (list) => {
      const answers = list.map(({ personId, words, age }) => answer(personId, words.join(" "), age));
      const giver = answers.at(-1)?.personId;
      const strengthIn = (all: readonly MatchAnswerText[]): number =>
        found(all).find(({ personId }) => personId === giver)?.strength ?? 0;
      expect(strengthIn(answers)).toBeGreaterThanOrEqual(strengthIn(answers.slice(0, -1)) - 1e-9);
    }),
    { numRuns: 300 },
  );
});

describe("doubts of whoever asks", () => {
  test("take the evidence out of strength and reasons, for them alone", () => {
    const list = [
      evidence("a", "sql"),
      evidence("a", "sql", { kind: "self" }),
      evidence("b", "sql", { kind: "completed" }),
    ];
    const index = built([], list);
    expect(whoKnows(index, WANTED, NOW).map(({ personId }) => personId)).toEqual(["a", "b"]);
    const [first, second] = whoKnows(index, WANTED, NOW, { doubted: new Set(["a sql answered"]) });
    expect([first?.personId, second?.personId]).toEqual(["b", "a"]);
    expect(second?.evidence.map(({ kind }) => kind)).toEqual(["self"]);
  });

  test("somebody with nothing left is not named", () => {
    const index = built([], [evidence("a", "sql")]);
    expect(whoKnows(index, WANTED, NOW, { doubted: new Set(["a sql answered"]) })).toEqual([]);
  });
});

test("searching long lists from their best rows down finds whom reading all of them finds", () => {
  const people = Array.from({ length: 2_000 }, (_, number) => person(`p${number}`));
  const skills = ["s0", "s1", "s2", "s3"].map((id, number) => skill(id, id, number === 3 ? { broader: "s0" } : {}));
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (seed, weights) => {
        let state = seed >>> 0;
        const random = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
        const list = people.flatMap(({ id }) =>
          skills
            .filter((_, number) => random() < [0.7, 0.5, 0.2, 0.02][number]!)
            .map(({ id: skillId }) => evidence(id, skillId, { at: NOW - Math.floor(random() * 900) * DAY })),
        );
        const index = buildPeopleIndex(people, list, skills);
        const wanted = skills.map(({ id }, place) => ({ skillId: id, weight: weights[place] ?? 1 }));
        const named = (limit: number) =>
          whoKnows(index, wanted, NOW, { limit }).map(({ personId, strength }) => [personId, strength]);
        for (const limit of [10, 300]) expect(named(limit)).toEqual(named(people.length).slice(0, limit));
      },
    ),
    { numRuns: 20 },
  );
});
