import { and, asc, eq, gt } from "drizzle-orm";
import { askViews } from "../asks/ask-view.ts";
import { messageViews } from "../asks/message-view.ts";
import { offerViews } from "../asks/offer-view.ts";
import type { Actor } from "../auth/actor.ts";
import { journalOf } from "../coaching/journal.ts";
import { unitViews } from "../coaching/unit-view.ts";
import type { FeedEntry, FeedPage } from "../contract/feed.ts";
import { feed, feedHeads, orgs, service } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { Services } from "../services.ts";

/** The changes after `after` that the caller may see, oldest first, at most `limit`; each noun as it is now. */
export function readFeed({ db, clock }: Services, actor: Actor, after: number, limit: number): Promise<FeedPage> {
  const now = clock.now();
  return db.inOrg(actor.orgId, async (tx) => {
    const [head] = await tx
      .select({ seq: feedHeads.seq })
      .from(feedHeads)
      .where(and(eq(feedHeads.orgId, actor.orgId), eq(feedHeads.personId, actor.personId)));
    const found = await tx
      .select()
      .from(feed)
      .where(and(eq(feed.orgId, actor.orgId), eq(feed.personId, actor.personId), gt(feed.seq, after)))
      .orderBy(asc(feed.seq))
      .limit(limit);
    const [whole] = await tx
      .select({ epoch: service.value, shelf: orgs.shelfVersion })
      .from(service)
      .leftJoin(orgs, eq(orgs.orgId, actor.orgId))
      .where(eq(service.key, "epoch"));
    return {
      epoch: whole?.epoch ?? "",
      entries: await hydrated(tx, actor.personId, found, now),
      head: head?.seq ?? 0,
      shelf: whole?.shelf ?? 0,
      now: now.toISOString(),
    };
  });
}

async function hydrated(
  tx: Tx,
  personId: string,
  found: (typeof feed.$inferSelect)[],
  now: Date,
): Promise<FeedEntry[]> {
  const refs = (kind: string) => [...new Set(found.filter((entry) => entry.kind === kind).map((entry) => entry.ref))];
  const asks = await askViews(tx, personId, refs("ask"));
  const offers = await offerViews(tx, personId, refs("offer"), now);
  const messages = new Map(
    (await messageViews(tx, personId, { ids: refs("message") })).map((message) => [message.id, message]),
  );
  const units = await unitViews(tx, personId, refs("unit"), now);
  const lines = new Map((await journalOf(tx, personId, refs("journal"))).map((line) => [line.id, line]));
  return found.map(({ seq, at, kind, ref }) => ({
    seq,
    at: at.toISOString(),
    kind,
    id: ref,
    ...(kind === "ask" ? { ask: asks.get(ref) ?? null } : {}),
    ...(kind === "offer" ? { offer: offers.get(ref) ?? null } : {}),
    ...(kind === "message" ? { message: messages.get(ref) ?? null } : {}),
    ...(kind === "unit" ? { unit: units.get(ref) ?? null } : {}),
    ...(kind === "journal" ? { line: lines.get(ref) ?? null } : {}),
  }));
}
