import { and, asc, eq } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import { people, reasonDoubts, topicWords } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";

/** What somebody has said of pages and of reasons shown for colleagues; known to them alone. */
export async function wordRecords(tx: Tx, orgId: string, personId: string): Promise<MyExport["said"]> {
  const pages = await tx
    .select()
    .from(topicWords)
    .where(and(eq(topicWords.orgId, orgId), eq(topicWords.personId, personId)))
    .orderBy(asc(topicWords.at), asc(topicWords.id));
  const reasons = await tx
    .select({ doubt: reasonDoubts, about: { id: people.id, name: people.name } })
    .from(reasonDoubts)
    .innerJoin(people, and(eq(people.orgId, reasonDoubts.orgId), eq(people.id, reasonDoubts.aboutId)))
    .where(and(eq(reasonDoubts.orgId, orgId), eq(reasonDoubts.personId, personId)))
    .orderBy(asc(reasonDoubts.at), asc(reasonDoubts.id));
  return {
    pages: pages.map(({ topic, skillId, verdict, at }) => ({ topic, skill: skillId, verdict, at: at.toISOString() })),
    reasons: reasons.map(({ doubt: { skillId, kind, at }, about }) => ({
      about,
      skill: skillId,
      kind,
      at: at.toISOString(),
    })),
  };
}
