import { and, asc, eq, gt, or } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { after, DAY } from "../clock.ts";
import type { MyExport } from "../contract/export.ts";
import type { Proposal } from "../contract/taxonomy.ts";
import { skillProposals, skillProposers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { Services } from "../services.ts";
import { proposalView, sameProposal } from "./keep-proposals.ts";

/** How long a person reads that their proposal was not taken up. */
const TOLD_DAYS = 30;

/** The caller's proposals that wait, and those not taken up of late, by text. */
export function readMyProposals({ db, clock }: Services, { orgId, personId }: Actor): Promise<Proposal[]> {
  const since = after(clock.now(), -TOLD_DAYS * DAY);
  const { status, decidedAt } = skillProposals;
  return db.inOrg(orgId, async (tx) => {
    const rows = await tx
      .select({ proposal: skillProposals })
      .from(skillProposers)
      .innerJoin(skillProposals, sameProposal)
      .where(
        and(
          eq(skillProposers.orgId, orgId),
          eq(skillProposers.personId, personId),
          or(eq(status, "open"), and(eq(status, "dismissed"), gt(decidedAt, since))),
        ),
      )
      .orderBy(asc(skillProposals.text), asc(skillProposals.id));
    return rows.map(({ proposal }) => proposalView(proposal));
  });
}

/** All of a person's proposals that are kept, for their own export. */
export async function proposalRecords(tx: Tx, orgId: string, personId: string): Promise<MyExport["proposals"]> {
  const rows = await tx
    .select({ text: skillProposals.text, status: skillProposals.status, at: skillProposers.at })
    .from(skillProposers)
    .innerJoin(skillProposals, sameProposal)
    .where(and(eq(skillProposers.orgId, orgId), eq(skillProposers.personId, personId)))
    .orderBy(asc(skillProposers.at), asc(skillProposals.id));
  return rows.map(({ at, ...proposal }) => ({ ...proposal, at: at.toISOString() }));
}
