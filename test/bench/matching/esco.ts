import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { buildSkillIndex } from "../../../server/matching/skill-index.ts";
import { matchSkills } from "../../../server/matching/topic-to-skills.ts";
import { type Measures, measuresOf } from "./measures.ts";

interface Row {
  readonly conceptUri: string;
  readonly preferredLabel: string;
  readonly altLabels: string;
}

const DEPTH = 100;
const MOST_QUERIES = 3_000;
const STEP = 7_919;

/** Each alternative label that is no preferred one, with all concepts that carry it; a fixed sample, spread evenly. */
function queriesOf(rows: readonly Row[]): { title: string; gold: Map<string, number> }[] {
  const preferred = new Set(rows.map(({ preferredLabel }) => preferredLabel.toLowerCase()));
  const goldOf = new Map<string, Map<string, number>>();
  for (const { conceptUri, altLabels } of rows) {
    for (const label of altLabels.split("\n").map((text) => text.trim().toLowerCase())) {
      if (label === "" || preferred.has(label)) continue;
      goldOf.set(label, (goldOf.get(label) ?? new Map<string, number>()).set(conceptUri, 1));
    }
  }
  const all = [...goldOf].map(([title, gold]) => ({ title, gold }));
  const count = Math.min(MOST_QUERIES, all.length);
  return Array.from({ length: count }, (_, place) => all[(place * STEP) % all.length]).filter(
    (query) => query !== undefined,
  );
}

/**
 * How well a skill is found by another name than its own, among the 13,939 of ESCO: the index knows preferred labels
 * alone, a query is an alternative label as a page's title, and right are the concepts that carry it. Tells what
 * stems, word families and shares of names can do without aliases, for short texts in a large taxonomy. Null where the
 * file is absent.
 */
export function escoByOtherNames(data: string): Measures | null {
  const file = join(data, "esco", "skills_en.csv");
  if (!existsSync(file)) return null;
  const rows = parse<Row>(readFileSync(file), { columns: true, bom: true });
  const index = buildSkillIndex(
    rows.map(({ conceptUri: id, preferredLabel: name }) => ({
      id,
      name,
      kind: "hard",
      aliases: [],
      broader: null,
      related: [],
    })),
  );
  return measuresOf(
    queriesOf(rows).map(({ title, gold }) => ({
      ranked: matchSkills(index, { title }, DEPTH).map(({ skillId }) => skillId),
      gold,
    })),
  );
}
