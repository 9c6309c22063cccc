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
  const languages = [...new Set(rows.flatMap(({ names }) => Object.keys(names)))].toSorted();
  const cells = rows.map(({ id, name, kind, aliases, broader, related, names }) => [
    id,
    name,
    kind,
    aliases.join("|"),
    broader ?? "",
    related.join("|"),
    ...languages.map((language) => names[language]?.join("|") ?? ""),
  ]);
  return writeCsv([...SKILL_COLUMNS, ...languages.map((language) => `names:${language}`)], cells);
}
