import { eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminSkill, NewSkillBody } from "../contract/taxonomy.ts";
import { skillRedirects, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { lockImports } from "../people/import/lock-imports.ts";
import { touchMatching } from "../people/touch-matching.ts";
import type { Services } from "../services.ts";
import { checkSkill, neighbours } from "./check-skill.ts";
import { slugOf } from "./import/skill-row.ts";
import { distinctLabels } from "./labels-of.ts";
import { adminSkill } from "./list-skills.ts";

/** Adds a skill to the taxonomy. Throws `invalid` for a name that another skill has. */
export function addSkill({ db, clock }: Services, { orgId }: Actor, body: NewSkillBody): Promise<AdminSkill> {
  return db.inOrg(orgId, async (tx) => {
    // Changes of the taxonomy go one after the other: two curators cannot give one name to two skills.
    await lockImports(tx, orgId);
    const id = await insertSkill(tx, orgId, body, clock.now());
    await touchMatching(tx, orgId);
    return adminSkill(tx, orgId, id);
  });
}

/** Writes a new skill under an id that none has or had, and gives the id. The caller holds the imports' lock. */
export async function insertSkill(tx: Tx, orgId: string, body: NewSkillBody, now: Date): Promise<string> {
  const [name = ""] = distinctLabels([body.name]);
  const aliases = distinctLabels(body.aliases ?? [], [name]);
  const others = await neighbours(tx, orgId);
  const edges = await checkSkill(tx, orgId, others, { ...body, id: null, name, aliases });
  const merged = await tx
    .select({ id: skillRedirects.fromId })
    .from(skillRedirects)
    .where(eq(skillRedirects.orgId, orgId));
  const taken = new Set([...others.keys(), ...merged.map((redirect) => redirect.id)]);
  const base = slugOf(name).slice(0, 90) || "skill";
  let id = base;
  for (let nth = 2; taken.has(id); nth++) id = `${base}-${nth}`;
  const { kind, names = {} } = body;
  await tx.insert(skills).values({ orgId, id, name, kind, aliases, names, ...edges, createdAt: now });
  return id;
}
