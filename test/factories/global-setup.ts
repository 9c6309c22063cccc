import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { TestProject } from "vitest/node";
import { migratePglite } from "../../server/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    migratedDump: string;
  }
}

/** Migrates one empty database for the whole run; each test file loads it as a dump, which is much quicker. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "ask-a-peer-dump-"));
  const client = await PGlite.create();
  await migratePglite(client);
  const dump = await client.dumpDataDir("none");
  await client.close();
  const file = join(folder, "migrated.tar");
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()));
  project.provide("migratedDump", file);
  return () => rmSync(folder, { recursive: true, force: true });
}
