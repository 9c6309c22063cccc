import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminSkill } from "../contract/taxonomy.ts";
import { skillOrigins, skillRedirects, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { appendFeed } from "../feed/append.ts";
import { lockImports } from "../people/import/lock-imports.ts";
import { touchMatching } from "../people/touch-matching.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { neighbours } from "./check-skill.ts";
import { adminSkill } from "./list-skills.ts";
import { changesFor } from "./merge-feed.ts";
import { moveRows } from "./merge-rows.ts";
import { mergedSkill } from "./merged-skill.ts";

/**
 * Merges a skill into another: all history goes to the one that stays, whose aliases the names of the other become, and
 * the old id leads there from now on, for devices, files and sources. Cannot be undone. Throws `not_found` when either is
 * not there (any more), and `invalid` for one and the same skill.
 */
export async function mergeSkills(
  { db, clock, live }: Services,
  { orgId }: Actor,
  from: string,
  into: string,
): Promise<AdminSkill> {
  const now = clock.now();
  const { skill, told } = await db.inOrg(orgId, async (tx) => {
    await lockImports(tx, orgId);
    const both = await twoSkills(tx, orgId, from, into, { hold: true });
    const changes = await changesFor(tx, orgId, from);
    await moveRows(tx, { orgId, from, to: into });
    const values = mergedSkill(both.from, both.into, await neighbours(tx, orgId));
    await tx
      .update(skills)
      .set(values)
      .where(and(eq(skills.orgId, orgId), eq(skills.id, into)));
    await moveEdges(tx, orgId, from, into);
    await leaveRedirect(tx, both.from, into, now);
    await tx.delete(skills).where(and(eq(skills.orgId, orgId), eq(skills.id, from)));
    await touchMatching(tx, orgId);
    return { skill: await adminSkill(tx, orgId, into), told: await appendFeed(tx, orgId, now, changes) };
  });
  live.hint(orgId, told);
  return skill;
}

type SkillRow = typeof skills.$inferSelect;

/** Both skills; held, nobody else writes anything of theirs before the commit. */
export async function twoSkills(
  tx: Tx,
  orgId: string,
  from: string,
  into: string,
  { hold }: { hold: boolean },
): Promise<{ from: SkillRow; into: SkillRow }> {
  if (from === into) throw new Refusal("invalid", { fields: [{ path: "into", message: "is this very skill" }] });
  const query = tx
    .select()
    .from(skills)
    .where(and(eq(skills.orgId, orgId), inArray(skills.id, [from, into])))
    .orderBy(skills.id);
  const rows = hold ? await query.for("update") : await query;
  const [one, other] = [from, into].map((id) => rows.find((row) => row.id === id));
  if (one === undefined || other === undefined) throw new Refusal("not_found");
  return { from: one, into: other };
}

/** What lay below the skill that goes, or beside it, lies there now of the one that stays. */
async function moveEdges(tx: Tx, orgId: string, from: string, into: string): Promise<void> {
  await tx
    .update(skills)
    .set({ broader: into })
    .where(and(eq(skills.orgId, orgId), eq(skills.broader, from), ne(skills.id, into)));
  await tx.execute(sql`
    update skills set related = (
      select coalesce(array_agg(id order by place), '{}') from (
        select id, min(n) as place
        from unnest(array_replace(related, ${from}::text, ${into}::text)) with ordinality as listed (id, n)
        where id <> skills.id group by id
      ) as once
    )
    where org_id = ${orgId}::uuid and ${from}::text = any(related)`);
}

/** The old id leads on, with those that led to it; a source that names the skill means the other one from now on. */
async function leaveRedirect(tx: Tx, from: SkillRow, into: string, now: Date): Promise<void> {
  const { orgId, id, source, sourceId } = from;
  await tx
    .update(skillRedirects)
    .set({ toId: into })
    .where(and(eq(skillRedirects.orgId, orgId), eq(skillRedirects.toId, id)));
  await tx.insert(skillRedirects).values({ orgId, fromId: id, toId: into, at: now });
  if (sourceId === null) return;
  // Where its import wrote none, what the source said of it is not known.
  await tx
    .insert(skillOrigins)
    .values({ orgId, source, sourceId, skillId: into, said: { main: "en", labels: {} } })
    .onConflictDoUpdate({
      target: [skillOrigins.orgId, skillOrigins.source, skillOrigins.sourceId],
      set: { skillId: into },
    });
}
