import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database, Tx } from "../../db/transaction.ts";
import { skillOrigins, skillRedirects, skills, type SourceWord } from "../../db/schema/index.ts";
import type { PlannedSkill, SkillFields } from "./plan-skills.ts";
import type { Pace } from "./runs/pace.ts";
import type { SkillChanges } from "./write-skills.ts";

const AT_ONCE = 120;

/** A skill as it is kept, with the version of its row: whoever writes it says which one they have read. */
export interface KnownSkill extends SkillFields {
  source: string;
  sourceId: string | null;
  version: string;
}

export interface Origin {
  skillId: string;
  said: SourceWord;
}

/** What an import compares with. */
export interface Taxonomy {
  skills: Map<string, KnownSkill>;
  /** Skills that were merged, by their old id. */
  redirects: Map<string, string>;
  /** Concepts of the source in question, by their identifier there. */
  origins: Map<string, Origin>;
}

/** Reads the organisation's skills, some at a time so that others have their turn. */
export async function readTaxonomy(db: Database, orgId: string, source: string, pace: Pace): Promise<Taxonomy> {
  const known = await inPages(
    (page) => db.inOrg(orgId, page),
    pace,
    skillsAfter,
    ({ id }) => id,
  );
  const origins = await inPages<Origin & { sourceId: string }>(
    (page) => db.inOrg(orgId, page),
    pace,
    (tx, after) => originsAfter(tx, source, after),
    ({ sourceId }) => sourceId,
  );
  const redirects = await db.inOrg(orgId, readRedirects);
  const named = known.flatMap(({ id, source: from, sourceId }): [string, Origin][] =>
    from === source && sourceId !== null ? [[sourceId, { skillId: id, said: { main: "en", labels: {} } }]] : [],
  );
  return {
    skills: new Map(known.map((skill) => [skill.id, skill])),
    redirects,
    origins: new Map([
      ...named,
      ...origins.map(({ sourceId, skillId, said }): [string, Origin] => [sourceId, { skillId, said }]),
    ]),
  };
}

/** The organisation's skills within one transaction. */
export async function readSkills(tx: Tx, pace: Pace): Promise<Map<string, KnownSkill>> {
  const known = await inPages(
    (page) => page(tx),
    pace,
    skillsAfter,
    ({ id }) => id,
  );
  return new Map(known.map((skill) => [skill.id, skill]));
}

/** What rows of a plain file come to, against the skills that they were planned with. */
export function changesOf(planned: readonly PlannedSkill[], known: ReadonlyMap<string, KnownSkill>): SkillChanges {
  const skills = planned.flatMap(({ skill, report }) => {
    if (skill === null || report.action === "same") return [];
    const before = known.get(skill.id);
    const { version = "", source = "own", sourceId = null } = before ?? {};
    return [{ ...skill, version, source, sourceId, isNew: before === undefined, isJoined: false, touched: true }];
  });
  // Two rows are about one skill where one of them names an id that was merged into it.
  return { skills: [...new Map(skills.map((skill) => [skill.id, skill])).values()], origins: [] };
}

export async function readRedirects(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select({ from: skillRedirects.fromId, to: skillRedirects.toId }).from(skillRedirects);
  return new Map(rows.map(({ from, to }) => [from, to]));
}

/** The skill that an id leads to by now; undefined when there is none. */
export function resolved(
  id: string,
  { skills: known, redirects }: { skills: { has(id: string): boolean }; redirects: ReadonlyMap<string, string> },
): string | undefined {
  let at: string | undefined = id;
  for (let steps = 0; at !== undefined && !known.has(at) && steps < 50; steps++) at = redirects.get(at);
  return at !== undefined && known.has(at) ? at : undefined;
}

async function inPages<T>(
  inTransaction: (work: (tx: Tx) => Promise<T[]>) => Promise<T[]>,
  pace: Pace,
  page: (tx: Tx, after: string) => Promise<T[]>,
  keyOf: (row: T) => string,
): Promise<T[]> {
  const all: T[] = [];
  for (let after = ""; ;) {
    const rows = await inTransaction((tx) => page(tx, after));
    all.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return all;
    after = keyOf(last);
    await pace();
  }
}

const skillsAfter = (tx: Tx, after: string): Promise<KnownSkill[]> =>
  tx
    .select({
      id: skills.id,
      name: skills.name,
      kind: skills.kind,
      aliases: skills.aliases,
      broader: skills.broader,
      related: skills.related,
      names: skills.names,
      source: skills.source,
      sourceId: skills.sourceId,
      version: sql<string>`${skills}.xmin::text`,
    })
    .from(skills)
    .where(gt(skills.id, after))
    .orderBy(asc(skills.id))
    .limit(AT_ONCE);

const originsAfter = (tx: Tx, source: string, after: string): Promise<(Origin & { sourceId: string })[]> =>
  tx
    .select({ sourceId: skillOrigins.sourceId, skillId: skillOrigins.skillId, said: skillOrigins.said })
    .from(skillOrigins)
    .where(and(eq(skillOrigins.source, source), gt(skillOrigins.sourceId, after)))
    .orderBy(asc(skillOrigins.sourceId))
    .limit(AT_ONCE);
