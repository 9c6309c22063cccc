import type { Actor } from "../../auth/actor.ts";
import type { ImportBody, ImportReport } from "../../contract/admin.ts";
import { readCsv } from "../../csv/read-csv.ts";
import { reportOf } from "../../csv/report.ts";
import { lockImports } from "../../people/import/lock-imports.ts";
import { lockAdmins } from "../../people/lock-admins.ts";
import { touchMatching } from "../../people/touch-matching.ts";
import type { Services } from "../../services.ts";
import { planSkills } from "./plan-skills.ts";
import { createPace } from "./runs/pace.ts";
import { SKILL_TABLE } from "./skill-row.ts";
import { changesOf, readRedirects, readSkills } from "./taxonomy.ts";
import { writeSkills } from "./write-skills.ts";

/**
 * Takes skills from a file; without `apply` it only tells what it would do. Rows that cannot be taken are refused, the
 * others are written together or not at all. Throws `invalid` for a file that makes no sense as a whole.
 */
export async function importSkills(
  services: Services,
  actor: Actor,
  { csv, apply = false }: ImportBody,
): Promise<ImportReport> {
  const { rows, unknownColumns } = await readCsv(csv, SKILL_TABLE);
  const now = services.clock.now();
  const pace = createPace(new AbortController().signal);
  return services.db.inOrg(actor.orgId, async (tx) => {
    if (apply) {
      await lockImports(tx, actor.orgId);
      await lockAdmins(tx, actor);
    }
    const known = { skills: await readSkills(tx, pace), redirects: await readRedirects(tx) };
    const planned = await planSkills(rows, known, pace);
    const report = reportOf(
      planned.map((skill) => skill.report),
      unknownColumns,
      apply,
    );
    if (!apply || report.counts.add + report.counts.change === 0) return report;
    await writeSkills(tx, actor.orgId, changesOf(planned, known.skills), now, pace, () => {});
    await touchMatching(tx, actor.orgId);
    return report;
  });
}
