import { eq } from "drizzle-orm";
import type { Problem } from "../contract/problem.ts";
import type { NewSkillBody } from "../contract/taxonomy.ts";
import { skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { leadsTo } from "./import/plan-skills.ts";
import { followRedirects } from "./redirects.ts";
import { folded } from "./skill-finder.ts";

type Fault = NonNullable<Problem["fields"]>[number];

/** A skill as far as others must fit to it. */
export interface Neighbour {
  id: string;
  name: string;
  aliases: string[];
  broader: string | null;
}

/** All skills of the organisation, as far as a new label or a new broader skill must fit to them. */
export async function neighbours(tx: Tx, orgId: string): Promise<Map<string, Neighbour>> {
  const all = await tx
    .select({ id: skills.id, name: skills.name, aliases: skills.aliases, broader: skills.broader })
    .from(skills)
    .where(eq(skills.orgId, orgId));
  return new Map(all.map((skill) => [skill.id, skill]));
}

/** What the body says anew about a skill; labels that it has already are nobody else's business. */
export interface Wanted {
  /** Null for a skill that is not there yet. */
  id: string | null;
  name?: string;
  aliases?: readonly string[];
  broader?: string | null | undefined;
  related?: readonly string[] | undefined;
}

/**
 * Checks a skill against the others and gives its edges by the ids that they have by now. Throws `invalid`, with a
 * sentence that names the other skill, for a label that is another's and for a broader skill that is a part of this one.
 */
export async function checkSkill(
  tx: Tx,
  orgId: string,
  others: ReadonlyMap<string, Neighbour>,
  wanted: Wanted,
): Promise<Pick<NewSkillBody, "broader" | "related">> {
  const faults = labelFaults(others, wanted);
  const ids = [...(wanted.broader ? [wanted.broader] : []), ...(wanted.related ?? [])];
  const led = await followRedirects(tx, orgId, ids);
  const broader = wanted.broader ? led.get(wanted.broader) : wanted.broader;
  if (wanted.broader && broader === undefined) faults.push({ path: "broader", message: UNKNOWN });
  if (broader && wanted.id !== null && leadsTo(broader, wanted.id, others)) {
    const name = others.get(broader)?.name ?? broader;
    faults.push({ path: "broader", message: `“${name}” is a part of this skill, so it cannot be the broader one` });
  }
  for (const [place, id] of (wanted.related ?? []).entries())
    if (!led.has(id)) faults.push({ path: `related.${place}`, message: UNKNOWN });
  if (faults.length > 0) throw new Refusal("invalid", { fields: faults.slice(0, 20) });
  const related = wanted.related && [...new Set(wanted.related.map((id) => led.get(id) ?? id))];
  return {
    ...(wanted.broader === undefined ? {} : { broader: broader ?? null }),
    ...(related === undefined ? {} : { related: related.filter((id) => id !== wanted.id) }),
  };
}

const UNKNOWN = "is not a skill of this organisation";

function labelFaults(others: ReadonlyMap<string, Neighbour>, { id, name, aliases = [] }: Wanted): Fault[] {
  const mine = id === null ? undefined : others.get(id);
  const had = new Set([...(mine ? [mine.name] : []), ...(mine?.aliases ?? [])].map(folded));
  const labels = new Map<string, string>();
  for (const [place, alias] of aliases.entries()) labels.set(folded(alias), `aliases.${place}`);
  if (name !== undefined) labels.set(folded(name), "name");
  for (const label of labels.keys()) if (had.has(label)) labels.delete(label);
  if (labels.size === 0) return [];
  const faults: Fault[] = [];
  for (const other of others.values()) {
    if (other.id === id) continue;
    for (const [nth, label] of [other.name, ...other.aliases].entries()) {
      const path = labels.get(folded(label));
      if (path === undefined) continue;
      labels.delete(folded(label));
      faults.push({
        path,
        message: `“${label}” is ${nth === 0 ? "the" : "another"} name of the skill “${other.name}”`,
      });
    }
  }
  return faults;
}
