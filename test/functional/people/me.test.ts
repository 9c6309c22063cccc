import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MyExport } from "../../../server/contract/export.ts";
import type { Me, MyAvailability, MySkill } from "../../../server/contract/person.ts";
import { asks, feed, offers, orgs } from "../../../server/db/schema/index.ts";
import { meRoutes } from "../../../server/routes/me.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type Caller, codeOf, openWorld, type World } from "./world.ts";

let world: World;
let orgId: string;
let stranger: Caller;

beforeAll(async () => {
  world = await openWorld(meRoutes);
  orgId = await world.addOrg("Acme");
  stranger = await world.addPerson(await world.addOrg("Other"), { name: "Olga Other" });
}, 30_000);
afterAll(() => world.close());

const week = [{ day: 1, from: "09:00", to: "17:00" }];
const version = () =>
  world.db.inOrg(orgId, async (tx) => (await tx.select({ version: orgs.matchingVersion }).from(orgs))[0]?.version ?? 0);
const feedOf = (person: Caller) =>
  world.db.inOrg(person.orgId, (tx) => tx.select().from(feed).where(eq(feed.personId, person.id)));
const read = async <T>(response: Response | Promise<Response>): Promise<T> => {
  const answer = await response;
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
};
const mySkills = async (person: Caller) =>
  (await read<{ skills: MySkill[] }>(world.call(person, "GET", "/api/me/skills"))).skills;

describe("reading me", () => {
  test("tells who I am, where, and what I can take", async () => {
    const ida = await world.addPerson(orgId, { name: "Ida Lindqvist", role: "admin", timeZone: "Europe/Stockholm" });
    const me = await read<Me>(world.call(ida, "GET", "/api/me"));
    expect(me).toMatchObject({
      id: ida.id,
      name: "Ida Lindqvist",
      role: "admin",
      org: { id: orgId, name: "Acme" },
      confirmed: true,
    });
    expect(me.availability).toMatchObject({
      timeZone: "Europe/Stockholm",
      capacity: { asksPerWeek: 2 },
      takenThisWeek: 0,
    });
    expect(me.now).toBe("2026-11-18T10:00:00.000Z");
  });

  test("needs a session", async () => {
    const answer = await world.call(null, "GET", "/api/me");
    expect([answer.status, await codeOf(answer)]).toEqual([401, "not_signed_in"]);
  });
});

describe("availability", () => {
  test("changes what is given, keeps the rest, and tells matching and my other devices", async () => {
    const coach = await world.addPerson(orgId, { timeZone: "Europe/Lisbon" });
    const before = await version();
    const given = { windows: week, capacity: { asksPerWeek: 5 }, pausedUntil: "2026-11-23T08:00:00+01:00" };
    const answer = await read<MyAvailability>(world.call(coach, "PUT", "/api/me/availability", given));
    expect(answer).toMatchObject({ timeZone: "Europe/Lisbon", windows: week, capacity: { asksPerWeek: 5 } });
    expect(answer.pausedUntil).toBe("2026-11-23T07:00:00.000Z");
    expect(await version()).toBeGreaterThan(before);
    expect(await feedOf(coach)).toMatchObject([{ seq: 1, kind: "me", ref: coach.id }]);
    expect(world.hinted).toContain(coach.id);

    await world.call(coach, "PUT", "/api/me/availability", {
      pausedUntil: null,
      quietHours: { from: "20:00", to: "07:00" },
    });
    const me = await read<Me>(world.call(coach, "GET", "/api/me"));
    expect(me.availability).toMatchObject({
      windows: week,
      pausedUntil: null,
      quietHours: { from: "20:00", to: "07:00" },
    });
  });

  test.each([
    ["a capacity above a thousand", { capacity: { asksPerWeek: 1_001 } }],
    ["half an ask a week", { capacity: { asksPerWeek: 0.5 } }],
    ["an unknown time zone", { timeZone: "Europe/Atlantis" }],
    ["a window that ends before it starts", { windows: [{ day: 1, from: "17:00", to: "09:00" }] }],
    ["a pause in the year 0", { pausedUntil: "0000-01-01T00:00:00Z" }],
    ["a pause in the year 9999", { pausedUntil: "9999-12-31T23:59:59Z" }],
    ["a number for a zone", { timeZone: 7 }],
  ])("refuses %s", async (_what, body) => {
    const coach = await world.addPerson(orgId);
    const answer = await world.call(coach, "PUT", "/api/me/availability", body);
    expect([answer.status, await codeOf(answer)]).toEqual([422, "invalid"]);
    expect(await feedOf(coach)).toEqual([]);
  });

  test("refuses what is no JSON, or too much of it", async () => {
    const coach = await world.addPerson(orgId);
    const broken = await world.call(coach, "PUT", "/api/me/availability", "{");
    expect([broken.status, await codeOf(broken)]).toEqual([400, "bad_body"]);
    const large = await world.call(coach, "PUT", "/api/me/availability", `{"timeZone":"${"x".repeat(70_000)}"}`);
    expect([large.status, await codeOf(large)]).toEqual([413, "too_large"]);
  });
});

