import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { buildEngine } from "../../../server/matching/index.ts";
import { readStarter } from "../../../server/skills/starter/read-starter.ts";
import { FOREIGN_PAGES } from "./foreign-pages.ts";

const LANGUAGES = ["de", "es", "fr", "hi"];
const skills = readStarter();
const byId = new Map(skills.map((skill) => [skill.id, skill]));
const folder = join(import.meta.dirname, "../../../server/skills/starter/names");
const Rows = z.array(z.strictObject({ id: z.string(), names: z.string() }));

const key = (name: string): string => name.normalize("NFC").toLowerCase();
const english = new Map(skills.flatMap(({ id, name, aliases }) => [name, ...aliases].map((text) => [key(text), id])));
const LETTER_NOT_HINDI = /[\p{L}--\p{Script=Devanagari}]/v;

test("there is a file for each language and no other", () => {
  expect(readdirSync(folder).toSorted()).toEqual(LANGUAGES.map((language) => `${language}.csv`));
});

describe.each(LANGUAGES)("names in %s", (language) => {
  const rows = Rows.parse(parse(readFileSync(join(folder, `${language}.csv`), "utf8"), { columns: true }));
  const named = rows.flatMap(({ id, names }) => names.split("|").map((name) => ({ id, name })));

  test("are given to more than three hundred skills, each of which is there and comes once", () => {
    expect(rows.length).toBeGreaterThanOrEqual(340);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ id }) => !byId.has(id))).toEqual([]);
  });

  test("are trimmed, composed, of some length, and no enumerations", () => {
    const odd = named.filter(
      ({ name }) => name !== name.trim().normalize("NFC") || name.length < 2 || /[,;/]/.test(name),
    );
    expect(odd).toEqual([]);
  });

  test("belong to one skill each, and are no other skill's English name or alias", () => {
    const owners = new Map<string, string>();
    const shared = named.filter(({ id, name }) => {
      const owner = owners.get(key(name)) ?? english.get(key(name)) ?? id;
      const again = owners.has(key(name));
      owners.set(key(name), id);
      return again || owner !== id;
    });
    expect(shared).toEqual([]);
  });

  test("reach the skills, the one to show first", () => {
    const [row] = rows;
    expect(byId.get(row?.id ?? "")?.names[language]).toEqual(row?.names.split("|"));
    expect(skills.filter(({ names }) => names[language] !== undefined)).toHaveLength(rows.length);
  });
});

test("names in Hindi are in Devanagari", () => {
  const others = skills.flatMap(({ names }) => (names["hi"] ?? []).filter((name) => LETTER_NOT_HINDI.test(name)));
  expect(others).toEqual([]);
});

test("the same skills have names in every language", () => {
  const idsOf = (language: string) => skills.filter(({ names }) => names[language] !== undefined).map(({ id }) => id);
  for (const language of LANGUAGES) expect(idsOf(language)).toEqual(idsOf("de"));
});

describe("pages in other languages", () => {
  const engine = buildEngine({ skills, people: [], evidence: [] });
  const cases = Object.entries(FOREIGN_PAGES).flatMap(([language, pages]) =>
    pages.map((page, at) => ({ ...page, language, told: at % 2 === 0 })),
  );
  const placeOf = ({ title, headings, expected, language, told }: (typeof cases)[number]): number =>
    engine
      .skills({ title, headings, ...(told ? { language } : {}) }, 10)
      .findIndex(({ skillId }) => skillId === expected);

  test.each(cases)("$language: $title", (page) => {
    expect(placeOf(page)).toBeGreaterThanOrEqual(0);
    expect(placeOf(page)).toBeLessThan(3);
  });

  test.each(LANGUAGES)("three in four of %s have their skill first", (language) => {
    const pages = cases.filter((page) => page.language === language);
    expect(pages.length).toBeGreaterThanOrEqual(20);
    expect(pages.filter((page) => placeOf(page) === 0).length / pages.length).toBeGreaterThanOrEqual(0.75);
  });

  test.each([
    ["de", "Einführung in den Kurs"],
    ["de", "Was Sie lernen werden"],
    ["es", "Aprende desde cero: curso completo para principiantes"],
    ["es", "Lo que aprenderás"],
    ["fr", "Apprendre pas à pas : cours complet pour débutants"],
    ["fr", "Objectifs du cours"],
    ["hi", "शुरुआत से सीखें"],
    ["hi", "हिंदी में पूरा कोर्स"],
  ])("%s: “%s” tells of no skill", (language, title) => {
    expect(engine.skills({ title, language }, 3)).toEqual([]);
  });
});
