import { and, asc, count, countDistinct, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import type { AdminSkill, AdminSkills } from "../contract/taxonomy.ts";
import type { SkillName } from "../contract/values.ts";
import { evidence, people, skills } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { holds } from "../people/like.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";

/** Fewer people than this could be pinned, and are not told. */
const FEWEST = 5;

/** A count of people or of what they did, as far as it may be told. */
export const atLeastFive = (number: number) => (number < FEWEST ? null : number);

interface Page {
  /** Words in a name, an alias, or a name in another language. */
  words: string;
  /** The last skill of the page before. */
  after: string | undefined;
  limit: number;
}

/** The taxonomy by name, page by page, for its curator. Throws `bad_parameter` for an unknown `after`. */
export function listSkills(services: Services, { orgId }: Actor, { words, after, limit }: Page): Promise<AdminSkills> {
  const q = words.trim();
  const inAny = (list: typeof label) =>
    sql`exists (select 1 from unnest(${list}) as label where ${holds(sql`label`, q)})`;
  const label = sql`${skills.aliases}`;
  const wanted = and(
    eq(skills.orgId, orgId),
    q === "" ? undefined : or(holds(skills.name, q), inAny(label), holds(sql`${skills.names}::text`, q)),
  );
  const key = sql`lower(${skills.name})`;
  return services.db.inOrg(orgId, async (tx) => {
    const [total] = await tx.select({ skills: count() }).from(skills).where(wanted);
    const [last] =
      after === undefined ? [] : await tx.select({ key, id: skills.id }).from(skills).where(isHere(orgId, after));
    if (after !== undefined && last === undefined)
      throw new Refusal("bad_parameter", { fields: [{ path: "after", message: "is no skill here" }] });
    const beyond = last === undefined ? undefined : sql`(${key}, ${skills.id}) > (${last.key}, ${last.id})`;
    const rows = await tx
      .select({ id: skills.id })
      .from(skills)
      .where(and(wanted, beyond))
      .orderBy(asc(key), asc(skills.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit).map(({ id }) => id);
    return {
      skills: await adminSkills(tx, orgId, page),
      total: total?.skills ?? 0,
      nextAfter: rows.length > limit ? (page.at(-1) ?? null) : null,
    };
  });
}

const isHere = (orgId: string, id: string) => and(eq(skills.orgId, orgId), eq(skills.id, id));

/** Some skills as their curator sees them, in the order of their ids given. */
export async function adminSkills(tx: Tx, orgId: string, ids: readonly string[]): Promise<AdminSkill[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(skills)
    .where(and(eq(skills.orgId, orgId), inArray(skills.id, [...ids])));
  const known = new Map(rows.map((row) => [row.id, row]));
  const names = await skillNames(
    tx,
    orgId,
    rows.flatMap(({ broader, related }) => [...(broader === null ? [] : [broader]), ...related]),
  );
  const knowers = await peopleCounts(tx, orgId, ids);
  return ids.flatMap((id) => {
    const row = known.get(id);
    if (row === undefined) return [];
    const { name, kind, aliases, broader, related, names: others, source } = row;
    return [
      {
        id,
        name,
        kind,
        aliases,
        broader: broader === null ? null : (names.get(broader) ?? null),
        related: related.flatMap((other) => names.get(other) ?? []),
        names: others,
        source,
        people: atLeastFive(knowers.get(id) ?? 0),
      },
    ];
  });
}

/** One skill as its curator sees it. Throws `not_found`. */
export async function adminSkill(tx: Tx, orgId: string, id: string): Promise<AdminSkill> {
  const [skill] = await adminSkills(tx, orgId, [id]);
  if (skill === undefined) throw new Refusal("not_found");
  return skill;
}

/** Some skills by id; ids that lead to none are left out. */
export async function skillNames(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, SkillName>> {
  const found = await tx
    .select({ id: skills.id, name: skills.name })
    .from(skills)
    .where(and(eq(skills.orgId, orgId), inArray(skills.id, [...new Set(ids)])));
  return new Map(found.map((skill) => [skill.id, skill]));
}

/** How many who are here have undisputed evidence for each. */
async function peopleCounts(tx: Tx, orgId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: evidence.skillId, people: countDistinct(evidence.personId) })
    .from(evidence)
    .innerJoin(people, and(eq(people.orgId, evidence.orgId), eq(people.id, evidence.personId)))
    .where(
      and(
        eq(evidence.orgId, orgId),
        inArray(evidence.skillId, [...ids]),
        eq(evidence.disputed, false),
        isNull(people.leftAt),
      ),
    )
    .groupBy(evidence.skillId);
  return new Map(rows.map((row) => [row.id, row.people]));
}
