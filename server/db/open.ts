import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";
import type { Database } from "./transaction.ts";

export interface OpenOptions {
  /** PostgreSQL's address; absent means PGlite in `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  onError?: (error: Error) => void;
}

/** Opens the database that the environment names, migrated and ready. */
export function openDatabase({ databaseUrl, dataDir, onError }: OpenOptions): Promise<Database> {
  if (databaseUrl === undefined) return openPglite({ folder: dataDir });
  return openPostgres({ connectionString: databaseUrl, ...(onError === undefined ? {} : { onError }) });
}
