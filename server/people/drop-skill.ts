import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { evidence } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { followRedirect } from "../skills/redirects.ts";
import { changeMe } from "./change-me.ts";

/** Deletes all evidence that the caller knows a skill; twice is the same. Throws `not_found` for an unknown skill. */
export function dropSkill(services: Services, actor: Actor, given: string): Promise<void> {
  return changeMe(services, actor, { matching: true }, async ({ tx, me }) => {
    const skillId = await followRedirect(tx, me.orgId, given);
    await tx
      .delete(evidence)
      .where(and(eq(evidence.orgId, me.orgId), eq(evidence.personId, me.id), eq(evidence.skillId, skillId)));
  });
}
