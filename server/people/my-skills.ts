import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Evidence, MySkill } from "../contract/person.ts";
import { evidence, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { Services } from "../services.ts";
import { isDoubted, sharedDoubts } from "./doubts.ts";

/** The caller's skills by name, each with all its evidence, newest first, disputed evidence too. */
export function readMySkills(services: Services, { orgId, personId }: Actor): Promise<MySkill[]> {
  return services.db.inOrg(orgId, (tx) => mySkills(tx, orgId, personId));
}

/** Like {@link readMySkills}, of one skill alone where it is named. */
export async function mySkills(tx: Tx, orgId: string, personId: string, skillId?: string): Promise<MySkill[]> {
  const doubts = sharedDoubts(tx, orgId);
  const rows = await tx
    .select({
      skill: { id: skills.id, name: skills.name, kind: skills.kind },
      evidence,
      wondered: sql<boolean>`${doubts.aboutId} is not null`,
    })
    .from(evidence)
    .leftJoin(doubts, isDoubted(doubts))
    .innerJoin(skills, and(eq(skills.orgId, evidence.orgId), eq(skills.id, evidence.skillId)))
    .where(
      and(
        eq(evidence.orgId, orgId),
        eq(evidence.personId, personId),
        skillId === undefined ? undefined : eq(evidence.skillId, skillId),
      ),
    )
    .orderBy(asc(skills.name), asc(skills.id), desc(evidence.at), desc(evidence.id));
  const bySkill = new Map<string, MySkill>();
  for (const row of rows) {
    const known = bySkill.get(row.skill.id) ?? { ...row.skill, evidence: [] };
    known.evidence.push(evidenceView(row.evidence, row.wondered));
    bySkill.set(row.skill.id, known);
  }
  return [...bySkill.values()];
}

/** A piece of evidence as its owner sees it. */
export function evidenceView(
  { id, kind, at, note, disputed }: typeof evidence.$inferSelect,
  wondered = false,
): Evidence {
  return { id, kind, at: at.toISOString(), note, disputed, wondered };
}
