import { and, not, sql } from "drizzle-orm";
import type { MatchedTakeaway } from "../contract/match.ts";
import { takeaways } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { publishedTakeaways } from "./views.ts";

const OF_PAGE = 5;
const OF_SKILLS = 3;
/** Skills behind the first two were by the way. */
const MAIN_SKILLS = 2;

/** What earlier learners learnt on this page, and after it what others learnt about the same skills. */
export async function takeawaysFor(
  tx: Tx,
  orgId: string,
  { pageKey, skillIds }: { pageKey: string; skillIds: readonly string[] },
): Promise<MatchedTakeaway[]> {
  const isHere = sql`${takeaways.pageKey} = ${pageKey}`;
  const main = sql.param(skillIds.slice(0, MAIN_SKILLS));
  const isRelated = sql`(${takeaways.skillIds})[1:${sql.raw(String(MAIN_SKILLS))}] && ${main}::text[]`;
  const here = await publishedTakeaways(tx, { orgId, where: isHere, limit: OF_PAGE });
  const near = await publishedTakeaways(tx, { orgId, where: and(not(isHere), isRelated), limit: OF_SKILLS });
  return [
    ...here.map((takeaway) => ({ ...takeaway, here: true })),
    ...near.map((takeaway) => ({ ...takeaway, here: false })),
  ];
}
