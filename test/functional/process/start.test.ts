import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort, startProcess } from "../../factories/process.ts";

const SECRET = "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u";
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ask-a-peer-process-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (env: Record<string, string> = {}, script = "server/main.ts") =>
  startProcess(script, { PORT: "0", DATA_DIR: join(folder, "data"), SECRET, LOG_LEVEL: "error", ...env });

/** The exit code of a process that does not start, and what it says of it. */
async function refusal(env: Record<string, string>, script?: string) {
  const started = start({ DATA_DIR: join(folder, "never"), ...env }, script);
  const code = await new Promise((resolve) => started.process.once("close", resolve));
  return { code, said: started.output() };
}

describe("what is not fit to start with is refused with a sentence and exit code 1", () => {
  test("no secret", async () => {
    const { code, said } = await refusal({ SECRET: "" });
    expect(code).toBe(1);
    expect(said).toMatch(/^SECRET is missing\. Set SECRET to at least 32 random characters/);
    expect(readdirSync(folder)).not.toContain("never");
  });

  test("values of another kind, all of them at once and without their passwords", async () => {
    const { code, said } = await refusal({ PORT: "http", DATABASE_URL: "mysql://me:hunter2@localhost/db" });
    expect(code).toBe(1);
    expect(said).toMatch(
      /^The environment is not right:\n {2}PORT is a number from 0 to 65535\.\n {2}DATABASE_URL begins with postgres:\/\/.*\n$/,
    );
  });

  test("a database that nobody serves", async () => {
    const { code, said } = await refusal({ DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${await freePort()}/db` });
    expect(code).toBe(1);
    expect(said).toBe("The database cannot be reached. Is it running, and is DATABASE_URL right?\n");
  });
});

describe("one service on one folder", () => {
  test("starts, tells the first-run code, refuses a second start, finishes what is under way, and starts again", async () => {
    const port = await freePort();
    const first = start({ PORT: String(port), PUBLIC_URL: "http://localhost:4600" });
    const [, code] = await first.says(/enter this code once: ((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})\n/);
    expect(first.output()).toContain("Ask a Peer is ready: http://localhost:4600\n");

    const second = await refusal({ DATA_DIR: join(folder, "data") });
    expect(second.code).toBe(1);
    expect(second.said).toContain(`is in use by process ${first.process.pid}. Stop that one first`);

    const answer = await setUpWhileStopping(port, String(code), () => void first.process.kill("SIGTERM"));
    expect(answer).toBe(303);
    expect(await first.end()).toBe(0);
    expect(first.output()).not.toContain("    at ");

    const again = start();
    await again.says(/is ready/);
    await again.says(/sign-in codes and mails are written here/);
    expect(again.output()).not.toContain("enter this code");
    expect(await again.end("SIGINT")).toBe(0);
  });

  test("opens again after a kill, and when the pid left behind belongs to another program now", async () => {
    const killed = start();
    await killed.says(/is ready/);
    await killed.end("SIGKILL");
    const again = start();
    await again.says(/is ready/);
    await again.end("SIGKILL");

    // As after a reboot: the number is in use, by a process that began at another moment.
    const file = join(folder, "data", "service.pid");
    const bystander = { pid: process.ppid, world: worldOf(file), began: "1" };
    writeFileSync(file, JSON.stringify(bystander));
    const third = start();
    await third.says(/is ready/);
    expect(await third.end()).toBe(0);
    expect(readdirSync(join(folder, "data"))).toEqual(["pg"]);
  });

  test("migrates alone with `npm run migrate`, any number of times; then a taken port is told", async () => {
    const env = { DATA_DIR: join(folder, "migrated") };
    for (let round = 0; round < 2; round++) {
      const { code, said } = await refusal(env, "server/db/migrate-main.ts");
      expect(said).toMatch(/^The database is up to date \(\d+ ms\)\.\n$/);
      expect(code).toBe(0);
    }
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
    });
    const { code, said } = await refusal({ ...env, PORT: String(port) });
    other.close();
    expect(code).toBe(1);
    expect(said).toBe("The port is taken by another program. Stop that one, or set PORT to another number.\n");
  });
});

function worldOf(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { world: string }).world;
}

/** Sends the first-run form in two halves, the stop between them; gives the status of the answer. */
function setUpWhileStopping(port: number, code: string, stop: () => void): Promise<number | undefined> {
  const form = new URLSearchParams({
    code,
    orgName: "Acme",
    name: "Ada",
    email: "ada@example.test",
    timeZone: "UTC",
  }).toString();
  return new Promise((resolve, reject) => {
    const half = request(
      {
        port,
        host: "127.0.0.1",
        method: "POST",
        path: "/welcome",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": form.length,
          "sec-fetch-site": "same-origin",
          connection: "keep-alive",
        },
      },
      (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode));
      },
    );
    half.on("error", reject);
    half.write(form.slice(0, 10), () => {
      stop();
      half.end(form.slice(10));
    });
  });
}
