import { and, eq, inArray, sql } from "drizzle-orm";
import { ltiPeople, people } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";

/**
 * Lets those of these people in again whom a roster had deactivated, and nobody whom an admin noted as gone. Gives their
 * ids; the caller touches matching.
 */
export async function comeBack(tx: Tx, orgId: string, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const back = await tx
    .update(people)
    .set({ leftAt: null })
    .where(
      and(
        eq(people.orgId, orgId),
        inArray(people.id, [...personIds]),
        sql`exists (select 1 from ${ltiPeople} where ${ltiPeople.orgId} = ${people.orgId}
          and ${ltiPeople.personId} = ${people.id} and ${ltiPeople.deactivatedAt} = ${people.leftAt})`,
      ),
    )
    .returning({ id: people.id });
  const ids = back.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .update(ltiPeople)
      .set({ deactivatedAt: null })
      .where(and(eq(ltiPeople.orgId, orgId), inArray(ltiPeople.personId, ids)));
  }
  return ids;
}
