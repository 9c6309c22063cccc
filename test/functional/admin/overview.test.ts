import { afterAll, beforeAll, expect, test } from "vitest";
import type { Overview } from "../../../server/contract/admin.ts";
import { asks, gaps } from "../../../server/db/schema/index.ts";
import { adminOverviewRoutes } from "../../../server/routes/admin-overview.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type Caller, openWorld, type World } from "../people/world.ts";

let world: World;
let orgId: string;
let admin: Caller;

beforeAll(async () => {
  world = await openWorld(adminOverviewRoutes);
  orgId = await world.addOrg("Acme");
  admin = await world.addPerson(orgId, { name: "Ida Lindqvist", role: "admin" });
}, 30_000);
afterAll(() => world.close());

type NewAsk = Partial<typeof asks.$inferInsert>;
const closed = { status: "resolved" as const, closedAt: new Date("2026-11-10T10:00:00Z") };

async function addAsks(count: number, given: NewAsk, asker = admin): Promise<void> {
  const at = new Date("2026-11-10T09:00:00Z");
  await world.db.inOrg(asker.orgId, (tx) =>
    tx.insert(asks).values(
      Array.from({ length: count }, () => ({
        askerId: asker.id,
        bodyHash: "",
        topic: { title: "Secret title" },
        pageKey: "",
        skillIds: [],
        goal: "Secret goal",
        minutes: 15,
        label: "l",
        openedAt: at,
        ...closed,
        ...given,
        orgId: asker.orgId,
        id: uuidv7(at),
      })),
    ),
  );
}
const read = async () => {
  const answer = await world.call(admin, "GET", "/api/admin/overview");
  expect(answer.status).toBe(200);
  return (await answer.json()) as Overview;
};

test("counts are told from five up, of the last 90 days, of this organisation", async () => {
  const stranger = await world.addPerson(await world.addOrg("Other"));
  await addAsks(9, { skillIds: ["sql"] }, stranger);
  await addAsks(9, {
    openedAt: new Date("2026-08-01T00:00:00Z"),
    closedAt: new Date("2026-08-02T00:00:00Z"),
    skillIds: ["sql"],
  });
  await addAsks(4, { skillIds: ["sql", "giving-feedback"] });
  expect((await read()).asks).toEqual({ opened: null, accepted: null, resolved: null, unanswered: null, days: 90 });
  expect((await read()).bySkill).toEqual([]);

  await addAsks(1, { skillIds: ["sql"] });
  await addAsks(5, { status: "unanswered", skillIds: ["window-functions"] });
  const { asks: counted, bySkill } = await read();
  expect(counted).toEqual({ opened: 10, accepted: null, resolved: 5, unanswered: 5, days: 90 });
  expect(bySkill).toEqual([
    { id: "sql", name: "SQL", asks: 5 },
    { id: "window-functions", name: "Window functions", asks: 5 },
  ]);
});

test("a gap is a skill that nobody who may be asked has undisputed evidence for", async () => {
  const gone = await world.addPerson(orgId, { leftAt: new Date("2026-05-01T00:00:00Z") });
  const unconfirmed = await world.addPerson(orgId, { confirmedAt: null });
  const coach = await world.addPerson(orgId);
  await world.addEvidence(gone, { skillId: "sql" });
  await world.addEvidence(unconfirmed, { skillId: "window-functions" });
  await world.addEvidence(coach, { skillId: "giving-feedback", disputed: true });
  expect((await read()).gaps).toEqual([
    { id: "sql", name: "SQL", asked: 5 },
    { id: "window-functions", name: "Window functions", asked: 5 },
    { id: "giving-feedback", name: "Giving feedback", asked: null },
  ]);
  await world.addEvidence(coach, { skillId: "sql" });
  expect((await read()).gaps.map(({ id }) => id)).toEqual(["window-functions", "giving-feedback"]);
  expect((await read()).people).toEqual({ total: 3, confirmed: 2, left: 1 });
});

test("no word and no name is in it", async () => {
  const answer = await world.call(admin, "GET", "/api/admin/overview");
  expect(await answer.text()).not.toMatch(/Secret|Ida|example\.org/);
});

test("members and strangers are kept out", async () => {
  const member = await world.addPerson(orgId);
  expect((await world.call(member, "GET", "/api/admin/overview")).status).toBe(403);
  expect((await world.call(null, "GET", "/api/admin/overview")).status).toBe(401);
});

test("what was asked for in vain five times is a gap, whoever says they know it; four times is not told", async () => {
  const org = await world.addOrg("Asked in vain");
  const lead = await world.addPerson(org, { role: "admin" });
  await world.addEvidence(lead, { skillId: "sql" });
  const gapsOf = async () =>
    ((await (await world.call(lead, "GET", "/api/admin/overview")).json()) as Overview).gaps.map(({ id }) => id);
  const inVain = (times: number) =>
    world.db.inOrg(org, (tx) =>
      tx.insert(gaps).values(
        Array.from({ length: times }, () => ({
          orgId: org,
          id: uuidv7(new Date()),
          skillIds: ["sql"],
          at: new Date("2026-11-10T09:00:00Z"),
        })),
      ),
    );
  await inVain(4);
  expect(await gapsOf()).not.toContain("sql");
  await inVain(1);
  expect(await gapsOf()).toContain("sql");
});
