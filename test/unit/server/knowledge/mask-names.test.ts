import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK } from "../../../../server/contract/mask.ts";
import { maskNames, type Names } from "../../../../server/knowledge/mask-names.ts";

const names = (changes: Partial<Names> = {}): Names => ({
  others: ["Tomás Silva", "Mark de Vries", "王小明", "Anna-Lena Oder"],
  shown: ["Ida Brandt", "Marta Alves"],
  never: [],
  kept: new Set(),
  ...changes,
});
const masked = (text: string, changes: Partial<Names> = {}) => maskNames(text, names(changes)).text;

describe("names of colleagues", () => {
  test.each([
    ["Ask Tomás about it", `Ask ${MASK} about it`],
    ["ask tomás silva about it", `ask ${MASK} ${MASK} about it`],
    ["It was Silva's table", `It was ${MASK}'s table`],
    ["Vries, Mark said so", `${MASK}, ${MASK} said so`],
    ["MARK knows", `${MASK} knows`],
    ["昨天王小明说得对", `昨天${MASK}说得对`],
    ["With Lena and Anna", `With ${MASK} and ${MASK}`],
  ])("%s", (text, result) => expect(masked(text)).toBe(result));

  test("stay where they are ordinary words, particles, or those of the two", () => {
    for (const text of ["mark the row", "the silva of names", "De table", "Ida asked Marta Alves"]) {
      expect(masked(text)).toBe(text);
    }
  });

  test("an ordinary word may be kept, a whole name may not", () => {
    const kept = new Set(["mark"]);
    expect(masked("Mark the rows", { kept })).toBe("Mark the rows");
    expect(masked("Mark Vries", { others: ["Mark Vries"], kept })).toBe(`${MASK} ${MASK}`);
    expect(maskNames("Mark the rows", names()).masks).toEqual([{ text: "Mark", mayKeep: true, kept: false }]);
  });

  test("a learner who asked without a name stays without one, whatever is kept", () => {
    const changes = { shown: ["Marta Alves"], never: ["Ida Brandt"], kept: new Set(["ida"]) };
    expect(masked("Ida got it from Marta", changes)).toBe(`${MASK} got it from Marta`);
  });
});

test("no colleague's whole name comes through, and masking twice changes nothing more", () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/u);
  fc.assert(
    fc.property(word, word, fc.string(), fc.string(), (first, last, before, after) => {
      fc.pre(first.toLowerCase() !== last.toLowerCase());
      const given: Names = { others: [`${first} ${last}`], shown: [], never: [], kept: new Set([first.toLowerCase()]) };
      const once = maskNames(`${before} ${first} ${last} ${after}`, given).text;
      expect(once).not.toContain(`${first} ${last}`);
      expect(maskNames(once, given).text).toBe(once);
    }),
  );
});
