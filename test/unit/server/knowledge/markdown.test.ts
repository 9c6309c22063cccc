import fc from "fast-check";
import * as z from "zod/mini";
import { expect, test } from "vitest";
import { TakeawayRecord } from "../../../../server/contract/takeaway-file.ts";
import { fromMarkdown, toMarkdown } from "../../../../server/knowledge/files/markdown.ts";
import { id } from "../../../factories/seen.ts";

const record = (changes: Partial<TakeawayRecord> = {}): TakeawayRecord => ({
  id: id(1),
  pageKey: "courses.example/sql?id=3",
  page: "Frames: ROWS and “RANGE”",
  skills: ["window-functions"],
  what: "ROWS counts rows.",
  how: "",
  why: "",
  unknowns: "",
  behind: "ida@example.org",
  publishedAt: "2026-05-06T10:42:00.000Z",
  reviewedAt: "2026-05-06T10:42:00.000Z",
  reviewAt: "2026-11-04T10:42:00.000Z",
  ...changes,
});

const line = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("---", "\\---", "\\\\---", "## What", "\\## Why", "## Still unknown", "```sql", "```", "", " ", "\r"),
  fc.constantFrom('id: "x"', "الإطار يتحرك", "👩🏽‍💻", "\t", "---\r", "# not a heading", "\u2028", "\uFEFF"),
);
const words = fc
  .array(line, { maxLength: 8 })
  .map((lines) => lines.join("\n").replaceAll("\0", "").slice(0, 2000).toWellFormed());
const someWords = words.filter((text) => text.trim() !== "");
const instant = fc
  .date({ min: new Date("2000-01-02"), max: new Date("2199-12-30"), noInvalidDate: true })
  .map((date) => date.toISOString());
const records = fc.array(
  fc.record({
    id: fc.uuid(),
    pageKey: someWords,
    page: words.map((text) => text.slice(0, 1000).toWellFormed()),
    skills: fc.uniqueArray(fc.constantFrom("sql", "c++", "größe", "window-functions"), { minLength: 1 }),
    what: someWords,
    how: words,
    why: words,
    unknowns: words,
    behind: fc.option(fc.emailAddress()),
    publishedAt: instant,
    reviewedAt: instant,
    reviewAt: instant,
  }),
  { maxLength: 5 },
);

test("whatever is written comes back letter by letter, from Markdown", () => {
  fc.assert(
    fc.property(records, (all) => {
      expect(fromMarkdown(toMarkdown(all)).map(({ value }) => value)).toEqual(all);
      for (const one of all) expect(z.safeParse(TakeawayRecord, one).success).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("a hand may change the words, the quotes and the ends of lines", () => {
  const file = toMarkdown([record()])
    .replace('"ida@example.org"', "ida@example.org")
    .replace("ROWS counts rows.", "Rows.");
  expect(fromMarkdown(file)).toEqual([{ line: 1, value: record({ what: "Rows." }) }]);
  expect(fromMarkdown(file.replaceAll("\n", "\r\n"))).toEqual([{ line: 1, value: record({ what: "Rows." }) }]);
});

test("what is no takeaway is told by its line", () => {
  expect(fromMarkdown("")).toEqual([]);
  expect(fromMarkdown("\nHello")).toEqual([{ line: 2, value: null }]);
  expect(fromMarkdown("---\nid: x")).toEqual([{ line: 1, value: null }]);
});
