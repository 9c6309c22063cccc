import { and, eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Evidence } from "../contract/person.ts";
import { evidence } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { changeMe } from "./change-me.ts";
import { evidenceView } from "./my-skills.ts";

/** The caller says that evidence about them is not right, or takes that back; disputed, it counts for nothing. */
export function disputeEvidence(services: Services, actor: Actor, id: string, disputed: boolean): Promise<Evidence> {
  return changeMe(services, actor, { matching: true }, async ({ tx, me }) => {
    const [row] = await tx
      .update(evidence)
      .set({ disputed })
      .where(and(eq(evidence.orgId, me.orgId), eq(evidence.id, id), eq(evidence.personId, me.id)))
      .returning();
    if (row === undefined) throw new Refusal("not_found");
    return evidenceView(row);
  });
}
