import { and, eq, inArray, sql } from "drizzle-orm";
import { asks, evidence, offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { FeedChange } from "../feed/append.ts";

/** Whom a skill's end concerns: those with evidence for it, and those who see it on something open. */
export async function changesFor(tx: Tx, orgId: string, skillId: string): Promise<FeedChange[]> {
  const known = await tx
    .selectDistinct({ personId: evidence.personId })
    .from(evidence)
    .where(and(eq(evidence.orgId, orgId), eq(evidence.skillId, skillId)));
  const open = await tx
    .select({ id: asks.id, askerId: asks.askerId, coachId: asks.coachId })
    .from(asks)
    .where(
      and(
        eq(asks.orgId, orgId),
        inArray(asks.status, ["routing", "accepted"]),
        sql`${skillId}::text = any(${asks.skillIds})`,
      ),
    );
  const askIds = sql.param(open.map(({ id }) => id));
  const waiting = await tx
    .select({ id: offers.id, coachId: offers.coachId })
    .from(offers)
    .where(
      and(
        eq(offers.orgId, orgId),
        inArray(offers.status, ["waiting", "snoozed"]),
        sql`${offers.askId} = any(${askIds}::uuid[])`,
      ),
    );
  return [
    ...known.map(({ personId }): FeedChange => ({ personId, kind: "me", ref: personId })),
    ...open.flatMap(({ id, askerId, coachId }): FeedChange[] => [
      { personId: askerId, kind: "ask", ref: id },
      ...(coachId === null ? [] : [{ personId: coachId, kind: "ask" as const, ref: id }]),
    ]),
    ...waiting.map(({ id, coachId }): FeedChange => ({ personId: coachId, kind: "offer", ref: id })),
  ];
}
