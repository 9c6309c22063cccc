import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { Skill } from "../contract/person.ts";
import { skills } from "../db/schema/index.ts";
import { begins, holds } from "../people/like.ts";
import type { Services } from "../services.ts";

/** Skills of the taxonomy by name, alias or name in another language: the very name first, then beginnings, then anything that holds the words. */
export function findSkills(services: Services, { orgId }: Actor, words: string, limit: number): Promise<Skill[]> {
  const q = words.trim();
  const alias = sql`alias`;
  const elsewhere = sql`array(
    select jsonb_array_elements_text(list) from jsonb_each(${skills.names}) as language(tag, list)
  )`;
  const anyAlias = (test: typeof alias) =>
    sql`exists (select 1 from unnest(${skills.aliases} || ${elsewhere}) as alias where ${test})`;
  const exact = sql`lower(${skills.name}) = lower(${q}) or ${anyAlias(sql`lower(alias) = lower(${q})`)}`;
  return services.db.inOrg(orgId, (tx) =>
    tx
      .select({ id: skills.id, name: skills.name, kind: skills.kind, aliases: skills.aliases })
      .from(skills)
      .where(and(eq(skills.orgId, orgId), q === "" ? undefined : or(holds(skills.name, q), anyAlias(holds(alias, q)))))
      .orderBy(
        desc(sql`(${exact})`),
        desc(begins(skills.name, q)),
        desc(anyAlias(begins(alias, q))),
        asc(skills.name),
        asc(skills.id),
      )
      .limit(limit),
  );
}
