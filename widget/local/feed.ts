import type { FeedEntry, FeedPage } from "../../server/contract/index.ts";
import { readMeta, writeMeta, type Store } from "./store.ts";
import type { MetaRows } from "./rows.ts";

export type Applied = "more" | "head" | "start_again" | "other_owner";

/**
 * Applies one page of the feed and moves the cursor, together or not at all.
 * `after` is the cursor the page was read with; a page that another window applied already changes nothing.
 * Another epoch empties what came from the service; what was written here stays.
 */
export function applyPage(
  store: Store,
  page: FeedPage,
  after: number,
  owner: MetaRows["owner"] | undefined,
): Promise<Applied> {
  return store.together(async () => {
    const holder = await readMeta(store, "owner");
    if (holder === undefined || holder.since !== owner?.since) return "other_owner";
    const cursor = await readMeta(store, "feed");
    if (cursor !== undefined && cursor.epoch !== page.epoch) {
      const { asks, offers, messages, takeaways, units, journal, meta } = store.tables;
      const kept = [asks, offers, messages, takeaways, units, journal];
      await Promise.all([...kept.map((table) => table.clear()), meta.drop("shelf")]);
      await writeMeta(store, "feed", { epoch: page.epoch, seq: 0 });
      return "start_again";
    }
    if ((cursor?.seq ?? 0) !== after) return "more";
    for (const entry of page.entries) await applyEntry(store, entry);
    const seq = Math.max(after, ...page.entries.map((entry) => entry.seq));
    await writeMeta(store, "feed", { epoch: page.epoch, seq });
    return seq < page.head && page.entries.length > 0 ? "more" : "head";
  });
}

/** Puts the noun of an entry as it stands now; one that is no longer theirs to see goes. */
async function applyEntry(store: Store, entry: FeedEntry): Promise<void> {
  const { asks, offers, messages, units, journal } = store.tables;
  switch (entry.kind) {
    case "ask":
      if (entry.ask) return asks.put(entry.ask);
      await messages.drop(...(await messages.by("askId", entry.id)).map((message) => message.id));
      return asks.drop(entry.id);
    case "offer":
      return entry.offer ? offers.put(entry.offer) : offers.drop(entry.id);
    case "message":
      return entry.message ? messages.put(entry.message) : messages.drop(entry.id);
    case "unit":
      return entry.unit ? units.put(entry.unit) : units.drop(entry.id);
    case "journal":
      return entry.line ? journal.put(entry.line) : journal.drop(entry.id);
    case "me":
      return writeMeta(store, "meStale", true);
  }
}
