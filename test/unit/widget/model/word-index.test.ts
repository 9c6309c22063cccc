import fc from "fast-check";
import { expect, test } from "vitest";
import { indexWords, wordsOf } from "../../../../widget/model/word-index.ts";

const texts = [
  "Frames move with each row",
  "Ranking rows without gaps",
  "Über Größe und Maß",
  "الإطار يتحرك",
  "Cheap joins",
];
const index = indexWords(texts, (text) => [[text, 1]]);

test("finds by whole words and by the beginning of one, accents aside", () => {
  expect(index.find("frame", 3)).toEqual(["Frames move with each row"]);
  expect(index.find("grosse", 3)).toEqual([]);
  expect(index.find("uber GROßE", 3)).toEqual(["Über Größe und Maß"]);
  expect(index.find("الإطار", 3)).toEqual(["الإطار يتحرك"]);
});

test("the more telling words, the better; never more than asked for, and nothing for nothing", () => {
  expect(index.find("ranking rows", 3)[0]).toBe("Ranking rows without gaps");
  expect(index.find("rows", 1)).toHaveLength(1);
  expect(index.find("  ", 3)).toEqual([]);
  expect(index.find("zebra", 3)).toEqual([]);
});

test("a word that half of all have tells nothing", () => {
  const many = ["sql joins", "sql frames", "sql plans", "excel"];
  expect(indexWords(many, (text) => [[text, 1]]).find("sql", 3)).toEqual([]);
});

test("whatever is typed, each text is found by a rare word of its own, once", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 20 }), fc.string(), (others, typed) => {
      const all = [...others, "quetzalcoatl"];
      const found = indexWords(all, (text) => [[text, 1]]).find(`${typed} quetzal`, all.length);
      expect(found).toContain("quetzalcoatl");
      expect(found.length).toBeLessThanOrEqual(all.length);
      expect(wordsOf(typed).every((word) => word === word.toLowerCase())).toBe(true);
    }),
  );
});
