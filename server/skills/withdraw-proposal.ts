import { and, eq, notExists, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { skillProposals, skillProposers } from "../db/schema/index.ts";
import { changeMe } from "../people/change-me.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { sameProposal } from "./keep-proposals.ts";

/** The caller takes a proposal back; without anybody who typed it, it is gone. Throws `not_found` when it is not theirs. */
export function withdrawProposal(services: Services, actor: Actor, id: string): Promise<void> {
  return changeMe(services, actor, { matching: false }, async ({ tx, me }) => {
    const it = and(eq(skillProposals.orgId, me.orgId), eq(skillProposals.id, id));
    // Locked first: of two who take theirs back at once, the last one finds nobody left.
    await tx.select({ id: skillProposals.id }).from(skillProposals).where(it).for("update");
    const gone = await tx
      .delete(skillProposers)
      .where(
        and(eq(skillProposers.orgId, me.orgId), eq(skillProposers.proposalId, id), eq(skillProposers.personId, me.id)),
      )
      .returning({ id: skillProposers.proposalId });
    if (gone.length === 0) throw new Refusal("not_found");
    const others = tx
      .select({ one: sql`1` })
      .from(skillProposers)
      .where(sameProposal);
    await tx.delete(skillProposals).where(and(it, eq(skillProposals.status, "open"), notExists(others)));
  });
}
