import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PeopleList, Person, Skill } from "../../../server/contract/person.ts";
import { asks, messages, offers } from "../../../server/db/schema/index.ts";
import { peopleRoutes } from "../../../server/routes/people.ts";
import { skillsRoutes } from "../../../server/routes/skills.ts";
import { seedStarter } from "../../../server/skills/seed-starter.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type Caller, codeOf, openWorld, type World } from "./world.ts";

let world: World;
let orgId: string;
let ida: Caller;
let stranger: Caller;

beforeAll(async () => {
  world = await openWorld(peopleRoutes, skillsRoutes);
  orgId = await world.addOrg("Acme");
  ida = await world.addPerson(orgId, { name: "Ida Lindqvist", timeZone: "Europe/Stockholm" });
  stranger = await world.addPerson(await world.addOrg("Other"), { name: "Marta Other" });
}, 30_000);
afterAll(() => world.close());

const namesFor = async (q: string, limit = 50) => {
  const answer = await world.call(ida, "GET", `/api/people?q=${encodeURIComponent(q)}&limit=${limit}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as PeopleList).people.map(({ name }) => name);
};
const skillsFor = async (q: string) => {
  const answer = await world.call(ida, "GET", `/api/skills?q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { skills: Skill[] }).skills.map(({ id }) => id);
};
const person = async (id: string, caller = ida) => {
  const answer = await world.call(caller, "GET", `/api/people/${id}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Person;
};

describe("finding colleagues", () => {
  test("gives names that begin with the words first, and only who confirmed and is still here", async () => {
    await world.addPerson(orgId, { name: "Anna Martens" });
    await world.addPerson(orgId, { name: "Märta Östberg" });
    await world.addPerson(orgId, { name: "Marta Alves" });
    await world.addPerson(orgId, { name: "Marta Gone", leftAt: new Date("2026-05-01T00:00:00Z") });
    await world.addPerson(orgId, { name: "Marta Unconfirmed", confirmedAt: null });
    expect(await namesFor("mart")).toEqual(["Marta Alves", "Anna Martens"]);
    expect(await namesFor("ÖSTB")).toEqual(["Märta Östberg"]);
    expect(await namesFor("mart", 1)).toEqual(["Marta Alves"]);
  });

  test("takes words as they are", async () => {
    await world.addPerson(orgId, { name: String.raw`100%_\ sure` });
    expect(await namesFor("%")).toEqual([String.raw`100%_\ sure`]);
    expect(await namesFor("_")).toEqual([String.raw`100%_\ sure`]);
    expect(await namesFor("\\")).toEqual([String.raw`100%_\ sure`]);
    expect(await namesFor("' or 1=1 --")).toEqual([]);
  });

  test.each(["limit=0", "limit=51", "limit=x", "q=%00", `q=${"x".repeat(201)}`])("refuses ?%s", async (query) => {
    const answer = await world.call(ida, "GET", `/api/people?${query}`);
    expect([answer.status, await codeOf(answer)]).toEqual([400, "bad_parameter"]);
  });

  test("needs a session", async () => {
    expect((await world.call(null, "GET", "/api/people")).status).toBe(401);
  });
});

describe("one colleague", () => {
  test("shows skills with reasons that can be checked, and when they can be asked", async () => {
    const coach = await world.addPerson(orgId, {
      name: "Tomás",
      department: "Data",
      languages: ["pt"],
      timeZone: "Europe/Lisbon",
    });
    await world.addEvidence(coach, { kind: "answered", at: new Date("2026-09-01T09:00:00Z") });
    await world.addEvidence(coach, { kind: "answered", at: new Date("2026-10-03T09:00:00Z") });
    await world.addEvidence(coach, { kind: "self", note: "a word of my own" });
    await world.addEvidence(coach, { kind: "completed", skillId: "sql", disputed: true });
    const seen = await person(coach.id);
    expect(seen).toMatchObject({ id: coach.id, name: "Tomás", department: "Data", languages: ["pt"] });
    expect(seen.skills).toHaveLength(1);
    expect(seen.skills[0]).toMatchObject({
      id: "window-functions",
      name: "Window functions",
      reasons: [
        {
          kind: "answered",
          text: expect.stringMatching(/^answered 2 asks on .*, the last in October$/),
          at: "2026-10-03",
        },
        { kind: "self" },
      ],
    });
    expect(seen.availability).toMatchObject({
      timeZone: "Europe/Lisbon",
      openNow: true,
      until: "17:00",
      usuallyAnswersMinutes: null,
    });
    expect(seen.availability.overlapMinutesToday).toBe(360);
    expect(JSON.stringify(seen)).not.toMatch(/@example.org|a word of my own|disputed|capacity/);
  });

  test("tells a usual time to answer from five answers up", async () => {
    const coach = await world.addPerson(orgId);
    for (const _nth of [1, 2, 3, 4]) await answerAfter(coach, 20);
    expect((await person(coach.id)).availability.usuallyAnswersMinutes).toBeNull();
    await answerAfter(coach, 30);
    expect((await person(coach.id)).availability.usuallyAnswersMinutes).toBe(20);
  });

  test("is not there when unknown, gone, unconfirmed or of another organisation; I always am", async () => {
    const gone = await world.addPerson(orgId, { leftAt: new Date("2026-05-01T00:00:00Z") });
    const unconfirmed = await world.addPerson(orgId, { name: "New", confirmedAt: null });
    for (const id of [gone.id, unconfirmed.id, stranger.id, uuidv7(world.clock.now())]) {
      const answer = await world.call(ida, "GET", `/api/people/${id}`);
      expect([answer.status, await codeOf(answer)]).toEqual([404, "not_found"]);
    }
    expect((await person(unconfirmed.id, unconfirmed)).name).toBe("New");
    expect((await world.call(ida, "GET", "/api/people/ida")).status).toBe(400);
  });

  /** An ask of Ida's, offered at ten yesterday and answered so many minutes later. */
  async function answerAfter(coach: Caller, minutes: number): Promise<void> {
    const offered = new Date("2026-11-17T10:00:00Z");
    const answered = new Date(offered.getTime() + minutes * 60_000);
    const id = uuidv7(offered);
    await world.db.inOrg(orgId, async (tx) => {
      await tx.insert(asks).values({
        orgId,
        id,
        askerId: ida.id,
        bodyHash: "",
        topic: { title: "t" },
        pageKey: "",
        skillIds: [],
        goal: "g",
        minutes: 15,
        label: "l",
        status: "resolved",
        coachId: coach.id,
        openedAt: offered,
        acceptedAt: answered,
        closedAt: answered,
      });
      await tx.insert(offers).values({
        orgId,
        id: uuidv7(offered),
        askId: id,
        coachId: coach.id,
        wave: 1,
        status: "accepted",
        why: [],
        deadline: answered,
        openedAt: offered,
        answeredAt: answered,
      });
      const message = { orgId, askId: id, coachId: coach.id, bodyHash: "", kind: "text" as const, text: "Hello" };
      await tx.insert(messages).values([
        { ...message, id: uuidv7(answered), authorId: coach.id, seq: 1, at: answered },
        { ...message, id: uuidv7(answered), authorId: coach.id, seq: 2, at: new Date(answered.getTime() + 3_600_000) },
      ]);
    });
  }
});

describe("finding skills", () => {
  test("goes by name and alias, the very name first", async () => {
    expect(await skillsFor("sql")).toEqual(["sql"]);
    expect(await skillsFor("difficult")).toEqual(["giving-feedback"]);
    expect(await skillsFor("")).toEqual(["giving-feedback", "sql", "window-functions"]);
    expect(await skillsFor("%")).toEqual([]);
  });

  test("knows the starter taxonomy, and keeps what was there", async () => {
    const other = await world.addOrg("Third");
    const member = await world.addPerson(other);
    await world.db.inOrg(other, (tx) => seedStarter(tx, other, world.clock.now()));
    const answer = await world.call(member, "GET", "/api/skills?q=gdpr&limit=5");
    expect(((await answer.json()) as { skills: Skill[] }).skills[0]).toMatchObject({ id: "gdpr" });
    const inHindi = await world.call(member, "GET", `/api/skills?q=${encodeURIComponent("नेतृत्व")}&limit=50`);
    const ids = ((await inHindi.json()) as { skills: Skill[] }).skills.map(({ id }) => id);
    expect(ids).toContain("leadership");
    expect(await skillsFor("gdpr")).toEqual([]);
  });

  test("refuses too many at once, and strangers", async () => {
    expect((await world.call(ida, "GET", "/api/skills?limit=1000")).status).toBe(400);
    expect((await world.call(null, "GET", "/api/skills")).status).toBe(401);
  });
});
