import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeProtectedHeader, type JSONWebKeySet } from "jose";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { systemClock } from "../../../server/clock.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { publishedKeys, signAsTool } from "../../../server/lti/tool-keys.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { freePort, startProcess } from "../../factories/process.ts";
import { openTestService, testSettings } from "../../factories/service.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const DAY_MS = 86_400_000;

/** What `npm run lti:rotate-keys` does, as a process of its own; gives what it wrote and how it ended. */
async function rotated(env: Record<string, string>) {
  const command = startProcess("server/lti/rotate-keys-main.ts", env);
  const code = await new Promise<number | null>((resolve) => command.process.once("close", resolve));
  const output = command.output();
  const [signs, next, retires] = [/Key (\S+) signs from/, /Key (\S+) is published/, /Key (\S+) signs no more/].map(
    (line) => line.exec(output)?.[1],
  );
  return { code, output, signs, next, retires };
}

async function startService(env: Record<string, string>) {
  const port = await freePort();
  const service = startProcess("server/main.ts", { ...env, PORT: String(port) });
  onTestFinished(async () => void (await service.end("SIGKILL")));
  await service.says(/is ready/);
  const kids = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/lti/jwks.json`);
    expect(response.status).toBe(200);
    const { keys } = (await response.json()) as JSONWebKeySet;
    // The public half, and nothing of the private one.
    for (const key of keys) expect(Object.keys(key).toSorted()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    return keys.map(({ kid }) => kid);
  };
  return { service, kids };
}

test("keys are rotated under services that run: the next signs, one more follows, the old one stays a day", async () => {
  const connectionString = await postgres.database();
  const env = { DATABASE_URL: connectionString, SECRET: testSettings.secret, LOG_LEVEL: "error" };
  const { kids } = await startService(env);
  const node = await openTestService({ db: await openPostgres({ connectionString }), base: systemClock });
  onTestFinished(() => node.close());
  const signer = async () => {
    const token = await signAsTool(node.services, {}, { audience: "a", issuer: "b", seconds: 60 });
    return decodeProtectedHeader(token).kid;
  };
  const [old, second, ...others] = await kids();
  expect([others, await signer()]).toEqual([[], old]);

  const first = await rotated(env);
  expect([first.code, first.signs, first.retires]).toEqual([0, second, old]);
  expect(await kids()).toEqual([second, first.next, old]);
  expect(await signer()).toBe(second);

  const again = await rotated(env);
  expect([again.code, again.signs, again.retires]).toEqual([0, first.next, second]);
  expect(new Set(await kids())).toEqual(new Set([first.next, again.next, old, second]));
  expect(await signer()).toBe(first.next);
  node.clock.advance(DAY_MS + 60_000);
  expect((await publishedKeys(node.services)).keys.map(({ kid }) => kid)).toEqual([first.next, again.next]);
  expect(first.output + again.output).not.toMatch(/PRIVATE|"d"|postgres:\/\//);
}, 180_000);

test("on a folder of PGlite the command waits for the service to be stopped, and says so", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "ask-a-peer-rotated-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { DATA_DIR: dataDir, SECRET: testSettings.secret, LOG_LEVEL: "error" };
  const running = await startService(env);
  const [old, second] = await running.kids();
  const refused = await rotated(env);
  expect([refused.code, refused.signs]).toEqual([1, undefined]);
  expect(refused.output).toMatch(/is in use by .+ Stop that one first/);
  expect(await running.kids()).toEqual([old, second]);
  expect(await running.service.end()).toBe(0);

  const done = await rotated(env);
  expect([done.code, done.signs, done.retires]).toEqual([0, second, old]);
  const { kids } = await startService(env);
  expect(await kids()).toEqual([second, done.next, old]);
}, 180_000);
