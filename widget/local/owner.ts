import type { Me } from "../../server/contract/index.ts";
import { SCHEMA, type Tables } from "./rows.ts";
import { readMeta, writeMeta, type Store } from "./store.ts";
import { uuid } from "../uuid.ts";

const TABLES = Object.keys(SCHEMA) as (keyof Tables)[];

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

/** Also pages that were read, with what was selected on them. How the service is reached is nobody's. */
async function clearAll(store: Store): Promise<void> {
  const link = await readMeta(store, "link");
  await Promise.all(TABLES.map((name) => store.tables[name].clear()));
  if (link !== undefined) await writeMeta(store, "link", link);
}
