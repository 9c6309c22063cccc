import { sql } from "drizzle-orm";
import { type Database, rows } from "../db/transaction.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { readStarter } from "./starter/read-starter.ts";

/**
 * Gives starter skills of organisations that began with an earlier starter their names in other languages. A skill that
 * an organisation has renamed, or named in another language itself, stays as it is. Done once; later it finds nothing.
 */
export async function refreshStarter(db: Database): Promise<void> {
  const named = readStarter()
    .filter(({ names }) => Object.keys(names).length > 0)
    .map(({ id, name, names }) => ({ id, name, names }));
  await db.crossing("starter", async (tx) => {
    const changed = await rows<{ org_id: string }>(
      tx,
      sql`
        update skills set names = starter.names, source = 'starter'
        from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as starter(id text, name text, names jsonb)
        where skills.id = starter.id and skills.name = starter.name
          and skills.names = '{}'::jsonb and skills.source = 'own'
        returning skills.org_id`,
    );
    for (const orgId of new Set(changed.map((row) => row.org_id))) await touchMatching(tx, orgId);
  });
}
