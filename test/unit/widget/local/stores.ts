import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { Dexie } from "dexie";
import { openDexieStore } from "../../../../widget/local/dexie-store.ts";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";
import type { Store } from "../../../../widget/local/store.ts";

let count = 0;

/** A new, empty database as a browser keeps it. */
export function newDisk(): Promise<Store> {
  Dexie.dependencies.indexedDB = new IDBFactory();
  Dexie.dependencies.IDBKeyRange = IDBKeyRange;
  count += 1;
  return openDexieStore(`test-${count}`);
}

/** Both kinds of storage, for promises that hold on either. */
export const kinds: readonly (readonly [string, () => Promise<Store>])[] = [
  ["the browser's database", newDisk],
  ["memory", () => Promise.resolve(createMemoryStore())],
];
