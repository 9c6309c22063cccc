import { sql } from "drizzle-orm";
import { rows, type Tx } from "../db/transaction.ts";

/** A change that one person may see; `ref` is the noun's id (an ask's, an offer's, a message's, a unit's, their own). */
export interface FeedChange {
  personId: string;
  kind: "ask" | "offer" | "message" | "me" | "unit" | "journal";
  ref: string;
}

/**
 * Appends changes to their people's feeds, each numbered without gaps. Call it last in a transaction: it takes the
 * heads in the order of person ids, which is what keeps two writers from waiting for each other.
 * Returns whom to hint after the commit.
 */
export async function appendFeed(tx: Tx, orgId: string, now: Date, changes: readonly FeedChange[]): Promise<string[]> {
  const once = [
    ...new Map(changes.map((change) => [`${change.personId} ${change.kind} ${change.ref}`, change])).values(),
  ];
  if (once.length === 0) return [];
  const people = sql.param(once.map((change) => change.personId));
  const kinds = sql.param(once.map((change) => change.kind));
  const refs = sql.param(once.map((change) => change.ref));
  const told = await rows<{ person_id: string }>(
    tx,
    sql`
    with changes as (
      select * from unnest(${people}::uuid[], ${kinds}::text[], ${refs}::uuid[]) with ordinality as c (person_id, kind, ref, n)
    ), counts as (
      select person_id, count(*) as added from changes group by person_id
    ), heads as (
      insert into feed_heads (org_id, person_id, seq)
      select ${orgId}::uuid, person_id, added from counts order by person_id
      on conflict (org_id, person_id) do update set seq = feed_heads.seq + excluded.seq
      returning person_id, seq
    ), entries as (
      insert into feed (org_id, person_id, seq, kind, ref, at)
      select ${orgId}::uuid, c.person_id,
        h.seq - k.added + row_number() over (partition by c.person_id order by c.n), c.kind, c.ref, ${now.toISOString()}::timestamptz
      from changes c join heads h using (person_id) join counts k using (person_id)
    )
    select person_id from heads`,
  );
  return told.map((row) => row.person_id);
}
