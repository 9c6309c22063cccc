import type { Shelf } from "../../server/contract/index.ts";
import type { MetaRows } from "./rows.ts";
import { readMeta, writeMeta, type Store } from "./store.ts";

/** Puts what is published in the place of what was; what was read for somebody who has signed out meanwhile goes. */
export function keepShelf(store: Store, shelf: Shelf, owner: MetaRows["owner"] | undefined): Promise<void> {
  return store.together(async () => {
    const holder = await readMeta(store, "owner");
    if (holder === undefined || holder.since !== owner?.since) return;
    await store.tables.takeaways.clear();
    await store.tables.takeaways.put(...shelf.takeaways);
    await writeMeta(store, "shelf", shelf.version);
  });
}
