import { and, asc, eq, isNull, notLike } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "../../auth/actor.ts";
import { NOWHERE, shownEmail } from "../../auth/email.ts";
import { writeCsv } from "../../csv/write-csv.ts";
import { people } from "../../db/schema/index.ts";
import type { Services } from "../../services.ts";
import { listedSkills } from "./listed-skills.ts";
import { PEOPLE_COLUMNS } from "./person-row.ts";

/**
 * The people who are here, as a file that the import takes. Of their skills it holds those that came from such a file:
 * what people say or show themself is not the organisation's to carry away.
 */
export function exportPeople(services: Services, { orgId }: Actor): Promise<string> {
  const manager = alias(people, "manager");
  return services.db.inOrg(orgId, async (tx) => {
    const rows = await tx
      .select({ person: people, managerEmail: manager.email })
      .from(people)
      .leftJoin(manager, and(eq(manager.orgId, people.orgId), eq(manager.id, people.managerId)))
      // The address is what the import knows people by: who has none is told of by their learning platform.
      .where(and(eq(people.orgId, orgId), isNull(people.leftAt), notLike(people.email, `%${NOWHERE}`)))
      .orderBy(asc(people.email));
    const listed = await listedSkills(tx, orgId);
    const cells = rows.map(({ person, managerEmail }) => [
      person.email,
      person.name,
      person.department,
      person.title,
      person.timeZone,
      person.languages.join("|"),
      shownEmail(managerEmail ?? ""),
      person.role,
      person.expert ? "yes" : "no",
      [...(listed.get(person.id) ?? [])].toSorted().join("|"),
    ]);
    return writeCsv(PEOPLE_COLUMNS, cells);
  });
}
