import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { OpenProposals } from "../contract/taxonomy.ts";
import { people, skillProposals, skillProposers } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { atLeastFive, skillNames } from "./list-skills.ts";
import { sameProposal } from "./keep-proposals.ts";

const AT_ONCE = 50;
const NEAR = 3;

/** Proposals that wait for the curator: those that five or more people typed first, then the oldest. */
export async function listProposals(services: Services, { orgId }: Actor): Promise<OpenProposals> {
  const engine = await services.engines.of(orgId);
  const typed = count(people.id);
  const open = and(eq(skillProposals.orgId, orgId), eq(skillProposals.status, "open"));
  return services.db.inOrg(orgId, async (tx) => {
    const rows = await tx
      .select({ id: skillProposals.id, text: skillProposals.text, at: skillProposals.at, people: typed })
      .from(skillProposals)
      .leftJoin(skillProposers, sameProposal)
      .leftJoin(
        people,
        and(eq(people.orgId, skillProposers.orgId), eq(people.id, skillProposers.personId), isNull(people.leftAt)),
      )
      .where(open)
      .groupBy(skillProposals.orgId, skillProposals.id)
      // A finer order would tell of counts below five.
      .orderBy(
        desc(sql`case when ${typed} >= 5 then ${typed} else 0 end`),
        asc(skillProposals.at),
        asc(skillProposals.id),
      )
      .limit(AT_ONCE);
    const near = new Map(
      rows.map(({ id, text }) => [id, engine.skills({ title: text }, NEAR).map(({ skillId }) => skillId)]),
    );
    const names = await skillNames(tx, orgId, [...near.values()].flat());
    const [total] = await tx.select({ proposals: count() }).from(skillProposals).where(open);
    return {
      proposals: rows.map(({ id, text, at, people: number }) => ({
        id,
        text,
        at: at.toISOString(),
        people: atLeastFive(number),
        near: (near.get(id) ?? []).flatMap((skillId) => names.get(skillId) ?? []),
      })),
      total: total?.proposals ?? 0,
    };
  });
}
