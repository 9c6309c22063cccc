import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { SECOND } from "../../../server/clock.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { type Hint } from "../../../server/db/transaction.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { startPostgres, type TestPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let postgres: TestPostgres;
let address: string;
let service: TestService;
let running: Running;
let orgId: string;
let person: TestPerson;
const hints: Hint[] = [];
const broken: Error[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  address = await postgres.database();
  // Few connections, so that one which is not given back would be missed.
  const db = await openPostgres({ connectionString: address, max: 2, onError: (error) => void broken.push(error) });
  db.onHint((hint) => void hints.push(hint));
  service = await openTestService({ db });
  running = await serve(service.services);
  orgId = await newOrg(service);
});
afterAll(async () => {
  await running?.stop();
  await postgres?.stop();
});
beforeEach(async () => {
  hints.length = 0;
  person = await newPerson(service, orgId);
  // Known to the service from here on, so that what fails afterwards is not the sign-in.
  await person.get("/api/me");
});

const ask = () =>
  person.put(`/api/asks/${uuidv7(service.clock.now())}`, {
    topic: { title: "Window functions" },
    goal: "rank rows",
    minutes: 15,
  });

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: address.replace(/owner@(.*)\/.*$/, "postgres@$1/postgres") });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}
const cutAll = () => asAdmin("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'owner'");

/** It goes on by itself: a call succeeds again, and hints of this node come back to it. */
async function expectGoesOn(): Promise<void> {
  await vi.waitFor(async () => expect((await ask()).status).toBe(201), { timeout: 20_000, interval: 100 });
  await vi.waitFor(
    async () => {
      expect((await ask()).status).toBe(201);
      expect(hints.flatMap(({ heads = [] }) => heads)).toContain(`${orgId}/${person.id}`);
    },
    { timeout: 20_000, interval: 200 },
  );
}

test("all connections cut, five times: no call is answered with 500, and the service goes on with as many as before", async () => {
  for (let round = 0; round < 5; round++) {
    const asked = [ask(), ask(), ask(), cutAll(), ask(), ask()];
    for (const answer of await Promise.all(asked))
      if (answer !== undefined) expect([201, 503]).toContain(answer.status);
  }
  await expectGoesOn();
  const answers = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
}, 60_000);

test("a connection that is found broken at its first word is replaced, not lost", async () => {
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: unknown, ...given: unknown[]) {
    const isBegin = (given[0] as { text?: string }).text === "begin";
    return isBegin ? Promise.reject(new Error("Connection terminated unexpectedly")) : query.apply(this, given);
  });
  for (let round = 0; round < 3; round++) {
    const { status, headers } = await ask();
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toBe("2");
  }
  spy.mockRestore();
  expect((await ask()).status).toBe(201);
});

test("PostgreSQL stopped: 503 with Retry-After and code away, alive but not ready; started again, it goes on", async () => {
  await postgres.halt();
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("2");
  expect(refused.body).toMatchObject({ code: "away" });
  expect((await service.app.request("/healthz")).status).toBe(200);
  expect((await service.app.request("/readyz")).status).toBe(503);
  const ticketed = await fetch(`http://127.0.0.1:${running.port}/api/live/ticket`, {
    method: "POST",
    headers: { authorization: `Bearer ${person.token}` },
  });
  expect(ticketed.status).toBe(503);
  // What time brings is tried meanwhile, and fails without ending anything.
  await expect(service.services.sweeper.round()).rejects.toThrow(/ECONNREFUSED|terminated|timeout|Failed query/);
  expect(broken.length).toBeGreaterThan(0);
  await postgres.resume();
  await expectGoesOn();
  expect((await service.app.request("/readyz")).status).toBe(200);
}, 60_000);

test("a database that is read-only, as a replica after a failover, is 503, and what was asked is not half there", async () => {
  await asAdmin(`alter database ${new URL(address).pathname.slice(1)} set default_transaction_read_only = on`);
  await cutAll();
  await vi.waitFor(async () => expect((await person.get("/api/asks")).status).toBe(200), {
    timeout: 10_000,
    interval: 100,
  });
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("2");
  expect((await person.get("/api/asks")).body).toEqual({ asks: [] });
  await asAdmin(`alter database ${new URL(address).pathname.slice(1)} reset default_transaction_read_only`);
  await cutAll();
  await expectGoesOn();
}, 60_000);

test(
  "every connection taken by slow calls: the next is refused within seconds, and health is told meanwhile",
  async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = [1, 2].map(() => service.db.inOrg(orgId, () => gate));
    const refused = await ask();
    expect(refused.status).toBe(503);
    expect((await service.app.request("/healthz")).status).toBe(200);
    release();
    await Promise.all(slow);
    expect((await ask()).status).toBe(201);
  },
  20 * SECOND,
);
