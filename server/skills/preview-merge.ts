import { sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { MergePreview } from "../contract/taxonomy.ts";
import { rows } from "../db/transaction.ts";
import type { Services } from "../services.ts";
import { folded } from "./skill-finder.ts";
import { atLeastFive } from "./list-skills.ts";
import { twoSkills } from "./merge-skills.ts";
import { newAliases } from "./merged-skill.ts";

type Counts = Record<"people" | "evidence" | "asks" | "takeaways" | "gaps" | "courses" | "proposals", number>;

/** What would move if a skill were merged into another. Throws like the merge itself. */
export function previewMerge({ db }: Services, { orgId }: Actor, from: string, into: string): Promise<MergePreview> {
  return db.inOrg(orgId, async (tx) => {
    const both = await twoSkills(tx, orgId, from, into, { hold: false });
    const listed = (table: string) =>
      sql`(select count(*)::int from ${sql.raw(table)} where org_id = ${orgId}::uuid and ${from}::text = any(skill_ids))`;
    const [counts] = await rows<Counts>(
      tx,
      sql`select count(distinct person_id)::int as people, count(*)::int as evidence, ${listed("asks")} as asks,
        ${listed("takeaways")} as takeaways, ${listed("gaps")} as gaps, ${listed("courses")} as courses,
        (select count(*)::int from skill_proposals where org_id = ${orgId}::uuid and skill_id = ${from}) as proposals
      from evidence where org_id = ${orgId}::uuid and skill_id = ${from}`,
    );
    const had = new Set(both.into.aliases.map(folded));
    return {
      skill: { id: from, name: both.from.name },
      into: { id: into, name: both.into.name },
      people: atLeastFive(counts?.people ?? 0),
      evidence: atLeastFive(counts?.evidence ?? 0),
      asks: atLeastFive(counts?.asks ?? 0),
      takeaways: atLeastFive(counts?.takeaways ?? 0),
      gaps: atLeastFive(counts?.gaps ?? 0),
      courses: counts?.courses ?? 0,
      proposals: counts?.proposals ?? 0,
      aliases: newAliases(both.from, both.into).filter((alias) => !had.has(folded(alias))),
    };
  });
}
