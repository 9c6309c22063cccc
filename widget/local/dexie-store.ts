import Dexie, { liveQuery, type Table as DexieTable } from "dexie";
import { SCHEMA, type Tables } from "./rows.ts";
import type { Store, Table } from "./store.ts";

/** Rises with each change of the tables; an older database is upgraded in place. */
const VERSION = 2;

const NAME = "ask-a-peer";

/** Opens the browser's database, or rejects where it is blocked. */
export async function openDexieStore(name: string = NAME): Promise<Store> {
  const db = new Dexie(name, { cache: "disabled" });
  db.version(VERSION).stores(SCHEMA);
  await db.open();
  const tables = Object.fromEntries(
    Object.keys(SCHEMA).map((table) => [table, tableOf(db.table(table))]),
  ) as unknown as Store["tables"];

  return {
    kind: "disk",
    tables,
    together: (change) => db.transaction("rw", db.tables, change),
    live(query, tell) {
      const subscription = liveQuery(query).subscribe({ next: tell, error: () => {} });
      return () => subscription.unsubscribe();
    },
    close: () => db.close(),
  };
}

function tableOf<Row extends Tables[keyof Tables]>(table: DexieTable<Row, string>): Table<Row> {
  return {
    get: async (key) => table.get(key),
    all: async () => table.toArray(),
    by: async (name, value) => table.where(name).equals(value).toArray(),
    put: async (...rows) => void (await table.bulkPut(rows)),
    drop: async (...keys) => table.bulkDelete(keys),
    clear: async () => table.clear(),
  };
}
