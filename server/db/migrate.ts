import { fileURLToPath } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgresFiles } from "drizzle-orm/node-postgres/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePgliteFiles } from "drizzle-orm/pglite/migrator";
import pg from "pg";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any fixed number: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_600_001;

/** Brings a PostgreSQL database to the present schema; several nodes may start at once, one of them does the work. */
export async function migratePostgres(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that breaks is told by the statement that fails; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migratePostgresFiles(drizzlePostgres(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}

/** Brings a PGlite database to the present schema; its session must still be the owner's. */
export async function migratePglite(client: PGlite): Promise<void> {
  await migratePgliteFiles(drizzlePglite(client), { migrationsFolder });
}
