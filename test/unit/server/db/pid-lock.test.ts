import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FolderInUse, lockFolder } from "../../../../server/db/pid-lock.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ask-a-peer-lock-"));
  file = join(folder, "service.pid");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Owner {
  pid: number;
  world: string;
  began: string | null;
}
/** The lock that this process would write. */
async function ours(): Promise<Owner> {
  const release = await lockFolder(folder);
  const owner = JSON.parse(readFileSync(file, "utf8")) as Owner;
  release();
  return owner;
}
const leave = (owner: Owner | string, age = 0) => {
  writeFileSync(file, typeof owner === "string" ? owner : JSON.stringify(owner));
  const time = Date.now() / 1000 - age;
  utimesSync(file, time, time);
};
/** Takes the folder, and gives it back. */
const taken = async () => {
  const release = await lockFolder(folder);
  const owner = JSON.parse(readFileSync(file, "utf8")) as Owner;
  release();
  return owner.pid === process.pid && readdirSync(folder).length === 0;
};

describe("a folder", () => {
  test("is held once, also within one process, and free when released", async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    release();
    expect(await taken()).toBe(true);
  });

  test("is taken by one of eight who start at the same moment on a stale lock", async () => {
    leave({ ...(await ours()), pid: 2 ** 22 + 1 });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const won = tries.filter((result) => result.status === "fulfilled");
    expect(won).toHaveLength(1);
    won[0]!.value();
  });

  test("is taken over when its process is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await new Promise((resolve) => child.once("close", resolve));
    leave({ ...(await ours()), pid: child.pid! });
    expect(await taken()).toBe(true);
  });

  test("is taken over when the pid belongs to another program by now, or to this one", async () => {
    const mine = await ours();
    leave({ ...mine, pid: process.ppid, began: mine.began === null ? null : "1" }, 60);
    expect(await taken()).toBe(true);
    leave({ ...mine, began: mine.began === null ? null : "1" });
    expect(await taken()).toBe(true);
  });

  test("of another container or machine is respected while it is looked after", async () => {
    const owner = { pid: 1, world: "another boot pid:[1]", began: "100" };
    leave(owner);
    let beats = 0;
    const beat = setInterval(() => {
      utimesSync(file, Date.now() / 1000, Date.now() / 1000 + ++beats);
    }, 50);
    try {
      await expect(lockFolder(folder)).rejects.toThrow("in use by process 1");
      expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(owner);
    } finally {
      clearInterval(beat);
    }
  });

  test("of another container or machine is taken over when nobody looks after it any more", async () => {
    leave({ pid: 1, world: "another boot pid:[1]", began: "100" }, 60);
    expect(await taken()).toBe(true);
  });

  test("whose lock was cut off in writing is taken over once it has rested", async () => {
    for (const words of ["", "{", "4711", "null"]) {
      leave(words, 60);
      expect(await taken()).toBe(true);
    }
  });

  test("keeps a lock that somebody else took in the meantime", async () => {
    const release = await lockFolder(folder);
    writeFileSync(file, "another's");
    release();
    expect(readFileSync(file, "utf8")).toBe("another's");
  });
});