describe("profile", () => {
  test("changes name, languages and mail", async () => {
    const person = await world.addPerson(orgId);
    const me = await read<Me>(
      world.call(person, "PUT", "/api/me/profile", { name: "  Zoë ", languages: ["pt", "en", "pt"], mail: false }),
    );
    expect(me).toMatchObject({ name: "Zoë", languages: ["pt", "en"], mail: false });
  });

  test("refuses an empty name and what is no language", async () => {
    const person = await world.addPerson(orgId);
    for (const body of [{ name: "  " }, { languages: ["not a language"] }, { name: "a\0b" }]) {
      expect((await world.call(person, "PUT", "/api/me/profile", body)).status).toBe(422);
    }
  });
});

describe("confirming", () => {
  const body = { skills: ["sql"], timeZone: "Europe/Lisbon", windows: week, capacity: { asksPerWeek: 4 } };

  test("takes skills, hours and capacity, and sets aside what the organisation listed and I did not", async () => {
    const person = await world.addPerson(orgId, { confirmedAt: null });
    await world.addEvidence(person, { skillId: "giving-feedback" });
    const me = await read<Me>(world.call(person, "POST", "/api/me/confirm", body));
    expect(me).toMatchObject({ confirmed: true, availability: { timeZone: "Europe/Lisbon", windows: week } });
    expect(await mySkills(person)).toMatchObject([
      { id: "giving-feedback", evidence: [{ kind: "endorsed", disputed: true }] },
      { id: "sql", evidence: [{ kind: "self", disputed: false }] },
    ]);
  });

  test("again replaces what I say of myself, and nothing else", async () => {
    const person = await world.addPerson(orgId);
    await world.addEvidence(person, { skillId: "giving-feedback" });
    await world.call(person, "PUT", "/api/me/skills/sql", { note: "since 2019" });
    await world.call(person, "PUT", "/api/me/skills/window-functions", {});
    await world.call(person, "POST", "/api/me/confirm", body);
    expect(await mySkills(person)).toMatchObject([
      { id: "giving-feedback", evidence: [{ kind: "endorsed", disputed: false }] },
      { id: "sql", evidence: [{ kind: "self", note: "since 2019" }] },
    ]);
  });

  test("refuses a skill that is not in the taxonomy, and changes nothing", async () => {
    const person = await world.addPerson(orgId, { confirmedAt: null });
    const answer = await world.call(person, "POST", "/api/me/confirm", { ...body, skills: ["sql", "alchemy"] });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: "invalid", fields: [{ path: "skills.1" }] });
    expect((await read<Me>(world.call(person, "GET", "/api/me"))).confirmed).toBe(false);
    expect(await mySkills(person)).toEqual([]);
  });
});

describe("skills and evidence", () => {
  test("saying twice that I know something is saying it once", async () => {
    const person = await world.addPerson(orgId);
    await Promise.all([1, 2, 3].map(() => world.call(person, "PUT", "/api/me/skills/sql", {})));
    const skill = await read<MySkill>(world.call(person, "PUT", "/api/me/skills/sql", { note: "daily" }));
    expect(skill).toMatchObject({ id: "sql", name: "SQL", kind: "hard", evidence: [{ kind: "self", note: "daily" }] });
    expect(skill.evidence).toHaveLength(1);
  });

  test("dropping a skill deletes all evidence for it, and twice is the same", async () => {
    const person = await world.addPerson(orgId);
    await world.addEvidence(person, { kind: "answered" });
    await world.addEvidence(person, { kind: "completed" });
    for (const _time of [1, 2]) {
      expect((await world.call(person, "DELETE", "/api/me/skills/window-functions")).status).toBe(204);
    }
    expect(await mySkills(person)).toEqual([]);
  });

  test("an unknown skill is not found, a malformed one is a bad parameter", async () => {
    const person = await world.addPerson(orgId);
    expect((await world.call(person, "PUT", "/api/me/skills/alchemy", {})).status).toBe(404);
    expect((await world.call(person, "DELETE", "/api/me/skills/alchemy")).status).toBe(404);
    expect((await world.call(person, "PUT", "/api/me/skills/%00", {})).status).toBe(400);
  });

  test("I dispute evidence, take that back, and delete it", async () => {
    const person = await world.addPerson(orgId);
    const id = await world.addEvidence(person, { note: "from Ola" });
    const before = await version();
    const path = `/api/me/evidence/${id}`;
    expect(await read(world.call(person, "POST", `${path}/dispute`, { disputed: true }))).toMatchObject({
      id,
      disputed: true,
    });
    expect(await read(world.call(person, "POST", `${path}/dispute`, { disputed: false }))).toMatchObject({
      disputed: false,
    });
    expect((await world.call(person, "DELETE", path)).status).toBe(204);
    expect((await world.call(person, "DELETE", path)).status).toBe(404);
    expect(await version()).toBe(before + 3);
  });

  test("nobody else can touch it, in this organisation or another", async () => {
    const owner = await world.addPerson(orgId);
    const colleague = await world.addPerson(orgId);
    const id = await world.addEvidence(owner);
    for (const other of [colleague, stranger]) {
      expect((await world.call(other, "POST", `/api/me/evidence/${id}/dispute`, { disputed: true })).status).toBe(404);
      expect((await world.call(other, "DELETE", `/api/me/evidence/${id}`)).status).toBe(404);
    }
    expect(await mySkills(owner)).toMatchObject([{ evidence: [{ id, disputed: false }] }]);
  });
});

