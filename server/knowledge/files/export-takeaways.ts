import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import { shownEmail } from "../../auth/email.ts";
import type { TakeawayRecord } from "../../contract/takeaway-file.ts";
import { people, takeaways } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";
import type { Services } from "../../services.ts";
import { toMarkdown } from "./markdown.ts";

/** All that is published here, as a file that the import takes. Who learnt it from whom is not in it. */
export async function exportTakeaways(
  { db }: Services,
  { orgId }: Actor,
  format: "json" | "markdown",
): Promise<string> {
  const records = await db.inOrg(orgId, (tx) => recordsOf(tx, orgId));
  if (format === "markdown") return toMarkdown(records);
  return `${JSON.stringify({ format: "ask-a-peer-takeaways", version: 1, takeaways: records }, null, 2)}\n`;
}

async function recordsOf(tx: Tx, orgId: string): Promise<TakeawayRecord[]> {
  const found = await tx
    .select({ row: takeaways, email: people.email })
    .from(takeaways)
    .leftJoin(people, and(eq(people.orgId, takeaways.orgId), eq(people.id, takeaways.keeperId)))
    .where(and(eq(takeaways.orgId, orgId), eq(takeaways.status, "published")))
    .orderBy(asc(takeaways.publishedAt), asc(takeaways.id));
  return found.map(({ row, email }) => ({
    id: row.id,
    pageKey: row.pageKey,
    page: row.pageTitle,
    skills: row.skillIds,
    what: row.what,
    how: row.how,
    why: row.why,
    unknowns: row.unknowns,
    behind: email === null ? null : shownEmail(email) || null,
    publishedAt: row.publishedAt?.toISOString() ?? "",
    reviewedAt: row.reviewedAt?.toISOString() ?? "",
    reviewAt: row.reviewAt?.toISOString() ?? "",
  }));
}
