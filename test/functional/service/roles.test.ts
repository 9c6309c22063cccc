import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { explanation } from "../../../server/explain.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { type Database, rows, sqlState } from "../../../server/db/transaction.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

let postgres: TestPostgres;
let address: string;
let opened: Database[];
let service: TestService;
let orgId: string;
/** What a connection of the service may do by itself. */
let resting: pg.Client;
beforeAll(async () => {
  postgres = await startPostgres();
  address = await postgres.database();
  // Four nodes start on one empty database at the same moment.
  opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres({ connectionString: address, max: 3 })));
  service = await openTestService({ db: opened[0]! });
  orgId = await newOrg(service);
  await newPerson(service, orgId, { knows: ["window-functions"] });
  resting = new pg.Client({ connectionString: address, options: "-c role=app" });
  await resting.connect();
});
afterAll(async () => {
  await resting?.end();
  await service?.close();
  for (const db of opened?.slice(1) ?? []) await db.close();
  await postgres?.stop();
});

const inOwnOrg = async (statement: string, values: unknown[]) => {
  await resting.query("begin");
  try {
    await resting.query("select set_config('app.org', $1, true)", [orgId]);
    return await resting.query(statement, values);
  } finally {
    await resting.query("rollback");
  }
};
const stateOf = (work: Promise<unknown>) => work.then(() => "done", sqlState);

test("four nodes that start at once on an empty database migrate it once", async () => {
  const owner = new pg.Client({ connectionString: address });
  await owner.connect();
  const { rows: done } = await owner.query<{ n: number; d: number }>(
    "select count(*)::int as n, count(distinct created_at)::int as d from drizzle.__drizzle_migrations",
  );
  const { rows: epochs } = await owner.query("select value from service where key = 'epoch'");
  await owner.end();
  expect(done[0]!.d).toBeGreaterThan(3);
  expect(done[0]!.n).toBe(done[0]!.d);
  expect(epochs).toHaveLength(1);
});

describe("a connection of the service, before it says which organisation it is for", () => {
  test("rests in role app", async () => {
    const seen = await opened[1]!.inOrg(orgId, (tx) => rows<{ role: string }>(tx, sql`select current_user as role`));
    expect(seen).toEqual([{ role: "app" }]);
  });

  test("sees no row of any organisation, in whatever table", async () => {
    const { rows: tables } = await resting.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'org_id'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const { rows: seen } = await resting.query(`select * from ${name}`);
      expect(seen, name).toEqual([]);
    }
    const own = await inOwnOrg("select id from people", []);
    expect(own.rows).toHaveLength(1);
  });

  test("every table of an organisation is under forced row-level security, and leads its key with it", async () => {
    const { rows: loose } = await resting.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not (
         c.relrowsecurity and c.relforcerowsecurity
         and exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum))`,
    );
    expect(loose).toEqual([]);
  });

  test("cannot write a row of another organisation, nor move one there", async () => {
    const other = uuidv7(new Date());
    const row = "insert into gaps (org_id, id, skill_ids, at) values ($1, $2, '{}', now())";
    expect(await stateOf(inOwnOrg(row, [orgId, uuidv7(new Date())]))).toBe("done");
    expect(await stateOf(inOwnOrg(row, [other, uuidv7(new Date())]))).toBe("42501");
    expect(await stateOf(inOwnOrg("update skills set org_id = $1", [other]))).toBe("42501");
  });

  test("cannot read who proves an address, change the schema, or switch the policies off", async () => {
    const forbidden = [
      "select * from identity_users",
      "select * from identity_verifications",
      "select * from identity_accounts",
      "select * from identity_sessions",
      "update service set value = 'x'",
      "alter table people add column grade int",
      "alter table people disable row level security",
      "drop table people",
      "truncate people",
      "create table mine (id int)",
    ];
    for (const statement of forbidden) expect(await stateOf(resting.query(statement)), statement).toBe("42501");
  });
});

describe("a role that may not create roles", () => {
  const asAdmin = async (...statements: string[]) => {
    const admin = new pg.Client({ connectionString: address.replace("owner@", "postgres@") });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
  };

  test("is told what to ask for, and starts once it was granted", async () => {
    await asAdmin("create role plain login", "create database plain owner plain");
    const plain = address.replace(/owner@(.*)\/.*$/, "plain@$1/plain");
    const refused: unknown = await openPostgres({ connectionString: plain }).catch((error: unknown) => error);
    expect(explanation(refused)).toMatch(
      /^The database refused: role plain may not take on .* grant app, crossing to plain$/,
    );
    await asAdmin("grant app, crossing to plain");
    const db = await openPostgres({ connectionString: plain });
    expect(await db.crossing("ready", (tx) => rows(tx, sql`select current_user as role`))).toEqual([
      { role: "crossing" },
    ]);
    await db.close();
  });
});
