import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { evidence } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";

/** Deletes one piece of evidence about the caller for good. Throws `not_found` when it is not theirs. */
export function deleteEvidence(services: Services, actor: Actor, id: string): Promise<void> {
  return changeMe(services, actor, { matching: true }, async ({ tx, me }) => {
    const deleted = await tx
      .delete(evidence)
      .where(and(eq(evidence.orgId, me.orgId), eq(evidence.id, id), eq(evidence.personId, me.id)))
      .returning({ id: evidence.id });
    if (deleted.length === 0) throw new Refusal("not_found");
  });
}
