import { asc, eq, sql } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { ImportBody, ImportReport } from "../../contract/admin.ts";
import { readCsv } from "../../csv/read-csv.ts";
import { reportOf } from "../../csv/report.ts";
import { skills } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import { lockImports } from "../../people/import/lock-imports.ts";
import { lockAdmins } from "../../people/lock-admins.ts";
import { touchMatching } from "../../people/touch-matching.ts";
import type { Services } from "../../services.ts";
import { planSkills, type PlannedSkill } from "./plan-skills.ts";
import { SKILL_COLUMNS } from "./skill-row.ts";

const AT_ONCE = 500;

/**
 * Takes skills from a file; without `apply` it only tells what it would do. Rows that cannot be taken are refused, the
 * others are written together or not at all. Throws `invalid` for a file that makes no sense as a whole.
 */
export async function importSkills(
  services: Services,
  actor: Actor,
  { csv, apply = false }: ImportBody,
): Promise<ImportReport> {
  const { rows, unknownColumns } = await readCsv(csv, { known: SKILL_COLUMNS, required: ["name"] });
  const now = services.clock.now();
  return services.db.inOrg(actor.orgId, async (tx) => {
    if (apply) {
      await lockImports(tx, actor.orgId);
      await lockAdmins(tx, actor);
    }
    const taxonomy = await tx.select().from(skills).where(eq(skills.orgId, actor.orgId)).orderBy(asc(skills.id));
    const planned = planSkills(rows, taxonomy);
    const report = reportOf(
      planned.map((skill) => skill.report),
      unknownColumns,
      apply,
    );
    if (!apply || report.counts.add + report.counts.change === 0) return report;
    await write(tx, actor.orgId, planned, now);
    await touchMatching(tx, actor.orgId);
    return report;
  });
}

async function write(tx: Tx, orgId: string, planned: readonly PlannedSkill[], now: Date): Promise<void> {
  const rows = planned.flatMap(({ report, skill }) =>
    skill !== null && report.action !== "same" ? [{ ...skill, orgId, createdAt: now }] : [],
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await tx
      .insert(skills)
      .values(rows.slice(from, from + AT_ONCE))
      .onConflictDoUpdate({
        target: [skills.orgId, skills.id],
        set: {
          name: sql`excluded.name`,
          kind: sql`excluded.kind`,
          aliases: sql`excluded.aliases`,
          broader: sql`excluded.broader`,
          related: sql`excluded.related`,
        },
      });
  }
}
