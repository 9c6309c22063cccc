import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { hintChannel } from "./hint-channel.ts";
import { migratePostgres } from "./migrate.ts";
import * as schema from "./schema/index.ts";
import { type Database, retried, type Tx } from "./transaction.ts";

export interface PostgresOptions {
  connectionString: string;
  /** Connections at most; default 10. */
  max?: number;
  /** Told of a connection that broke; the pool replaces it. */
  onError?: (error: Error) => void;
}

/** Opens PostgreSQL, migrates it under an advisory lock, and hands out connections that rest in role `app`. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { connectionString, max = 10, onError = () => {} } = options;
  await migratePostgres(connectionString);
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    // The role is part of the connection, before anybody can forget it.
    options: "-c role=app -c statement_timeout=10000 -c idle_in_transaction_session_timeout=15000",
  });
  // Without a listener a broken idle connection would end the process.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const db = drizzle(pool, { schema });
  const channel = hintChannel(connectionString, onError);
  return {
    kind: "postgres",
    inOrg: (orgId, work) =>
      retried(() =>
        db.transaction(async (tx) => {
          await tx.execute(sql`select set_config('app.org', ${orgId}, true)`);
          return work(tx as unknown as Tx);
        }),
      ),
    crossing: (_verb, work) =>
      retried(() =>
        db.transaction(async (tx) => {
          await tx.execute(sql`set local role crossing`);
          return work(tx as unknown as Tx);
        }),
      ),
    hint: channel.hint,
    onHint: channel.onHint,
    close: async () => {
      await channel.close();
      await pool.end();
    },
  };
}
