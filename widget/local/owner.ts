import type { Me } from "../../server/contract/index.ts";
import { SCHEMA, type Tables } from "./rows.ts";
import { readMeta, writeMeta, type Store } from "./store.ts";
import { uuid } from "../uuid.ts";

const PERSONAL: readonly (keyof Tables)[] = (Object.keys(SCHEMA) as (keyof Tables)[]).filter((name) => name !== "pages" && name !== "meta");

/** Notes who is signed in. Another person's words are cleared away first; words written before anybody signed in stay. */
export async function claim(store: Store, me: Me): Promise<void> {
  await store.together(async () => {
    const owner = await readMeta(store, "owner");
    if (owner !== undefined && owner.personId !== me.id) await clearAll(store);
    if (owner?.personId !== me.id) await writeMeta(store, "owner", { personId: me.id, since: uuid() });
    await writeMeta(store, "me", me);
    await store.tables.meta.drop("meStale");
  });
}

/** Leaves nothing of this person on the device. */
export function release(store: Store): Promise<void> {
  return store.together(() => clearAll(store));
}

async function clearAll(store: Store): Promise<void> {
  const link = await readMeta(store, "link");
  await Promise.all([...PERSONAL, "meta" as const].map((name) => store.tables[name].clear()));
  if (link !== undefined) await writeMeta(store, "link", link);
}
