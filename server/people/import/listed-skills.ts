import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { evidence } from "../../db/schema/index.ts";
import type { Tx } from "../../db/transaction.ts";

/** What evidence says that came from the organisation's own list of people. */
export const FROM_THE_LIST = "From your organisation’s list";

/** Ids of the skills that the organisation's list gave, by person; disputed ones are among them. */
export async function listedSkills(
  tx: Tx,
  orgId: string,
  personIds?: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx
    .select({ personId: evidence.personId, skillId: evidence.skillId })
    .from(evidence)
    .where(
      and(
        eq(evidence.orgId, orgId),
        eq(evidence.kind, "endorsed"),
        isNull(evidence.askId),
        eq(evidence.note, FROM_THE_LIST),
        personIds === undefined ? undefined : isOneOf(sql`${evidence.personId}`, personIds),
      ),
    );
  const byPerson = new Map<string, Set<string>>();
  for (const { personId, skillId } of rows) byPerson.set(personId, (byPerson.get(personId) ?? new Set()).add(skillId));
  return byPerson;
}

/** Whether a column of ids holds one of many, sent as one parameter: a statement takes 65,535 at most. */
const isOneOf = (column: SQL, ids: readonly string[]): SQL =>
  sql`${column} in (select unnest(${sql.param([...ids])}::uuid[]))`;
