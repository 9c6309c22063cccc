import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readStarter } from "../../../server/skills/starter/read-starter.ts";

const skills = readStarter();
const byId = new Map(skills.map((skill) => [skill.id, skill]));

/** Labels that occur more than once, under the case folding that matching uses. */
function repeated(labels: string[]): string[] {
  const folded = labels.map((label) => label.normalize("NFC").toLowerCase());
  const first = new Map(folded.map((label, at) => [label, at] as const).toReversed());
  return folded.filter((label, at) => first.get(label) !== at);
}

/** How far a skill is below the widest skill above it. */
function depth(id: string): number {
  const broader = byId.get(id)?.broader ?? null;
  return broader === null ? 0 : 1 + depth(broader);
}

const folder = join(import.meta.dirname, "../../../server/skills/starter");

/** How many rows the files hold whose names are given without ".csv". */
function rowsIn(names: readonly string[]): number {
  return names.flatMap((name) =>
    readFileSync(join(folder, `${name}.csv`), "utf8")
      .trim()
      .split("\n")
      .slice(1),
  ).length;
}

describe("the starter taxonomy", () => {
  test("covers hard and soft skills of a whole company", () => {
    expect(skills.length).toBeGreaterThanOrEqual(2000);
    expect(skills.filter((skill) => skill.kind === "soft").length).toBeGreaterThanOrEqual(200);
  });

  test.each([
    ["engineering", ["engineering", "web-development", "programming-languages", "architecture"]],
    ["data", ["data", "machine-learning"]],
    ["design", ["design"]],
    ["product", ["product-and-projects"]],
    ["sales", ["sales-and-customers"]],
    ["customer success", ["customer-success"]],
    ["marketing", ["marketing"]],
    ["finance", ["finance"]],
    ["HR", ["people-and-learning"]],
    ["operations", ["operations"]],
    ["legal", ["legal"]],
    ["security", ["security"]],
    ["leadership", ["leadership"]],
    ["communication", ["communication"]],
  ] as const)("has forty skills or more for %s", (_, files) => {
    expect(rowsIn(files)).toBeGreaterThanOrEqual(40);
  });

  test("gives each skill an id of its own", () => {
    expect(byId.size).toBe(skills.length);
  });

  test("never gives two skills the same name or alias", () => {
    expect(repeated(skills.flatMap((skill) => [skill.name, ...skill.aliases]))).toEqual([]);
  });

  test("has no empty or untrimmed label", () => {
    const labels = skills.flatMap((skill) => [skill.name, ...skill.aliases]);
    expect(labels.filter((label) => label === "" || label !== label.trim())).toEqual([]);
  });

  test("refers only to other skills that exist", () => {
    const dangling = skills.flatMap((skill) =>
      [...skill.related, ...(skill.broader === null ? [] : [skill.broader])]
        .filter((id) => id === skill.id || !byId.has(id))
        .map((id) => `${skill.id} → ${id}`),
    );
    expect(dangling).toEqual([]);
  });

  test("gives each skill at least two other names, most of them a broader skill, none more than four related ones", () => {
    expect(skills.filter(({ aliases }) => aliases.length < 2).map(({ id }) => id)).toEqual([]);
    expect(skills.filter(({ related }) => related.length > 4).map(({ id }) => id)).toEqual([]);
    expect(skills.filter(({ broader }) => broader !== null).length / skills.length).toBeGreaterThan(0.8);
  });

  test("is at most six steps deep", () => {
    expect(skills.filter(({ id }) => depth(id) > 6).map(({ id }) => id)).toEqual([]);
  });

  test("has no circle of broader skills", () => {
    for (const skill of skills) {
      const seen = new Set<string>();
      for (let at: string | null = skill.id; at !== null; at = byId.get(at)?.broader ?? null) {
        expect(seen, `above ${skill.id}`).not.toContain(at);
        seen.add(at);
      }
    }
  });

  test.each([
    ["SQL window functions", "window-functions"],
    ["Ingress", "kubernetes-ingress"],
    ["DSGVO", "gdpr"],
    ["Risikoanalyse", "risk-analysis"],
    ["Excel pivot tables", "pivot-tables"],
    ["difficult feedback", "giving-feedback"],
    ["BATNA", "batna"],
    ["Python pandas", "pandas"],
  ])("knows “%s”", (label, id) => {
    const found = skills.filter((skill) =>
      [skill.name, ...skill.aliases].some((name) => name.toLowerCase() === label.toLowerCase()),
    );
    expect(found.map((skill) => skill.id)).toEqual([id]);
  });
});
