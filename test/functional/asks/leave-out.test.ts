import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, SECOND } from "../../../server/clock.ts";
import type { Offer } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const topic = { title: "Window functions" };
const knows = ["window-functions"];

async function named(learner: TestPerson): Promise<string[]> {
  const answer = (await learner.post("/api/topics/match", { topic, limit: 20 })).body as { people: { id: string }[] };
  return answer.people.map(({ id }) => id).toSorted();
}

async function ask(learner: TestPerson, more: object = {}): Promise<void> {
  const id = uuidv7(service.clock.now());
  expect((await learner.put(`/api/asks/${id}`, { topic, goal: "rank", minutes: 15, ...more })).status).toBe(201);
  await service.services.sweeper.round();
}
const offersOf = async (coach: TestPerson) => ((await coach.get("/api/offers")).body as { offers: Offer[] }).offers;
const ids = (...people: TestPerson[]) => people.map(({ id }) => id).toSorted();

/** chief → boss → learner → report, and a peer of the learner; all know the topic, as does somebody elsewhere. */
async function line() {
  const orgId = await newOrg(service);
  const chief = await newPerson(service, orgId, { knows });
  const boss = await newPerson(service, orgId, { knows, managerId: chief.id });
  const learner = await newPerson(service, orgId, { managerId: boss.id });
  const peer = await newPerson(service, orgId, { knows, managerId: boss.id });
  const report = await newPerson(service, orgId, { knows, managerId: learner.id });
  const far = await newPerson(service, orgId, { knows });
  return { orgId, chief, boss, learner, peer, report, far };
}

test("nobody is left out unless the learner says so, and PUT /api/me/profile says so", async () => {
  const { learner, chief, boss, peer, report, far } = await line();
  expect(await named(learner)).toEqual(ids(chief, boss, peer, report, far));
  const set = await learner.put("/api/me/profile", { leaveOut: { chain: true, close: false } });
  expect(set).toMatchObject({ status: 200, body: { leaveOut: { chain: true, close: false } } });
  expect(await named(learner)).toEqual(ids(peer, far));
  await learner.put("/api/me/profile", { leaveOut: { chain: false, close: true } });
  expect(await named(learner)).toEqual(ids(chief, boss, report, far));
  expect((await learner.put("/api/me/profile", { leaveOut: { chain: "yes" } })).status).toBe(422);
});

test("routing leaves them out too, but not who is asked by name", async () => {
  const { learner, boss, far, chief } = await line();
  await learner.put("/api/me/profile", { leaveOut: { chain: true, close: true } });
  await ask(learner);
  expect(await offersOf(far)).toHaveLength(1);
  expect(await offersOf(boss)).toHaveLength(0);
  await ask(learner, { to: boss.id });
  expect(await offersOf(boss)).toHaveLength(1);
  expect(await offersOf(chief)).toHaveLength(0);
});

test("a circle of managers ends, and the learner themself is no reason to leave anybody out", async () => {
  const orgId = await newOrg(service);
  const [a, b] = [uuidv7(service.clock.now()), uuidv7(service.clock.now())];
  const learner = await newPerson(service, orgId, { id: a, managerId: b });
  await newPerson(service, orgId, { id: b, managerId: a, knows });
  const far = await newPerson(service, orgId, { knows });
  await learner.put("/api/me/profile", { leaveOut: { chain: true, close: false } });
  expect(await named(learner)).toEqual([far.id]);
});

test("whom somebody talked with is left out for thirty days", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coach = await newPerson(service, orgId, { knows });
  await ask(learner);
  const [offer] = await offersOf(coach);
  await coach.post(`/api/offers/${offer!.id}/accept`);
  await learner.put("/api/me/profile", { leaveOut: { chain: false, close: true } });
  expect(await named(learner)).toEqual([]);
  service.clock.advance(30 * DAY + SECOND);
  expect(await named(learner)).toEqual([coach.id]);
});
