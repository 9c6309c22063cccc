import { sql } from "drizzle-orm";
import type { asks } from "../db/schema/index.ts";
import { rows, type Tx } from "../db/transaction.ts";

type NewAsk = Omit<typeof asks.$inferInsert, "nextStepAt" | "openedAt"> & {
  nextStepAt: Date;
  openedAt: Date;
  notTo: string[];
};

/**
 * Writes an ask and its first feed entry in one statement, so that there is never one without the other.
 * Gives false when the id is taken: then nothing was written.
 */
export async function insertAsk(tx: Tx, ask: NewAsk): Promise<boolean> {
  const at = ask.openedAt.toISOString();
  const written = await rows<{ seq: number }>(
    tx,
    sql`
    with opened as (
      insert into asks (org_id, id, asker_id, body_hash, topic, page_key, skill_ids, goal, tried, minutes, anonymous,
        label, place_id, wanted_id, not_to, status, next_step_at, opened_at)
      values (${ask.orgId}, ${ask.id}, ${ask.askerId}, ${ask.bodyHash}, ${JSON.stringify(ask.topic)}::jsonb,
        ${ask.pageKey}, ${sql.param(ask.skillIds)}::text[], ${ask.goal}, ${ask.tried ?? ""}, ${ask.minutes},
        ${ask.anonymous ?? false}, ${ask.label}, ${ask.placeId ?? null}, ${ask.wantedId ?? null}, ${sql.param(ask.notTo)}::uuid[], ${ask.status},
        ${ask.nextStepAt.toISOString()}::timestamptz, ${at}::timestamptz)
      on conflict (org_id, id) do nothing
      returning org_id, id, asker_id
    ), head as (
      insert into feed_heads (org_id, person_id, seq) select org_id, asker_id, 1 from opened
      on conflict (org_id, person_id) do update set seq = feed_heads.seq + 1
      returning org_id, person_id, seq
    )
    insert into feed (org_id, person_id, seq, kind, ref, at)
    select head.org_id, head.person_id, head.seq, 'ask', opened.id, ${at}::timestamptz
    from head join opened on opened.asker_id = head.person_id
    returning seq`,
  );
  return written.length === 1;
}
