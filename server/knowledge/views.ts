import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AskTakeaway, Takeaway } from "../contract/takeaway.ts";
import { people, takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { standingOf } from "./between.ts";
import { mayStep } from "./rules.ts";

const keeper = alias(people, "keeper");

/** Takeaways of some asks as one of the two sees them, by ask. The caller has made sure that the viewer is one. */
export async function askTakeaways(
  tx: Tx,
  viewerId: string,
  askIds: readonly string[],
): Promise<Map<string, AskTakeaway>> {
  const found = await tx
    .select({ row: takeaways, keeperName: keeper.name })
    .from(takeaways)
    .leftJoin(keeper, and(eq(keeper.orgId, takeaways.orgId), eq(keeper.id, takeaways.keeperId)))
    .where(inArray(takeaways.askId, [...askIds]));
  return new Map(
    found.flatMap(({ row, keeperName }) => {
      // A coach who handed the ask back before it was written is not one of the two.
      if (row.askId === null || (row.learnerId !== viewerId && row.coachId !== viewerId)) return [];
      const side = row.learnerId === viewerId ? ("learner" as const) : ("coach" as const);
      const { what, how, why, unknowns, version, status, learnerNamed, coachNamed } = row;
      const view: AskTakeaway = {
        what,
        how,
        why,
        unknowns,
        version,
        status,
        mine: row.writerId === viewerId,
        mayPropose: mayStep(standingOf(row), "propose", side),
        named: {
          mine: side === "learner" ? learnerNamed : coachNamed,
          theirs: side === "learner" ? coachNamed : learnerNamed,
        },
        behind: row.keeperId === null ? null : { id: row.keeperId, name: keeperName ?? "" },
      };
      return [[row.askId, view] as const];
    }),
  );
}

/** What is published and fits, newest review first. */
export async function publishedTakeaways(
  tx: Tx,
  { orgId, where, limit }: { orgId: string; where?: SQL | undefined; limit: number },
): Promise<Takeaway[]> {
  const found = await tx
    .select({
      id: takeaways.id,
      what: takeaways.what,
      how: takeaways.how,
      why: takeaways.why,
      unknowns: takeaways.unknowns,
      page: takeaways.pageTitle,
      skills: takeaways.skillIds,
      keeperId: takeaways.keeperId,
      keeperName: keeper.name,
      publishedAt: takeaways.publishedAt,
      reviewedAt: takeaways.reviewedAt,
      askedAt: takeaways.reviewAskedAt,
    })
    .from(takeaways)
    .leftJoin(keeper, and(eq(keeper.orgId, takeaways.orgId), eq(keeper.id, takeaways.keeperId)))
    .where(and(eq(takeaways.orgId, orgId), eq(takeaways.status, "published"), where))
    .orderBy(desc(takeaways.reviewedAt), desc(takeaways.id))
    .limit(limit);
  return found.map(({ keeperId, keeperName, publishedAt, reviewedAt, askedAt, ...words }) => ({
    ...words,
    behind: keeperId === null ? null : { id: keeperId, name: keeperName ?? "" },
    publishedAt: publishedAt?.toISOString() ?? "",
    reviewedAt: reviewedAt?.toISOString() ?? "",
    checking: askedAt !== null,
  }));
}
