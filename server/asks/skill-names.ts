import { inArray } from "drizzle-orm";
import type { SkillName } from "../contract/values.ts";
import { skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/** The names of some skills by id; ids that the taxonomy no longer has are left out. */
export async function skillNames(tx: Tx, ids: readonly string[]): Promise<Map<string, SkillName>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await tx.select({ id: skills.id, name: skills.name }).from(skills).where(inArray(skills.id, wanted));
  return new Map(found.map((skill) => [skill.id, skill]));
}
