import { readFile } from "node:fs/promises";
import { inject } from "vitest";

/** A migrated, empty database as a dump, made once for the whole run by `global-setup.ts`. */
export const migratedDump = async () => new Blob([new Uint8Array(await readFile(inject("migratedDump")))]);
