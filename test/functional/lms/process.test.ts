import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { startLms } from "../../../sample/lms/start.ts";

const MAIN = fileURLToPath(new URL("../../../sample/lms/main.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sample-lms-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("what is kept", () => {
  test("outlives a restart: keys, tools, links, grades; nobody else may read it", async () => {
    const keepIn = join(folder, "kept", "lms.json");
    const first = await startLms({ port: 0, keepIn, adminKey: "key" });
    const tool = first.clientFor({});
    first.place(tool);
    const kid = first.world.keys.header().kid;
    const answer = await callTool(`${first.origin}/admin/clock`, {
      method: "POST",
      headers: { authorization: "Bearer key", "content-type": "application/json" },
      body: JSON.stringify({ aheadMs: 60_000 }),
    });
    expect([answer.status, first.knobs.clockOffMs]).toEqual([204, 60_000]);
    await first.stop();
    expect(statSync(keepIn).mode & 0o077).toBe(0);
    const second = await startLms({ port: 0, keepIn });
    expect(second.world.keys.header().kid).toBe(kid);
    expect([...second.world.tools.keys()]).toEqual([tool.clientId]);
    expect(second.world.links.size).toBe(1);
    expect(second.knobs.clockOffMs).toBe(0);
    await second.stop();
  });
});

describe("the process", () => {
  async function start(port: string) {
    const child = spawn(process.execPath, [MAIN, "--json"], {
      env: { ...process.env, PORT: port, TOOL_URL: "" },
      stdio: ["pipe", "pipe", "inherit"],
    });
    const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return { child, ready: JSON.parse(line) as { url: string; clients: string[] } };
  }

  test("tells its address, and ends with who started it", async () => {
    const { child, ready } = await start("0");
    expect(ready).toMatchObject({ url: expect.stringMatching(/^http:\/\/lms\.localhost:\d+$/) as string, clients: [] });
    expect((await callTool(`${ready.url}/.well-known/openid-configuration`)).status).toBe(200);
    child.stdin.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("ends by its id, well", async () => {
    const { child } = await start("0");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
