import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { evidence, skills } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";

/** Deletes all evidence that the caller knows a skill; twice is the same. Throws `not_found` for an unknown skill. */
export function dropSkill(services: Services, actor: Actor, skillId: string): Promise<void> {
  return changeMe(services, actor, { matching: true }, async ({ tx, me }) => {
    const [skill] = await tx
      .select({ id: skills.id })
      .from(skills)
      .where(and(eq(skills.orgId, me.orgId), eq(skills.id, skillId)));
    if (skill === undefined) throw new Refusal("not_found");
    await tx
      .delete(evidence)
      .where(and(eq(evidence.orgId, me.orgId), eq(evidence.personId, me.id), eq(evidence.skillId, skillId)));
  });
}
