import { and, eq, or, sql } from "drizzle-orm";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { FeedChange } from "../feed/append.ts";
import { touchShelf } from "./touch-shelf.ts";

interface Leaver {
  orgId: string;
  personId: string;
  now: Date;
}

/**
 * Somebody leaves: what they stood behind stays, and somebody else is looked for; what still waited for their word, or
 * the other's, is between the two no longer. Returns what to put into the feeds.
 */
export async function leaveTakeaways(tx: Tx, { orgId, personId, now }: Leaver): Promise<FeedChange[]> {
  const kept = await tx
    .update(takeaways)
    .set({
      keeperId: null,
      askedId: null,
      notAsked: sql`array_append(${takeaways.notAsked}, ${personId}::uuid)`,
      nextStepAt: now,
    })
    .where(and(eq(takeaways.orgId, orgId), or(eq(takeaways.keeperId, personId), eq(takeaways.askedId, personId))))
    .returning({ id: takeaways.id });
  const open = await tx
    .update(takeaways)
    .set({ status: "closed", endedBy: personId, nextStepAt: null })
    .where(
      and(
        eq(takeaways.orgId, orgId),
        eq(takeaways.status, "proposed"),
        or(eq(takeaways.learnerId, personId), eq(takeaways.coachId, personId)),
      ),
    )
    .returning({ askId: takeaways.askId, learnerId: takeaways.learnerId, coachId: takeaways.coachId });
  if (kept.length > 0) await touchShelf(tx, orgId);
  return open.flatMap(({ askId, learnerId, coachId }): FeedChange[] => {
    const other = learnerId === personId ? coachId : learnerId;
    return askId === null || other === null ? [] : [{ personId: other, kind: "ask", ref: askId }];
  });
}
