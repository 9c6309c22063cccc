import type { Device } from "../carrier.ts";
import { shrink } from "./shrink-picture.ts";
import { readMeta, type Store } from "./store.ts";

/** Drafts, pictures and the clock of this device. A draft that cannot be stored lives on in memory. */
export function createDevice(store: Store): Device {
  const fallback = new Map<string, string>();
  let clock = 0;
  store.live(
    async () => (await readMeta(store, "clock")) ?? 0,
    (offset) => {
      clock = offset;
    },
  );
  return {
    async draft(key) {
      try {
        return (await store.tables.drafts.get(key))?.value ?? fallback.get(key) ?? null;
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    async keepDraft(key, value) {
      try {
        if (value === null) await store.tables.drafts.drop(key);
        else await store.tables.drafts.put({ key, value });
        fallback.delete(key);
      } catch {
        if (value === null) fallback.delete(key);
        else fallback.set(key, value);
      }
    },
    shrink,
    now: () => Date.now() + clock,
  };
}

/** The service's clock as last heard, in milliseconds since 1970. */
export async function serviceTime(store: Store, now: () => number): Promise<number> {
  return now() + ((await readMeta(store, "clock")) ?? 0);
}
