import { afterAll, beforeAll, expect, test } from "vitest";
import type { Asked } from "../../../server/contract/lti.ts";
import { DAY } from "../../../server/clock.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { launched, newPlace, newPlatform } from "./teacher.ts";

let service: TestService;
let orgId: string;
let academy: Awaited<ReturnType<typeof newPlatform>>;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
  academy = await newPlatform(service, orgId);
});
afterAll(() => service.close());

/** Asks so often at a place, each time somebody else. */
async function askAt(place: string | undefined, times: number, skill: string): Promise<void> {
  for (let time = 0; time < times; time++) {
    const learner = await newPerson(service, orgId);
    const asked = await learner.put(`/api/asks/${uuidv7(service.clock.now())}`, {
      topic: { title: `A title that only learner ${time} would write` },
      skills: [skill],
      goal: "I want to see the frame of each row.",
      minutes: 15,
      ...(place !== undefined && { place }),
    });
    expect(asked.status).toBe(201);
  }
}

const askedAt = async (teacher: TestPerson, place: string) => {
  const { status, body } = await teacher.get(`/api/lti/places/${place}/asked`);
  return { status, asked: body as Asked };
};

test("a teacher reads counts of five or more of their place and course, and no words", async () => {
  const place = await newPlace(service, academy, { title: "Frames" });
  const beside = await newPlace(service, academy, { title: "Joins" });
  await askAt(place, 5, "window-functions");
  await askAt(place, 4, "negotiation");
  await askAt(beside, 4, "sql");
  await askAt(undefined, 6, "sql");
  const teacher = await launched(service, academy.platform, { placeId: place, role: "teacher" });
  const { status, asked } = await askedAt(teacher, place);
  expect(status).toBe(200);
  expect(asked.days).toBe(90);
  expect(asked.here).toEqual({
    asks: 9,
    skills: [{ id: "window-functions", name: "Window functions", asks: 5 }],
  });
  expect(asked.course).toEqual({
    title: "Advanced SQL",
    asks: 13,
    places: [{ id: place, title: "Frames", asks: 9 }],
    skills: [{ id: "window-functions", name: "Window functions", asks: 5 }],
  });
  expect(JSON.stringify(asked)).not.toContain("only learner");
});

test("four asks are told as none, and old ones are not counted", async () => {
  const place = await newPlace(service, academy, { contextRef: null });
  await askAt(place, 2, "sql");
  service.clock.advance(91 * DAY);
  await askAt(place, 4, "sql");
  const teacher = await launched(service, academy.platform, { placeId: place, role: "teacher" });
  const { asked } = await askedAt(teacher, place);
  expect(asked).toEqual({ days: 90, here: { asks: null, skills: [] }, course: null });
});

test("learners, teachers of another place, sessions of no launch and other organisations find nothing", async () => {
  const place = await newPlace(service, academy);
  const beside = await newPlace(service, academy);
  const other = await newPlatform(service, await newOrg(service, "Other"), { issuer: "https://other.example" });
  const turnedAway = [
    await launched(service, academy.platform, { placeId: place, role: "learner" }),
    await launched(service, academy.platform, { placeId: beside, role: "teacher" }),
    await newPerson(service, orgId, { role: "admin" }),
    await launched(service, other.platform, { placeId: place, role: "teacher" }),
  ];
  for (const person of turnedAway) expect((await askedAt(person, place)).status).toBe(404);
});

test("an ask keeps its place, and one that names a place of nobody is asked all the same", async () => {
  const learner = await newPerson(service, orgId);
  const other = await newPlatform(service, await newOrg(service, "Another"), { issuer: "https://another.example" });
  const foreign = await newPlace(service, other);
  const body = { topic: { title: "Frames" }, goal: "I want to know.", minutes: 15 };
  for (const place of [foreign, uuidv7(service.clock.now())]) {
    const id = uuidv7(service.clock.now());
    expect((await learner.put(`/api/asks/${id}`, { ...body, place })).status).toBe(201);
    expect((await learner.put(`/api/asks/${id}`, { ...body, place })).status).toBe(200);
  }
  expect((await learner.put(`/api/asks/${uuidv7(service.clock.now())}`, { ...body, place: "no id" })).status).toBe(422);
});

test("what a teacher chose for a place comes first in what it is about", async () => {
  const place = await newPlace(service, academy, { skillIds: ["negotiation"] });
  const learner = await newPerson(service, orgId);
  const skills = async (body: object) => {
    const answer = await learner.post("/api/topics/match", { topic: { title: "Window functions" }, ...body });
    return (answer.body as { skills: { id: string }[] }).skills.map(({ id }) => id);
  };
  expect(await skills({})).not.toContain("negotiation");
  expect((await skills({ place }))[0]).toBe("negotiation");
  expect(await skills({ place })).toContain("window-functions");
  expect(await skills({ place, without: ["negotiation"] })).not.toContain("negotiation");
});
