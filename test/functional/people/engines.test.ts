import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../server/db/transaction.ts";
import { openPglite } from "../../../server/db/pglite.ts";
import { createEngines } from "../../../server/people/engines.ts";
import { touchMatching } from "../../../server/people/touch-matching.ts";
import { migratedDump } from "../../factories/migrated-dump.ts";
import { newOrg, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
beforeEach(async () => {
  service = await openTestService({ db: await openPglite({ loadDataDir: await migratedDump() }) });
  orgId = await newOrg(service);
});

const silent = { warn: () => {} };

test("gives the same matcher until something changes, and a new one at once after it", async () => {
  const { engines } = service.services;
  const first = await engines.of(orgId);
  expect(await engines.of(orgId)).toBe(first);
  await service.db.inOrg(orgId, (tx) => touchMatching(tx, orgId));
  expect(await engines.of(orgId)).not.toBe(first);
});

test("a change that is rolled back makes nothing new", async () => {
  const { engines } = service.services;
  const first = await engines.of(orgId);
  const failed = service.db.inOrg(orgId, async (tx) => {
    await touchMatching(tx, orgId);
    throw new Error("on second thoughts");
  });
  await expect(failed).rejects.toThrow("on second thoughts");
  expect(await engines.of(orgId)).toBe(first);
});

test("while a newer matcher is slow to come, the one before answers; then the newer", async () => {
  const gate = Promise.withResolvers<void>();
  let isSlow = false;
  const slow: Database = {
    ...service.db,
    inOrg: async (org, work) => {
      if (isSlow) await gate.promise;
      return service.db.inOrg(org, work);
    },
  };
  const engines = createEngines(slow, service.services.clock, silent, 0);
  const first = await engines.of(orgId);
  isSlow = true;
  await service.db.inOrg(orgId, (tx) => touchMatching(tx, orgId));
  expect(await engines.of(orgId)).toBe(first);
  gate.resolve();
  await expect.poll(() => engines.of(orgId)).not.toBe(first);
});

test("a database that is away leaves the matcher that is there", async () => {
  let isAway = false;
  const mortal: Database = {
    ...service.db,
    inOrg: (org, work) => (isAway ? Promise.reject(new Error("away")) : service.db.inOrg(org, work)),
  };
  const engines = createEngines(mortal, service.services.clock, silent);
  const first = await engines.of(orgId);
  isAway = true;
  service.db.hint({ matching: [orgId] });
  expect(await engines.of(orgId)).toBe(first);
});

test("a version that grew without a hint is found by looking", async () => {
  const deaf: Database = { ...service.db, onHint: () => {} };
  const engines = createEngines(deaf, service.services.clock, silent);
  const first = await engines.of(orgId);
  await service.db.inOrg(orgId, (tx) => tx.execute(sql`update orgs set matching_version = matching_version + 1`));
  await expect.poll(() => engines.of(orgId), { timeout: 10_000 }).not.toBe(first);
});
