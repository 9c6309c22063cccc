import { skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { readStarter, type StarterSkill } from "./starter/read-starter.ts";

const copyOf = (names: StarterSkill["names"]): Record<string, string[]> =>
  Object.fromEntries(Object.entries(names).map(([language, texts]) => [language, [...texts]]));

/** Gives an organisation the starter taxonomy; skills that it has already stay as they are. */
export async function seedStarter(tx: Tx, orgId: string, now: Date): Promise<void> {
  const rows = readStarter().map(({ aliases, related, names, ...skill }) => ({
    orgId,
    ...skill,
    aliases: [...aliases],
    related: [...related],
    names: copyOf(names),
    source: "starter",
    createdAt: now,
  }));
  await tx.insert(skills).values(rows).onConflictDoNothing();
  await touchMatching(tx, orgId);
}
