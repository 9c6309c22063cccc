import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, LONGEST_TEXT, normalise, singular, stem, tokenise } from "../../../server/matching/tokens.ts";

const stems = (text: string): string[] => tokenise(text).map((token) => token.stem);

describe("tokenise", () => {
  test.each([
    ["C++ and C#, F#", ["c++", "and", "c#", "f#"]],
    ["ASP.NET on .NET 8", ["asp.net", "on", ".net", "8"]],
    ["Node.js, Vue.js; socket.io", ["node.js", "vue.js", "socket.io"]],
    ["P&L for R&D", ["p&l", "for", "r&d"]],
    ["Billing & Invoicing", ["billing", "and", "invoicing"]],
    ["CI/CD: front-end", ["ci", "cd", "front", "end"]],
    ["Bachelor’s degree, it's", ["bachelor", "degree", "it"]],
    ["APIs and KPIs", ["api", "and", "kpi"]],
    ["Use C.", ["use", "c"]],
    ["", []],
    [" \t…—!", []],
  ])("reads %j", (text, expected) => expect(stems(text)).toEqual(expected));

  test("a hash before a word is no part of it", () => expect(stems("C#minor #tag")).toEqual(["c", "minor", "tag"]));

  test("tells where each word stands in the original", () => {
    const text = "Ünïcode ﬁles";
    expect(tokenise(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Ünïcode", "ﬁles"]);
    expect(stems(text)).toEqual(["unicode", "file"]);
  });

  test("marks a word after a full stop, colon or line, but not after a comma or hyphen", () => {
    const after = tokenise("one. two, three: four-five\nsix").map(({ afterBreak }) => afterBreak);
    expect(after).toEqual([false, true, false, true, false, true]);
  });

  test("reads scripts without spaces by character and keeps the marks of the others", () => {
    expect(stems("データ分析")).toEqual(["デ", "ー", "タ", "分", "析"]);
    expect(stems("การ")).toHaveLength(3);
    expect(stems("डेटा विश्लेषण")).toEqual(["डेटा", "विश्लेषण"]);
    expect(stems("Excel関数")).toEqual(["excel", "関", "数"]);
    expect(stems("Линейный йод")).toEqual(["линейный", "йод"]);
  });

  test("reads no further than a page can be named", () => {
    const tokens = tokenise("word ".repeat(300_000));
    expect(tokens.at(-1)?.end).toBeLessThanOrEqual(LONGEST_TEXT);
  });

  test("offsets are in order and inside any text, and no stem is empty or holds a space", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        let last = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(last);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          expect(token.stem).toMatch(/^\S+$/u);
          last = token.end;
        }
      }),
    );
  });

  test("case and spacing of plain words change nothing", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, (list) => {
        const upper = list.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
        expect(stems(upper.join("  "))).toEqual(stems(list.join(" ")));
      }),
    );
  });
});

describe("fold", () => {
  test.each([
    ["Ärger", "arger"],
    ["Straße", "strasse"],
    ["İstanbul", "istanbul"],
    ["Øre", "ore"],
    ["ＡＰＩ", "api"],
    ["Ñandú", "nandu"],
    ["й", "й"],
    ["डेटा", "डेटा"],
  ])("%s is compared as %s", (word, expected) => expect(fold(word)).toBe(expected));

  test("folding twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (word) => {
        expect(fold(fold(word))).toBe(fold(word));
      }),
    );
  });
});

describe("singular", () => {
  test.each([
    ["queries", "query"],
    ["classes", "class"],
    ["processes", "process"],
    ["boxes", "box"],
    ["branches", "branch"],
    ["caches", "cache"],
    ["databases", "database"],
    ["analyses", "analysis"],
    ["functions", "function"],
    ["ties", "tie"],
  ])("%s becomes %s", (plural, one) => expect(singular(plural)).toBe(one));

  test.each(["sql", "css", "analysis", "status", "business", "gas", "aws", "vue.js", "données"])("%s stays", (word) => {
    expect(singular(word)).toBe(word);
  });
});

test("British and American endings meet", () => {
  expect(stem("optimisation")).toBe(stem("optimization"));
  expect(stem("modelling")).toBe(stem("modeling"));
});

test("two spellings of a name have one normal form", () => {
  expect(normalise("Window  Functions!")).toBe(normalise("window function"));
  expect(normalise("")).toBe("");
});
