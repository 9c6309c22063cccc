import { slugOf } from "../skill-row.ts";
import { folded } from "../../skill-finder.ts";
import { resolved, type Taxonomy } from "../taxonomy.ts";
import type { Pace } from "../runs/pace.ts";

/** Which skill has a label: as its name, or as one of its other names. */
export interface Labels {
  /** The skill of that name. */
  named(label: string): string | undefined;
  /** The skill that is here under a label and not of the source itself, which keeps its own concepts apart. */
  called(label: string): string | undefined;
  /** A skill that was merged into another, by the id that its name would make. */
  mergedInto(label: string): string | undefined;
  /** Takes a name for a skill. */
  claim(label: string, skillId: string): void;
  /** A new id made of a label, that no skill has or had. */
  newId(label: string, sourceId: string): string;
}

/** Indexes the labels of a taxonomy for an import from `source`. */
export async function indexLabels(taxonomy: Taxonomy, source: string, pace: Pace): Promise<Labels> {
  const names = new Map<string, string>();
  const others = new Map<string, string>();
  const taken = new Set(taxonomy.skills.keys());
  for (const skill of taxonomy.skills.values()) {
    await pace();
    names.set(folded(skill.name), skill.id);
    if (skill.source === source) continue;
    for (const label of [...skill.aliases, ...Object.values(skill.names).flat()]) others.set(folded(label), skill.id);
  }
  return {
    named: (label) => names.get(folded(label)),
    called: (label) => others.get(folded(label)),
    mergedInto: (label) => {
      const id = slugOf(label);
      return taken.has(id) || !taxonomy.redirects.has(id) ? undefined : resolved(id, taxonomy);
    },
    claim: (label, skillId) => void names.set(folded(label), skillId),
    newId: (label, sourceId) => {
      const base = slugOf(label).slice(0, 90) || slugOf(sourceId).slice(-90) || "skill";
      let id = base;
      for (let nth = 2; taken.has(id) || taxonomy.redirects.has(id); nth++) id = `${base}-${nth}`;
      taken.add(id);
      return id;
    },
  };
}
