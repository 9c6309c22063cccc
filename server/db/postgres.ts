import { type SQL, sql } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { HeadedQuery } from "./headed-query.ts";
import { hintChannel } from "./hint-channel.ts";
import { migratePostgres } from "./migrate.ts";
import * as schema from "./schema/index.ts";
import { committed, type Database, retried, sqlState, type TextRow, type Tx } from "./transaction.ts";

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
    keepAlive: true,
    // A server that is gone without a word must not hold a call for ever; above the statement's own bound.
    query_timeout: 12_000,
    // The role is part of the connection, before anybody can forget it.
    options: "-c role=app -c statement_timeout=10000 -c idle_in_transaction_session_timeout=15000",
  });
  // Without a listener a broken idle connection would end the process.
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const inTransaction = transactions(pool);
  const channel = hintChannel(connectionString, onError);
  return {
    kind: "postgres",
    inOrg: (orgId, work) =>
      committed((again) => inTransaction(sql`select set_config('app.org', ${orgId}, true)`, again), work, channel.hint),
    crossing: (_verb, work) =>
      committed((again) => inTransaction(sql`set local role crossing`, again), work, channel.hint),
    single: (orgId, statement, values) => retried(() => single(pool, orgId, { statement, values })),
    hint: channel.hint,
    onHint: channel.onHint,
    close: async () => {
      await channel.close();
      await pool.end();
    },
  };
}

const ORG = { name: "org", text: "select set_config('app.org', $1, true)" };

/** One statement that sees one organisation, behind the head that says which. */
async function single(pool: pg.Pool, orgId: string, main: ConstructorParameters<typeof HeadedQuery>[1]) {
  const client = await pool.connect();
  let broken = true;
  try {
    const rows = await new Promise<TextRow[]>((resolve, reject) => {
      const head = { statement: ORG, values: [orgId] };
      client.query(
        new HeadedQuery(head, main, (error, found = []) => (error === null ? resolve(found) : reject(error))),
      );
    });
    broken = false;
    return rows;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs work in a transaction of a connection of the pool. Drizzle's own way over a pool never gives a connection back
 * that broke before its `begin`, and after a few restarts of the database none would be left.
 */
function transactions(pool: pg.Pool) {
  const known = new WeakMap<pg.PoolClient, NodePgDatabase<typeof schema>>();
  const dbOf = (client: pg.PoolClient) => {
    const db = known.get(client) ?? drizzle(client, { schema });
    known.set(client, db);
    return db;
  };
  return async <T>(head: SQL, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken = false;
    try {
      return await dbOf(client).transaction(async (tx) => {
        await tx.execute(head);
        return work(tx);
      });
    } catch (error) {
      // Without a state it was not the database that refused: nobody knows what the connection still waits for.
      broken = sqlState(error) === undefined;
      throw error;
    } finally {
      client.release(broken);
    }
  };
}
