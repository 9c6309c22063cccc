import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Kept, World } from "./world.ts";

/** What was kept in a file by an earlier run; null when there is none. The file is the platform's own. */
export function readKept(file: string): Kept | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : null;
}

/** Writes what outlives a restart, private keys among it: nobody else may read the file. */
export function writeKept(file: string, world: World): void {
  const kept: Kept = {
    keys: world.keys.keys,
    courses: [...world.courses.values()],
    links: [...world.links.values()],
    tools: [...world.tools.values()],
    lineItems: [...world.lineItems.values()],
    results: [...world.results],
    lastId: world.lastId,
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
