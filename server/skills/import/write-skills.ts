import { type SQL, sql } from "drizzle-orm";
import type { SourceWord } from "../../db/schema/index.ts";
import { rows, type Tx } from "../../db/transaction.ts";
import type { SkillFields } from "./plan-skills.ts";
import type { Pace } from "./runs/pace.ts";

/** A statement's worth: PGlite holds the process while it runs one. */
const AT_ONCE = 60;

/** A skill to be written. */
export interface SkillWrite extends SkillFields {
  source: string;
  sourceId: string | null;
  /** Of the row that was read; "" for a new one. */
  version: string;
  isNew: boolean;
  /** Whether it has got its source just now. */
  isJoined: boolean;
  touched: boolean;
}

export interface OriginWrite {
  source: string;
  sourceId: string;
  skillId: string;
  said: SourceWord;
}

export interface SkillChanges {
  skills: SkillWrite[];
  origins: OriginWrite[];
}

const FIELDS = sql.raw(
  "r(id text, name text, kind text, aliases text[], broader text, related text[], names jsonb, source text, source_id text, version text)",
);

/** Somebody changed a skill after it was read: what was planned must be planned anew. */
export class Moved extends Error {}

/**
 * Writes what an import planned, some rows a statement. Throws {@link Moved} when a row is no longer as it was read; the
 * transaction must not be committed then.
 */
export async function writeSkills(
  tx: Tx,
  orgId: string,
  { skills, origins }: SkillChanges,
  now: Date,
  pace: Pace,
  onWritten: (rows: number) => void,
): Promise<void> {
  const at = now.toISOString();
  const write = async <T>(all: readonly T[], toRow: (each: T) => object, statement: (json: string) => SQL) => {
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const part = all.slice(from, from + AT_ONCE);
      const [done] = await rows<{ count: number }>(tx, statement(JSON.stringify(part.map(toRow))));
      if (done?.count !== part.length) throw new Moved();
      onWritten(part.length);
      await pace();
    }
  };
  const known = skills.filter(({ isNew }) => !isNew);
  await write(
    skills.filter(({ isNew }) => isNew),
    rowOf,
    (json) => sql`with done as (
      insert into skills (org_id, id, name, kind, aliases, broader, related, names, source, source_id, created_at)
      select ${orgId}::uuid, r.id, r.name, r.kind, r.aliases, r.broader, r.related, r.names, r.source, r.source_id, ${at}::timestamptz
      from jsonb_to_recordset(${json}::jsonb) as ${FIELDS}
      on conflict do nothing returning 1) select count(*)::int as count from done`,
  );
  await write(
    known,
    rowOf,
    (json) => sql`with done as (
      update skills s set name = r.name, kind = r.kind, aliases = r.aliases, broader = r.broader, related = r.related, names = r.names
      from jsonb_to_recordset(${json}::jsonb) as ${FIELDS}
      where s.org_id = ${orgId}::uuid and s.id = r.id and s.xmin::text = r.version
      returning 1) select count(*)::int as count from done`,
  );
  // Apart: a change of these columns keeps evidence on the skill waiting, as they make a key.
  await write(
    known.filter(({ isJoined }) => isJoined),
    rowOf,
    (json) => sql`with done as (
      update skills s set source = r.source, source_id = r.source_id
      from jsonb_to_recordset(${json}::jsonb) as ${FIELDS}
      where s.org_id = ${orgId}::uuid and s.id = r.id
      returning 1) select count(*)::int as count from done`,
  );
  await write(
    origins,
    ({ sourceId, skillId, ...rest }) => ({ ...rest, source_id: sourceId, skill_id: skillId }),
    (json) => sql`with done as (
      insert into skill_origins (org_id, source, source_id, skill_id, said)
      select ${orgId}::uuid, r.source, r.source_id, r.skill_id, r.said
      from jsonb_to_recordset(${json}::jsonb) as r(source text, source_id text, skill_id text, said jsonb)
      on conflict (org_id, source, source_id) do update set skill_id = excluded.skill_id, said = excluded.said
      returning 1) select count(*)::int as count from done`,
  );
}

const rowOf = ({ sourceId, isNew: _new, isJoined: _joined, touched: _touched, ...fields }: SkillWrite) => ({
  ...fields,
  source_id: sourceId,
});
