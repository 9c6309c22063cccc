import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../db/transaction.ts";

/** One skill on its way into another. */
export interface Move {
  orgId: string;
  from: string;
  to: string;
}

/** Moves everything that names a skill to another one; asks first, since all that is written under an ask waits for it. */
export async function moveRows(tx: Tx, move: Move): Promise<void> {
  for (const table of ["asks", "takeaways", "gaps", "courses"]) await moveList(tx, move, sql.raw(table));
  await moveReasons(tx, move);
  await moveEvidence(tx, move);
  await moveWords(tx, move);
  await moveDoubts(tx, move);
  const { orgId, from, to } = move;
  for (const table of ["skill_proposals", "skill_origins"]) {
    await tx.execute(
      sql`update ${sql.raw(table)} set skill_id = ${to} where org_id = ${orgId}::uuid and skill_id = ${from}`,
    );
  }
}

/** In a list of skills the other one takes the place; where both were, the first place counts. */
function moveList(tx: Tx, { orgId, from, to }: Move, table: SQL) {
  return tx.execute(sql`
    update ${table} set skill_ids = (
      select array_agg(id order by place) from (
        select id, min(n) as place
        from unnest(array_replace(skill_ids, ${from}::text, ${to}::text)) with ordinality as listed (id, n)
        group by id
      ) as once
    )
    where org_id = ${orgId}::uuid and ${from}::text = any(skill_ids)`);
}

/** The reasons that were told with offers keep their words; what they are about is the other skill. */
function moveReasons(tx: Tx, { orgId, from, to }: Move) {
  return tx.execute(sql`
    update offers set why = (
      select jsonb_agg(
        case when reason->>'skillId' = ${from}::text
          then reason || jsonb_build_object('skillId', ${to}::text) else reason end order by n)
      from jsonb_array_elements(why) with ordinality as told (reason, n)
    )
    where org_id = ${orgId}::uuid and why @> jsonb_build_array(jsonb_build_object('skillId', ${from}::text))`);
}

/**
 * What would be there twice is there once: of one ask, of the person's own word, and of the same words from elsewhere.
 * What is not disputed stays before what is, then the later one.
 */
async function moveEvidence(tx: Tx, { orgId, from, to }: Move): Promise<void> {
  await tx.execute(sql`
    delete from evidence gone using evidence kept
    where gone.org_id = ${orgId}::uuid and kept.org_id = gone.org_id
      and ((gone.skill_id = ${from} and kept.skill_id = ${to}) or (gone.skill_id = ${to} and kept.skill_id = ${from}))
      and gone.person_id = kept.person_id and gone.kind = kept.kind and gone.ask_id is not distinct from kept.ask_id
      and (gone.ask_id is not null or gone.kind = 'self' or gone.note = kept.note)
      and (not kept.disputed, kept.at, kept.id) > (not gone.disputed, gone.at, gone.id)`);
  await tx.execute(sql`update evidence set skill_id = ${to} where org_id = ${orgId}::uuid and skill_id = ${from}`);
}

/** Of two words of one learner on one page the last one counts. */
async function moveWords(tx: Tx, { orgId, from, to }: Move): Promise<void> {
  await tx.execute(sql`
    delete from topic_words gone using topic_words kept
    where gone.org_id = ${orgId}::uuid and kept.org_id = gone.org_id
      and ((gone.skill_id = ${from} and kept.skill_id = ${to}) or (gone.skill_id = ${to} and kept.skill_id = ${from}))
      and gone.person_id = kept.person_id and gone.page_key = kept.page_key
      and (kept.at, kept.id) > (gone.at, gone.id)`);
  await tx.execute(sql`update topic_words set skill_id = ${to} where org_id = ${orgId}::uuid and skill_id = ${from}`);
}

async function moveDoubts(tx: Tx, { orgId, from, to }: Move): Promise<void> {
  await tx.execute(sql`
    delete from reason_doubts gone using reason_doubts kept
    where gone.org_id = ${orgId}::uuid and kept.org_id = gone.org_id
      and ((gone.skill_id = ${from} and kept.skill_id = ${to}) or (gone.skill_id = ${to} and kept.skill_id = ${from}))
      and gone.person_id = kept.person_id and gone.about_id = kept.about_id and gone.kind = kept.kind
      and (kept.at, kept.id) > (gone.at, gone.id)`);
  await tx.execute(sql`update reason_doubts set skill_id = ${to} where org_id = ${orgId}::uuid and skill_id = ${from}`);
}