describe("people I do not want to meet here", () => {
  test("are known to me alone, and may come back", async () => {
    const person = await world.addPerson(orgId);
    const other = await world.addPerson(orgId, { name: "Otto", confirmedAt: null });
    const path = `/api/me/not-here/${other.id}`;
    for (const _time of [1, 2]) expect((await world.call(person, "PUT", path)).status).toBe(204);
    expect((await read<Me>(world.call(person, "GET", "/api/me"))).notHere).toEqual([{ id: other.id, name: "Otto" }]);
    expect((await read<Me>(world.call(other, "GET", "/api/me"))).notHere).toEqual([]);
    expect(await feedOf(other)).toEqual([]);
    for (const _time of [1, 2]) expect((await world.call(person, "DELETE", path)).status).toBe(204);
    expect((await read<Me>(world.call(person, "GET", "/api/me"))).notHere).toEqual([]);
  });

  test("are people of my organisation, and not myself", async () => {
    const person = await world.addPerson(orgId);
    for (const id of [stranger.id, person.id, uuidv7(world.clock.now())]) {
      expect((await world.call(person, "PUT", `/api/me/not-here/${id}`)).status).toBe(404);
      expect((await world.call(person, "DELETE", `/api/me/not-here/${id}`)).status).toBe(404);
    }
    expect((await world.call(person, "PUT", "/api/me/not-here/me")).status).toBe(400);
  });
});

describe("all that is kept about me", () => {
  test("is handed out as a file, without a word of others", async () => {
    const person = await world.addPerson(orgId, { name: "Ewa" });
    const id = await world.addEvidence(person, { note: "from Ola" });
    const answer = await world.call(person, "GET", "/api/me/export");
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const kept = (await answer.json()) as MyExport;
    expect(kept).toMatchObject({
      person: { id: person.id, name: "Ewa" },
      evidence: [{ id, note: "from Ola", skill: "Window functions" }],
    });
    expect(kept.sessions).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(person.token);
  });

  test("does not tell who asks me without a name, and tells what I asked", async () => {
    const now = world.clock.now();
    const asker = await world.addPerson(orgId, { name: "Quentin Hidden" });
    const coach = await world.addPerson(orgId, { name: "Carla" });
    const askId = uuidv7(now);
    await world.db.inOrg(orgId, async (tx) => {
      await tx.insert(asks).values({
        orgId,
        id: askId,
        askerId: asker.id,
        bodyHash: "",
        topic: { title: "Frames" },
        pageKey: "",
        skillIds: ["sql"],
        goal: "rank rows",
        minutes: 15,
        anonymous: true,
        label: "Quiet heron",
        wantedId: coach.id,
        status: "routing",
        openedAt: now,
        nextStepAt: now,
      });
      await tx.insert(offers).values({
        orgId,
        id: uuidv7(now),
        askId,
        coachId: coach.id,
        wave: 1,
        status: "waiting",
        openedAt: now,
        deadline: now,
        why: [{ kind: "self", about: "knows", text: "says they know SQL" }],
      });
    });
    const asked = (await (await world.call(asker, "GET", "/api/me/export")).json()) as MyExport;
    expect(asked.asks).toMatchObject([
      { id: askId, goal: "rank rows", skills: ["SQL"], to: { name: "Carla" }, coach: null },
    ]);
    const held = await (await world.call(coach, "GET", "/api/me/export")).text();
    expect((JSON.parse(held) as MyExport).offers).toMatchObject([
      { askId, status: "waiting", why: ["says they know SQL"] },
    ]);
    expect(held).not.toMatch(new RegExp(`Quentin|${asker.id}`));
  });
});
