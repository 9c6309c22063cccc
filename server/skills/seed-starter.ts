import { skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { readStarter } from "./starter/read-starter.ts";

/** Gives an organisation the starter taxonomy; skills that it has already stay as they are. */
export async function seedStarter(tx: Tx, orgId: string, now: Date): Promise<void> {
  const rows = readStarter().map((skill) => ({
    orgId,
    ...skill,
    aliases: [...skill.aliases],
    related: [...skill.related],
    createdAt: now,
  }));
  await tx.insert(skills).values(rows).onConflictDoNothing();
  await touchMatching(tx, orgId);
}
