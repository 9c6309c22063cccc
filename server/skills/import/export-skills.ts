import { asc, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import { skills } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { SKILL_COLUMNS } from "./skill-row.ts";

/** The taxonomy, as a file that the import takes. */
export async function exportSkills(services: Services, { orgId }: Actor): Promise<string> {
  const rows = await services.db.inOrg(orgId, (tx) =>
    tx.select().from(skills).where(eq(skills.orgId, orgId)).orderBy(asc(skills.id)),
  );
  const cells = rows.map(({ id, name, kind, aliases, broader, related }) => [
    id,
    name,
    kind,
    aliases.join("|"),
    broader ?? "",
    related.join("|"),
  ]);
  return writeCsv(SKILL_COLUMNS, cells);
}
