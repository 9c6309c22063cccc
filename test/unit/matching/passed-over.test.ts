import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverRest,
  coverSkill,
  forgetWords,
  weighByRarity,
  weighWords,
} from "../../../server/matching/cover-skills.ts";
import { wantedSkills, whoKnows, type WantedSkill } from "../../../server/matching/knows.ts";
import { momentOf, sourcesOf, WHOLE } from "../../../server/matching/moment.ts";
import { readPage } from "../../../server/matching/page.ts";
import { buildPeopleIndex, type PeopleIndex } from "../../../server/matching/people-index.ts";
import { buildSkillIndex, type SkillIndex } from "../../../server/matching/skill-index.ts";
import { EVIDENCE_KINDS } from "../../../server/matching/types.ts";
import { DAY, evidence, NOW, person, skill } from "./world.ts";

// The engine passes over whatever cannot come among the best. Here everything is looked at instead, and nothing may differ.

/** Draws whole numbers below `count`, small ones more often, the same for the same seed. */
function drawing(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 2 ** 31) ** 2 * count);
  };
}

describe("covering skills", () => {
  const WORDS =
    "river copper velvet lantern walnut harbor meadow falcon timber marble saffron cobalt thistle ember".split(" ");
  const draw = drawing(1);
  const phrase = (length: number): string => Array.from({ length }, () => WORDS[draw(WORDS.length)]).join(" ");
  const made = (skills: number): SkillIndex =>
    buildSkillIndex(
      Array.from({ length: skills }, (_, number) =>
        skill(`s${number}`, phrase(1 + draw(5)), { aliases: draw(3) === 1 ? [phrase(2)] : [] }),
      ),
    );
  /** So many that some words of a page are too frequent to lead to a label, and so few that many are equally rare. */
  const indexes = [made(3_000), made(150), made(12)];

  /** The coverage of each skill and the label that led to it, `fill` being done on an index that has read the page. */
  function coverage(
    index: SkillIndex,
    page: readonly string[],
    fill: (weighed: ReturnType<typeof weighByRarity>) => void,
  ) {
    const [title = "", description = "", ...headings] = page;
    const words: number[] = [];
    for (const piece of readPage(index, { title, description, headings })) weighWords(index, piece, words);
    const weighed = weighByRarity(index, words, Uint8Array.of(1));
    fill(weighed);
    const { coverage: values, led } = index.scratch;
    const covered = new Map<number, { value: number; led: number }>();
    for (const [number, value] of values.entries()) {
      if (value > 0) covered.set(number, { value, led: led[number] ?? -1 });
    }
    values.fill(0);
    forgetWords(index, weighed);
    return { covered, hasFrequent: weighed.hasFrequent };
  }

  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(" "));
  const page = fc.array(text, { minLength: 1, maxLength: 4 });

  test.each([...indexes.entries()])("misses no label that is worth enough (%i)", (place, index) => {
    let frequent = 0;
    fc.assert(
      fc.property(page, fc.integer({ min: 0, max: 60 }), (any, percent) => {
        const least = percent / 100;
        const fast = coverage(index, any, (weighed) => coverRest(index, weighed, 0, least));
        const slow = coverage(index, any, (weighed) => {
          for (let number = 0; number < index.skills.length; number++) coverSkill(index, weighed, number);
        });
        if (slow.hasFrequent) frequent++;
        for (const [number, one] of slow.covered) if (one.value >= least) expect(fast.covered.get(number)).toEqual(one);
        for (const number of fast.covered.keys()) expect(slow.covered.has(number)).toBe(true);
      }),
      { numRuns: 80 },
    );
    if (place === 0) expect(frequent).toBeGreaterThan(0);
    else expect(frequent).toBe(0);
  });
});

describe("who knows", () => {
  const PEOPLE = 600;
  const SKILLS = 9;

  function made(seed: number): PeopleIndex {
    const draw = drawing(seed);
    const people = Array.from({ length: PEOPLE }, (_, number) => person(`p${number}`));
    const skills = Array.from({ length: SKILLS }, (_, number) =>
      skill(`s${number}`, `Skill ${number}`, {
        broader: number === 0 ? null : `s${draw(number)}`,
        related: draw(2) === 0 ? [] : [`s${draw(SKILLS)}`],
      }),
    );
    const pieces = Array.from({ length: 4_000 }, () =>
      evidence(`p${draw(PEOPLE)}`, `s${draw(SKILLS)}`, {
        kind: EVIDENCE_KINDS[draw(EVIDENCE_KINDS.length)] ?? "self",
        at: NOW - draw(900) * DAY,
      }),
    );
    return buildPeopleIndex(people, pieces, skills);
  }

  /** Everybody's strength, from the whole of each list, best first. */
  function lookAtEverybody(index: PeopleIndex, skills: readonly WantedSkill[]) {
    const total = new Map<string, number>();
    const moment = momentOf(index, NOW);
    for (const { skill: number, weight } of wantedSkills(index, skills)) {
      for (const { list, share } of sourcesOf(index, moment, number)) {
        for (const [place, who] of list.person.entries()) {
          const id = index.people[who]?.id ?? "";
          total.set(id, (total.get(id) ?? 0) + (weight * share * (list.value[place] ?? 0)) / WHOLE);
        }
      }
    }
    return total;
  }

  const indexes = [1, 2, 3].map(made);
  const wanted = fc.uniqueArray(
    fc.record({
      skillId: fc.nat({ max: SKILLS - 1 }).map((number) => `s${number}`),
      weight: fc.constantFrom(0.1, 0.5, 1),
    }),
    { minLength: 1, maxLength: 5, selector: ({ skillId }) => skillId },
  );

  test("some lists are searched and some are read whole", () => {
    const lists = indexes.flatMap((index) =>
      Array.from({ length: SKILLS }, (_, number) => sourcesOf(index, momentOf(index, NOW), number)).flat(),
    );
    expect(new Set(lists.map(({ list }) => list.best === null)).size).toBe(2);
  });

  test("misses nobody who is among the best", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 }), wanted, fc.constantFrom(1, 3, 10, 200), (place, skills, limit) => {
        const index = indexes[place] ?? made(1);
        const everybody = lookAtEverybody(index, skills);
        const best = [...everybody.values()].toSorted((a, b) => b - a).slice(0, limit);
        const found = whoKnows(index, skills, NOW, { limit });
        expect(new Set(found.map(({ personId }) => personId)).size).toBe(best.length);
        // Who comes first among equals depends on how their sums are rounded.
        for (const [at, { personId }] of found.entries())
          expect(everybody.get(personId)).toBeCloseTo(best[at] ?? -1, 9);
        for (const { personId, strength } of found) {
          // Shown is the root of a part, which leaves room for having got through the page.
          expect(strength).toBeCloseTo(Math.sqrt(Math.min(1, (everybody.get(personId) ?? 0) / 1.05)), 9);
        }
      }),
      { numRuns: 300 },
    );
  });
});
