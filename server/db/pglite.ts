import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migratePglite } from "./migrate.ts";
import { lockFolder } from "./pid-lock.ts";
import * as schema from "./schema/index.ts";
import { committed, type Database, type Hint, type TextRow, type Tx } from "./transaction.ts";

export interface PgliteOptions {
  /** The folder of the data; absent means in memory. */
  folder?: string;
  /** A dump of a migrated database, so that tests need not migrate each time. */
  loadDataDir?: Blob;
}

/** Opens the embedded database, migrates it, and leaves its session in role `app`. */
export async function openPglite(options: PgliteOptions): Promise<Database & { client: PGlite }> {
  const release = options.folder === undefined ? () => {} : await lockFolder(options.folder);
  try {
    const client = await openClient(options);
    return { ...pgliteDatabase(client, release), client };
  } catch (error) {
    release();
    throw error;
  }
}

async function openClient({ folder, loadDataDir }: PgliteOptions): Promise<PGlite> {
  const dataDir = folder === undefined ? undefined : join(folder, "pg");
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const client = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(loadDataDir === undefined ? {} : { loadDataDir }),
  });
  if (loadDataDir === undefined) await migratePglite(client);
  // PGlite's session is a superuser's: without this a forgotten head would show every organisation.
  await client.exec("set role app");
  return client;
}

function pgliteDatabase(client: PGlite, release: () => void): Database {
  const db = drizzle(client, { schema });
  const listeners = new Set<(hint: Hint) => void>();
  const hint = (said: Hint) => queueMicrotask(() => listeners.forEach((listener) => listener(said)));
  const headed =
    <T>(head: SQL) =>
    (work: (tx: Tx) => Promise<T>): Promise<T> =>
      db.transaction(async (tx) => {
        await tx.execute(head);
        return work(tx);
      });
  return {
    kind: "pglite",
    inOrg: (orgId, work) => committed(headed(sql`select set_config('app.org', ${orgId}, true)`), work, hint),
    crossing: (_verb, work) => committed(headed(sql`set local role crossing`), work, hint),
    single: (orgId, { text }, values) =>
      client.transaction(async (tx) => {
        await tx.query("select set_config('app.org', $1, true)", [orgId]);
        return (await tx.query<TextRow>(text, [...values], { rowMode: "array" })).rows;
      }),
    hint,
    onHint: (listener) => void listeners.add(listener),
    close: async () => {
      await client.close();
      release();
    },
  };
}
