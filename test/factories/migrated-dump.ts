import { readFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { migratePglite } from "../../server/db/migrate.ts";

let made: Promise<Blob> | undefined;

/** A migrated, empty database as a dump, made once for the whole run: of tests by `global-setup.ts`, else here. */
export function migratedDump(): Promise<Blob> {
  made ??= process.env["VITEST"] === undefined ? migrated() : provided();
  return made;
}

async function provided(): Promise<Blob> {
  // Outside of a test runner Vitest cannot even be loaded.
  const { inject } = await import("vitest");
  return new Blob([new Uint8Array(await readFile(inject("migratedDump")))]);
}

async function migrated(): Promise<Blob> {
  const client = await PGlite.create();
  try {
    await migratePglite(client);
    return await client.dumpDataDir("none");
  } finally {
    await client.close();
  }
}
