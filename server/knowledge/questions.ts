import { and, asc, eq, isNotNull, or } from "drizzle-orm";
import type { TakeawayQuestion } from "../contract/takeaway.ts";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

const MOST = 20;

/** What somebody is quietly asked about takeaways: whether one still holds, or whether they would stand behind one. */
export async function takeawayQuestions(tx: Tx, orgId: string, personId: string): Promise<TakeawayQuestion[]> {
  const found = await tx
    .select({ id: takeaways.id, what: takeaways.what, page: takeaways.pageTitle, askedId: takeaways.askedId })
    .from(takeaways)
    .where(
      and(
        eq(takeaways.orgId, orgId),
        eq(takeaways.status, "published"),
        or(eq(takeaways.askedId, personId), and(eq(takeaways.keeperId, personId), isNotNull(takeaways.reviewAskedAt))),
      ),
    )
    .orderBy(asc(takeaways.reviewAt), asc(takeaways.id))
    .limit(MOST);
  return found.map(({ id, what, page, askedId }) => ({
    id,
    kind: askedId === personId ? ("stand" as const) : ("review" as const),
    what,
    page,
  }));
}
