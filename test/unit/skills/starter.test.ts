import { describe, expect, test } from "vitest";
import { readStarter } from "../../../server/skills/starter/read-starter.ts";

const skills = readStarter();
const byId = new Map(skills.map((skill) => [skill.id, skill]));

/** Labels that occur more than once, under the case folding that matching uses. */
function repeated(labels: string[]): string[] {
  const folded = labels.map((label) => label.normalize("NFC").toLowerCase());
  return folded.filter((label, at) => folded.indexOf(label) !== at);
}

describe("the starter taxonomy", () => {
  test("covers hard and soft skills of a whole company", () => {
    expect(skills.length).toBeGreaterThanOrEqual(600);
    expect(skills.filter((skill) => skill.kind === "soft").length).toBeGreaterThanOrEqual(100);
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
