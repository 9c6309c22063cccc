import { PGlite } from "@electric-sql/pglite";
import { migratePglite } from "../../server/db/migrate.ts";

let dump: Promise<Blob> | undefined;

/** A migrated, empty database as a dump, made once per test process: loading it is quicker than migrating. */
export function migratedDump(): Promise<Blob> {
  dump ??= (async () => {
    const client = await PGlite.create();
    await migratePglite(client);
    const made = await client.dumpDataDir("none");
    await client.close();
    return made;
  })();
  return dump;
}
