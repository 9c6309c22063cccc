import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AdminPerson } from "../../../server/contract/admin.ts";
import { asks, mails, offers, orgs, people, sessions } from "../../../server/db/schema/index.ts";
import { adminPeopleRoutes } from "../../../server/routes/admin-people.ts";
import { meRoutes } from "../../../server/routes/me.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type Caller, codeOf, openWorld, type World } from "../people/world.ts";

let world: World;
let orgId: string;
let admin: Caller;
let stranger: Caller;

beforeAll(async () => {
  world = await openWorld(adminPeopleRoutes, meRoutes);
  stranger = await world.addPerson(await world.addOrg("Other"), { name: "Olga Other", role: "admin" });
}, 30_000);
afterAll(() => world.close());

/** Each test has an organisation of its own. */
const fresh = async () => {
  orgId = await world.addOrg("Acme");
  admin = await world.addPerson(orgId, { name: "Ida Lindqvist", email: "ida@acme.org", role: "admin" });
};
const list = async (query = "") => {
  const answer = await world.call(admin, "GET", `/api/admin/people${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { people: AdminPerson[]; total: number; nextAfter: string | null };
};
const setRole = (caller: Caller, id: string, role: string) =>
  world.call(caller, "POST", `/api/admin/people/${id}/role`, { role });
const markLeft = (caller: Caller, id: string) => world.call(caller, "POST", `/api/admin/people/${id}/left`);

describe("the list of people", () => {
  test("goes page by page, nobody twice and nobody left out", async () => {
    await fresh();
    for (const nth of [1, 2, 3, 4, 5, 6])
      await world.addPerson(orgId, { name: nth < 4 ? "Same Name" : `Person ${nth}` });
    const names: string[] = [];
    const ids = new Set<string>();
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(`?limit=2${after === null ? "" : `&after=${after}`}`);
      expect(page.total).toBe(7);
      names.push(...page.people.map(({ name }) => name));
      for (const { id } of page.people) ids.add(id);
      after = page.nextAfter;
    } while (after !== null);
    expect(names).toEqual(["Ida Lindqvist", "Person 4", "Person 5", "Person 6", "Same Name", "Same Name", "Same Name"]);
    expect(ids.size).toBe(7);
  });

  test("is searched by name, address and department, and shows who left", async () => {
    await fresh();
    await world.addPerson(orgId, {
      name: "Nina",
      department: "Finance",
      leftAt: new Date("2026-05-01T00:00:00Z"),
      confirmedAt: null,
    });
    expect(await list("?q=finan")).toMatchObject({
      total: 1,
      nextAfter: null,
      people: [{ name: "Nina", leftAt: "2026-05-01T00:00:00.000Z", confirmed: false, role: "member" }],
    });
    expect((await list("?q=IDA@acme")).people).toMatchObject([{ id: admin.id }]);
    expect((await list("?q=%25")).total).toBe(0);
  });

  test("refuses places that are none, and those of other organisations", async () => {
    await fresh();
    for (const query of [
      "after=x",
      "limit=0",
      "limit=500",
      `after=${stranger.id}`,
      `after=${uuidv7(world.clock.now())}`,
    ]) {
      const answer = await world.call(admin, "GET", `/api/admin/people?${query}`);
      expect([query, answer.status, await codeOf(answer)]).toEqual([query, 400, "bad_parameter"]);
    }
  });
});

describe("roles", () => {
  test("are given and taken, and hold from the next call on", async () => {
    await fresh();
    const nina = await world.addPerson(orgId);
    expect((await world.call(nina, "GET", "/api/admin/people")).status).toBe(403);
    const answer = await setRole(admin, nina.id, "admin");
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ id: nina.id, role: "admin" }),
    ]);
    expect((await world.call(nina, "GET", "/api/admin/people")).status).toBe(200);
    expect((await setRole(nina, admin.id, "member")).status).toBe(200);
    expect((await world.call(admin, "GET", "/api/admin/people")).status).toBe(403);
  });

  test("the last admin stays one, also when two step down at once", async () => {
    await fresh();
    const last = await setRole(admin, admin.id, "member");
    expect([last.status, await codeOf(last)]).toEqual([409, "conflict"]);
    const nina = await world.addPerson(orgId, { role: "admin" });
    const answers = await Promise.all([setRole(admin, nina.id, "member"), setRole(nina, admin.id, "member")]);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 403]));
  });

  test("are not for strangers, people who left, or words that are no role", async () => {
    await fresh();
    const gone = await world.addPerson(orgId, { leftAt: new Date("2026-05-01T00:00:00Z") });
    for (const id of [stranger.id, gone.id, uuidv7(world.clock.now())])
      expect((await setRole(admin, id, "admin")).status).toBe(404);
    expect((await setRole(admin, "nina", "admin")).status).toBe(400);
    expect((await setRole(admin, admin.id, "owner")).status).toBe(422);
  });
});

describe("somebody who left", () => {
  /** An ask of somebody, open, held by a coach. */
  async function askOf(asker: Caller, coach: Caller, status: "routing" | "accepted"): Promise<string> {
    const now = world.clock.now();
    const id = uuidv7(now);
    await world.db.inOrg(orgId, async (tx) => {
      await tx.insert(asks).values({
        orgId,
        id,
        askerId: asker.id,
        bodyHash: "",
        topic: { title: "t" },
        pageKey: "",
        skillIds: [],
        goal: "g",
        minutes: 15,
        label: "l",
        status,
        openedAt: now,
        nextStepAt: new Date(now.getTime() + 3_600_000),
        ...(status === "accepted" ? { coachId: coach.id, acceptedAt: now } : {}),
      });
      await tx.insert(offers).values({
        orgId,
        id: uuidv7(now),
        askId: id,
        coachId: coach.id,
        wave: 1,
        why: [],
        deadline: now,
        openedAt: now,
        status: status === "accepted" ? "accepted" : "waiting",
      });
    });
    return id;
  }
  const askBy = async (id: string) =>
    (await world.db.inOrg(orgId, (tx) => tx.select().from(asks).where(eq(asks.id, id))))[0];

  test("is signed out at once, and their asks and offers go on without them", async () => {
    await fresh();
    const nina = await world.addPerson(orgId, { name: "Nina" });
    const coach = await world.addPerson(orgId);
    const own = await askOf(nina, coach, "accepted");
    const held = await askOf(coach, nina, "routing");
    const taken = await askOf(coach, nina, "accepted");
    const now = world.clock.now();
    await world.db.inOrg(orgId, (tx) =>
      tx.insert(mails).values({ orgId, id: uuidv7(now), personId: nina.id, kind: "offer", ref: held, dueAt: now }),
    );
    expect((await world.call(nina, "GET", "/api/me")).status).toBe(200);

    const answer = await markLeft(admin, nina.id);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      expect.objectContaining({ id: nina.id, leftAt: now.toISOString() }),
    ]);
    expect((await world.call(nina, "GET", "/api/me")).status).toBe(401);
    expect(await askBy(own)).toMatchObject({ status: "withdrawn", closedBecause: "left" });
    expect(await askBy(taken)).toMatchObject({ status: "routing", coachId: null });
    const left = await world.db.inOrg(orgId, async (tx) => ({
      offers: await tx.select().from(offers).where(eq(offers.coachId, nina.id)),
      sessions: await tx.select().from(sessions).where(eq(sessions.personId, nina.id)),
      mails: await tx.select().from(mails).where(eq(mails.personId, nina.id)),
      version: (await tx.select({ version: orgs.matchingVersion }).from(orgs))[0]?.version,
    }));
    expect(left.offers.filter(({ status }) => status === "waiting" || status === "accepted")).toEqual([]);
    expect([left.sessions, left.mails]).toEqual([[], []]);
    expect(left.version).toBeGreaterThan(1);
    expect(world.hinted).toContain(coach.id);
  });

  test("has left once", async () => {
    await fresh();
    const nina = await world.addPerson(orgId);
    expect((await markLeft(admin, nina.id)).status).toBe(200);
    world.clock.advance(60_000);
    const again = (await (await markLeft(admin, nina.id)).json()) as AdminPerson;
    const [row] = await world.db.inOrg(orgId, (tx) => tx.select().from(people).where(eq(people.id, nina.id)));
    expect(again.leftAt).toBe(row?.leftAt?.toISOString());
    expect(row?.leftAt?.getTime()).toBeLessThan(world.clock.now().getTime());
  });

  test("cannot be the last admin, nor somebody of another organisation", async () => {
    await fresh();
    const last = await markLeft(admin, admin.id);
    expect([last.status, await codeOf(last)]).toEqual([409, "conflict"]);
    expect((await markLeft(admin, stranger.id)).status).toBe(404);
    expect((await markLeft(admin, "nina")).status).toBe(400);
    expect((await world.call(stranger, "GET", "/api/me")).status).toBe(200);
  });
});

test("members and strangers are kept out", async () => {
  await fresh();
  const member = await world.addPerson(orgId);
  for (const caller of [member, null]) {
    const status = caller === null ? 401 : 403;
    expect((await world.call(caller, "GET", "/api/admin/people")).status).toBe(status);
    expect((await world.call(caller, "POST", `/api/admin/people/${member.id}/role`, { role: "admin" })).status).toBe(
      status,
    );
    expect((await world.call(caller, "POST", `/api/admin/people/${admin.id}/left`)).status).toBe(status);
  }
});
