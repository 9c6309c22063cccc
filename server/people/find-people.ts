import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { PeopleList } from "../contract/person.ts";
import { people } from "../db/schema/index.ts";
import type { Services } from "../services.ts";
import { begins, holds } from "./like.ts";

/** Colleagues by name, those whose name begins with the words first. Only people who confirmed and have not left. */
export async function findPeople(
  services: Services,
  { orgId }: Actor,
  words: string,
  limit: number,
): Promise<PeopleList> {
  const q = words.trim();
  const found = await services.db.inOrg(orgId, (tx) =>
    tx
      .select({ id: people.id, name: people.name, department: people.department })
      .from(people)
      .where(
        and(
          eq(people.orgId, orgId),
          isNotNull(people.confirmedAt),
          isNull(people.leftAt),
          q === "" ? undefined : holds(people.name, q),
        ),
      )
      .orderBy(desc(begins(people.name, q)), asc(people.name), asc(people.id))
      .limit(limit),
  );
  return { people: found };
}
