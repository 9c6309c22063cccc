import { randomBytes } from "node:crypto";
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How often the owner shows that it is alive, by the file's time. */
const BEAT_MS = 1000;
/** So long a lock may rest before it counts as left behind. */
const SILENT_MS = 10_000;
/** How long a starting service watches a lock that it cannot judge otherwise. */
const WATCH_MS = 4000;
const LOOK_MS = 100;

/** The folder is in use by another running service. */
export class FolderInUse extends Error {}

/** Who holds a folder. A pid means something only in the world that gave it; `began` tells its bearers apart. */
interface Owner {
  pid: number;
  world: string;
  began: string | null;
}

const read = (file: string): string | null => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
};

/** Since when a process runs, in the kernel's own count; null where the system does not tell, or it is gone. */
const beginningOf = (pid: number) =>
  read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, "")
    .split(" ")[19] ?? null;

/** Two containers on one folder both have a process 1: pids are compared within one boot and one pid namespace only. */
function thisWorld(): string {
  try {
    return `${read("/proc/sys/kernel/random/boot_id")?.trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

const self = (): Owner => ({ pid: process.pid, world: thisWorld(), began: beginningOf(process.pid) });

function parsed(text: string): Owner | null {
  try {
    const { pid, world, began } = JSON.parse(text) as Partial<Owner>;
    return typeof pid === "number" && typeof world === "string" ? { pid, world, began: began ?? null } : null;
  } catch {
    return null;
  }
}

const runs = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/** The locks of this very process. */
const held = new Set<string>();

/** Whether the owner lives: by its pid and beginning where those can be seen, else by watching for its beat. */
async function isAlive(owner: Owner | null, file: string): Promise<boolean> {
  if (owner !== null && owner.world === thisWorld()) {
    if (!runs(owner.pid)) return false;
    if (owner.began !== null) return beginningOf(owner.pid) === owner.began;
    if (owner.pid === process.pid) return held.has(file);
  }
  return beats(file);
}

/** By the clock of the file system that holds the lock; another machine's may differ from ours. */
async function beats(file: string): Promise<boolean> {
  const timeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const last = timeOf(file);
  if (last === undefined) return false;
  const probe = ownName(file);
  closeSync(openSync(probe, "wx"));
  const now = timeOf(probe) ?? last;
  rmSync(probe, { force: true });
  if (now - last > SILENT_MS) return false;
  for (let watched = 0; watched < WATCH_MS; watched += LOOK_MS) {
    await wait(LOOK_MS);
    if (timeOf(file) !== last) return true;
  }
  return false;
}

const ownName = (file: string) => `${file}.${randomBytes(6).toString("hex")}`;

/** Takes the stale lock away, unless it is another one by now: then it is put back. */
function clear(file: string, stale: string | null): void {
  const aside = ownName(file);
  try {
    renameSync(file, aside);
    if (read(aside) !== stale) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function writeTo(file: string, flags: "wx" | "r+", text: string): void {
  const handle = openSync(file, flags);
  writeSync(handle, text);
  closeSync(handle);
}

/** Writes the lock, unless there is one. */
function take(file: string, text: string): boolean {
  try {
    writeTo(file, "wx", text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Shows every second that the owner lives. Gives the release, which leaves alone what is no longer ours. */
function keep(file: string, text: string): () => void {
  held.add(file);
  const beat = setInterval(() => {
    try {
      if (read(file) === text) writeTo(file, "r+", text);
    } catch {
      // The folder is gone or full: the database will say so itself.
    }
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    held.delete(file);
    if (read(file) === text) rmSync(file, { force: true });
  };
}

/**
 * PGlite takes no lock on its folder, and two processes on one folder diverge; so the service keeps its pid there.
 * A lock whose process is gone is taken over, also when its pid belongs to another program by now. Returns the release.
 * Throws {@link FolderInUse}.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "service.pid");
  const mine = JSON.stringify(self());
  for (let tries = 0; tries < 3; tries++) {
    if (take(file, mine)) return keep(file, mine);
    const found = read(file);
    const owner = found === null ? null : parsed(found);
    if (await isAlive(owner, file)) {
      const who = owner === null ? "another service" : `process ${owner.pid}`;
      throw new FolderInUse(
        `The folder ${folder} is in use by ${who}. Stop that one first, or set DATA_DIR to another folder.`,
      );
    }
    clear(file, found);
  }
  throw new FolderInUse(`The folder ${folder} was taken by another process just now.`);
}
