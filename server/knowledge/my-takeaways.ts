import { and, asc, eq, or } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Takeaways that somebody wrote, agreed to, stands behind or is asked about, for that somebody. */
export async function takeawayRecords(
  tx: Tx,
  { orgId, id: me }: { orgId: string; id: string },
): Promise<MyExport["takeaways"]> {
  const found = await tx
    .select()
    .from(takeaways)
    .where(
      and(
        eq(takeaways.orgId, orgId),
        or(
          eq(takeaways.learnerId, me),
          eq(takeaways.coachId, me),
          eq(takeaways.keeperId, me),
          eq(takeaways.askedId, me),
        ),
      ),
    )
    .orderBy(asc(takeaways.publishedAt), asc(takeaways.id));
  return found.map((row) => {
    const isOneOfTwo = row.learnerId === me || row.coachId === me;
    return {
      id: row.id,
      askId: isOneOfTwo ? row.askId : null,
      what: row.what,
      how: row.how,
      why: row.why,
      unknowns: row.unknowns,
      status: row.status,
      wordingIsMine: row.writerId === me,
      named: row.learnerId === me ? row.learnerNamed : row.coachId === me ? row.coachNamed : false,
      endedByMe: row.endedBy === me,
      iStandBehind: row.keeperId === me,
      iAmAsked: row.askedId === me,
      publishedAt: iso(row.publishedAt),
      reviewAt: iso(row.reviewAt),
    };
  });
}
