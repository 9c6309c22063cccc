import type { Stop } from "../carrier.ts";
import { createMemoryStore } from "./memory-store.ts";
import type { MetaRows, Tables } from "./rows.ts";

/** One table of the device. Reads give rows in the order of their keys. */
export interface Table<Row> {
  get(key: string): Promise<Row | undefined>;
  all(): Promise<Row[]>;
  /** Rows whose index `name` has this value. */
  by(name: string, value: string): Promise<Row[]>;
  put(...rows: Row[]): Promise<void>;
  drop(...keys: string[]): Promise<void>;
  clear(): Promise<void>;
}

/** The device's storage: a database of the browser, or memory where the browser keeps nothing. */
export interface Store {
  readonly kind: "disk" | "memory";
  readonly tables: { readonly [Name in keyof Tables]: Table<Tables[Name]> };
  /** Everything inside happens, or nothing; nothing else happens in between. Inside, wait for tables only. */
  together<T>(change: () => Promise<T>): Promise<T>;
  /** Tells the query's answer at once and after every change of what it read, in this window or another. */
  live<T>(query: () => Promise<T>, tell: (answer: T) => void): Stop;
  close(): void;
}

const PATIENCE = 4000;

/**
 * The browser's database as `open` gives it; memory where that is blocked, throws, or does not open in time.
 * Service workers know no `import()`, so each host says itself how it comes by the database.
 */
export async function openStore(open: () => Promise<Store>): Promise<Store> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new Error("the browser's database does not open")), PATIENCE);
  });
  try {
    return await Promise.race([open(), late]);
  } catch {
    return createMemoryStore();
  } finally {
    clearTimeout(patience);
  }
}

/** Reads one fact about the whole. */
export async function readMeta<K extends keyof MetaRows>(store: Store, key: K): Promise<MetaRows[K] | undefined> {
  const row = await store.tables.meta.get(key);
  return row?.value as MetaRows[K] | undefined;
}

export function writeMeta<K extends keyof MetaRows>(store: Store, key: K, value: MetaRows[K]): Promise<void> {
  return store.tables.meta.put({ key, value });
}
