import { and, eq, gt, sql } from "drizzle-orm";
import { after, DAY } from "../clock.ts";
import { messages, offers } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

const WITHIN = 182 * DAY;

/** Minutes from an offer to the coach's first words, for each ask that a person answered in the last half year. */
export async function answerMinutes(tx: Tx, orgId: string, coachId: string, now: Date): Promise<number[]> {
  const answers = await tx
    .select({ minutes: sql<number>`(extract(epoch from min(${messages.at}) - min(${offers.openedAt})) / 60)::float8` })
    .from(messages)
    .innerJoin(
      offers,
      and(eq(offers.orgId, messages.orgId), eq(offers.askId, messages.askId), eq(offers.coachId, messages.coachId)),
    )
    .where(
      and(
        eq(messages.orgId, orgId),
        eq(offers.coachId, coachId),
        eq(messages.authorId, coachId),
        gt(messages.at, after(now, -WITHIN)),
      ),
    )
    .groupBy(messages.askId);
  return answers.map(({ minutes }) => minutes);
}
