import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AdminSkill, AdminSkills, Problem } from "../../../server/contract/index.ts";
import { skills } from "../../../server/db/schema/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
});

const list = async (query = "", person = admin): Promise<AdminSkills> =>
  (await person.get(`/api/admin/skills${query}`)).body;
const skill = async (id: string): Promise<AdminSkill | undefined> =>
  (await list()).skills.find((each) => each.id === id);
const faults = (answer: { body: unknown }) =>
  (answer.body as Problem).fields?.map(({ path, message }) => `${path} ${message}`);

describe("the list of skills", () => {
  test("comes by name, some at a time, with places and sources, and counts of people from five up", async () => {
    for (let nth = 0; nth < 4; nth++) await newPerson(service, orgId, { knows: ["sql", "sql"] });
    const few = await skill("sql");
    expect([few?.people, few?.source, few?.aliases]).toEqual([null, "own", ["structured query language"]]);
    await newPerson(service, orgId, { knows: ["sql"] });
    await newPerson(service, orgId, { knows: ["sql"], leftAt: service.clock.now() });
    expect((await skill("sql"))?.people).toBe(5);
    expect((await skill("window-functions"))?.broader).toEqual({ id: "sql", name: "SQL" });
    const first = await list("?limit=2");
    expect([first.total, first.skills.map(({ name }) => name)]).toEqual([3, ["Negotiation", "SQL"]]);
    const rest = await list(`?limit=2&after=${first.nextAfter}`);
    expect([rest.skills.map(({ name }) => name), rest.nextAfter]).toEqual([["Window functions"], null]);
  });

  test("is found by name, alias, and names in other languages", async () => {
    await admin.put("/api/admin/skills/negotiation", { names: { de: ["Verhandlungsführung"] } });
    for (const [words, id] of [
      ["window", "window-functions"],
      ["barg", "negotiation"],
      ["verhandlungsf", "negotiation"],
    ])
      expect((await list(`?q=${words}`)).skills.map((found) => found.id)).toEqual([id]);
    expect((await list("?q=%25")).skills).toEqual([]);
    expect((await admin.get("/api/admin/skills?after=nowhere")).status).toBe(400);
  });

  test("is for admins, and of one organisation", async () => {
    const member = await newPerson(service, orgId);
    expect((await member.get("/api/admin/skills")).status).toBe(403);
    const other = await newPerson(service, await newOrg(service), { role: "admin" });
    await admin.post("/api/admin/skills", { name: "Fencing", kind: "hard" });
    expect((await list("?q=fencing", other)).total).toBe(0);
  });
});

describe("adding a skill", () => {
  test("gives it an id of its name and a place", async () => {
    const added = await admin.post("/api/admin/skills", {
      name: "  Query   plans ",
      kind: "hard",
      aliases: ["explain", "EXPLAIN", "query plans"],
      broader: "sql",
      related: ["window-functions"],
      names: { de: ["Ausführungspläne"] },
    });
    expect([added.status, added.body]).toMatchObject([
      200,
      { id: "query-plans", name: "Query plans", aliases: ["explain"], broader: { name: "SQL" }, source: "own" },
    ]);
    const found = (await admin.get("/api/skills?q=explain")).body as { skills: unknown[] };
    expect(found.skills).toHaveLength(1);
  });

  test("refuses a name or alias that another skill has, and says which", async () => {
    const body = { name: "sql", kind: "hard", aliases: ["Bargaining"], broader: "nothing" };
    const refused = await admin.post("/api/admin/skills", body);
    expect([refused.status, faults(refused)]).toEqual([
      422,
      [
        "name “SQL” is the name of the skill “SQL”",
        "aliases.0 “bargaining” is another name of the skill “Negotiation”",
        "broader is not a skill of this organisation",
      ],
    ]);
    expect((await list()).total).toBe(3);
    const member = await newPerson(service, orgId);
    expect((await member.post("/api/admin/skills", { name: "Fencing", kind: "hard" })).status).toBe(403);
  });
});

describe("renaming a skill", () => {
  test("keeps its id, its history, and its name before as an alias", async () => {
    const coach = await newPerson(service, orgId, { knows: ["negotiation"] });
    const answer = await admin.put("/api/admin/skills/negotiation", { name: "Negotiating", kind: "hard" });
    expect(answer.body).toMatchObject({
      id: "negotiation",
      name: "Negotiating",
      kind: "hard",
      aliases: ["bargaining", "Negotiation"],
    });
    const mine = (await coach.get("/api/me/skills")).body as { skills: { name: string }[] };
    expect(mine.skills.map(({ name }) => name)).toEqual(["Negotiating"]);
    const match = await coach.post("/api/topics/match", { topic: { title: "Negotiation" } });
    expect(match.body).toMatchObject({ skills: [{ id: "negotiation" }] });
  });

  test("lets the old name go where that is said, and replaces only what is given", async () => {
    await admin.put("/api/admin/skills/sql", { name: "Databases", keepOldName: false });
    expect(await skill("sql")).toMatchObject({
      name: "Databases",
      aliases: ["structured query language"],
      kind: "hard",
    });
    await admin.put("/api/admin/skills/window-functions", { broader: null, related: ["sql"], aliases: [] });
    expect(await skill("window-functions")).toMatchObject({
      name: "Window functions",
      aliases: [],
      broader: null,
      related: [{ id: "sql", name: "Databases" }],
    });
  });

  test("refuses circles, others' labels, strangers and members", async () => {
    const circle = await admin.put("/api/admin/skills/sql", { broader: "window-functions" });
    expect([circle.status, faults(circle)]).toEqual([
      422,
      ["broader “Window functions” is a part of this skill, so it cannot be the broader one"],
    ]);
    expect((await admin.put("/api/admin/skills/sql", { broader: "sql" })).status).toBe(422);
    const taken = await admin.put("/api/admin/skills/sql", { name: "Window Functions" });
    expect(faults(taken)).toEqual(["name “Window functions” is the name of the skill “Window functions”"]);
    expect((await admin.put("/api/admin/skills/nothing", { kind: "soft" })).status).toBe(404);
    expect((await admin.put("/api/admin/skills/sql", { kind: "odd" })).status).toBe(422);
    const member = await newPerson(service, orgId);
    expect((await member.put("/api/admin/skills/sql", { kind: "soft" })).status).toBe(403);
    const elsewhere = await newPerson(service, await newOrg(service), { role: "admin" });
    await service.db.inOrg(orgId, (tx) => tx.update(skills).set({ id: "ours" }).where(eq(skills.id, "negotiation")));
    expect((await elsewhere.put("/api/admin/skills/ours", { kind: "hard" })).status).toBe(404);
  });

  test("leaves labels alone that two skills had from an import", async () => {
    await service.db.inOrg(orgId, (tx) =>
      tx
        .update(skills)
        .set({ aliases: ["SQL"] })
        .where(eq(skills.id, "negotiation")),
    );
    expect((await admin.put("/api/admin/skills/negotiation", { kind: "hard" })).status).toBe(200);
    expect((await admin.put("/api/admin/skills/negotiation", { aliases: ["SQL", "haggling"] })).status).toBe(200);
  });
});
