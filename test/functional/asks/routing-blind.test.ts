import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR, WEEK } from "../../../server/clock.ts";
import type { Offer } from "../../../server/contract/index.ts";
import { people } from "../../../server/db/schema/index.ts";
import { currentLoad } from "../../../server/people/current-load.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const topic = { title: "Window functions" };
const knows = ["window-functions"];
const at = (milliseconds: number) => new Date(service.clock.now().getTime() + milliseconds);

async function match(learner: TestPerson) {
  return (await learner.post("/api/topics/match", { topic, limit: 20 })).body as { people: { id: string }[] };
}
const order = async (learner: TestPerson) => (await match(learner)).people.map(({ id }) => id);

async function ask(learner: TestPerson, to?: TestPerson): Promise<string> {
  const id = uuidv7(service.clock.now());
  const body = { topic, goal: "rank", minutes: 15, ...(to === undefined ? {} : { to: to.id }) };
  expect((await learner.put(`/api/asks/${id}`, body)).status).toBe(201);
  await service.services.sweeper.round();
  return id;
}
const offerOf = async (coach: TestPerson): Promise<Offer> =>
  ((await coach.get("/api/offers")).body as { offers: Offer[] }).offers[0]!;

const loadOf = (coach: TestPerson) =>
  service.db.inOrg(coach.orgId, async (tx) => (await currentLoad(tx, service.clock.now(), [coach.id])).get(coach.id));

test("name, mail, title, department, manager and role change no rank, all the way from the database", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coaches: TestPerson[] = [];
  for (let made = 0; made < 6; made++) coaches.push(await newPerson(service, orgId, { knows }));
  const before = await order(learner);
  expect(before).toHaveLength(6);
  for (const [place, { id }] of coaches.entries()) {
    const said = {
      name: `${"Zz Dr."[place % 6]} Other ${place}`,
      email: `other${place}@elsewhere.test`,
      title: ["Director", "Intern"][place % 2]!,
      department: `Site ${place % 3}`,
      role: place % 2 === 0 ? ("admin" as const) : ("member" as const),
      managerId: coaches[(place + 1) % 6]!.id,
    };
    await service.db.inOrg(orgId, (tx) => tx.update(people).set(said).where(eq(people.id, id)));
  }
  // A matcher built anew from the changed rows.
  await coaches[0]!.put("/api/me/skills/negotiation");
  expect(await order(learner)).toEqual(before);
});

test("a no and a pass cost nothing: who said so is named as before, and counts as having answered", async () => {
  const orgId = await newOrg(service);
  const [learner, passedTo] = [await newPerson(service, orgId), await newPerson(service, orgId)];
  const [a, b, c] = [
    await newPerson(service, orgId, { knows }),
    await newPerson(service, orgId, { knows }),
    await newPerson(service, orgId, { knows }),
  ];
  const before = await order(learner);
  await ask(learner, a);
  await a.post(`/api/offers/${(await offerOf(a)).id}/decline`);
  await ask(learner, b);
  await b.post(`/api/offers/${(await offerOf(b)).id}/pass`, { to: passedTo.id });
  for (const coach of [a, b]) {
    expect((await loadOf(coach))?.answeredOffers).toBeGreaterThan(0.99);
    expect((await loadOf(coach))?.expiredOffers).toBe(0);
  }
  await service.advance(3 * WEEK);
  expect((await order(learner)).toSorted()).toEqual(before.toSorted());
  expect((await loadOf(c))?.answeredOffers).toBe(0);
});

test("who puts an offer off and lets its deadline pass after all has answered", async () => {
  const orgId = await newOrg(service);
  const [learner, coach] = [await newPerson(service, orgId), await newPerson(service, orgId)];
  await ask(learner, coach);
  await coach.post(`/api/offers/${(await offerOf(coach)).id}/snooze`, { until: at(HOUR).toISOString() });
  expect((await loadOf(coach))?.answeredOffers).toBeGreaterThan(0.99);
  await service.advance(2 * HOUR);
  await service.advance(DAY);
  expect(await loadOf(coach)).toMatchObject({ waitingOffers: 0, expiredOffers: 0 });
  expect((await loadOf(coach))?.answeredOffers).toBeGreaterThan(0.9);
});

test("an offer that ran out without a word counts, and one that ran out during a pause does not", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const [silent, away] = [await newPerson(service, orgId), await newPerson(service, orgId)];
  await ask(learner, silent);
  await ask(learner, away);
  await away.put("/api/me/availability", {
    timeZone: "UTC",
    windows: [],
    asksPerWeek: 10,
    pausedUntil: at(2 * DAY).toISOString(),
  });
  await service.db.inOrg(orgId, (tx) =>
    tx
      .update(people)
      .set({ pausedUntil: at(2 * DAY) })
      .where(eq(people.id, away.id)),
  );
  await service.advance(5 * DAY);
  expect((await loadOf(silent))?.expiredOffers).toBeGreaterThan(0.5);
  expect((await loadOf(away))?.expiredOffers).toBe(0);
});

test("the likelihood of an answer never leaves the server", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coach = await newPerson(service, orgId, { knows });
  await ask(learner, coach);
  await coach.post(`/api/offers/${(await offerOf(coach)).id}/decline`);
  const answer = await match(learner);
  expect(Object.keys(answer.people[0]!).toSorted()).toEqual(["availability", "id", "name", "reasons"]);
  expect(JSON.stringify(answer)).not.toMatch(/accept|Offers|expired|likel|strength|usual(?!lyAnswers)/);
});

test("two who answer are enough: an organisation that answers has two hold an ask, and three after a lapse", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coaches = await Promise.all(Array.from({ length: 6 }, () => newPerson(service, orgId, { knows })));
  const holders = async () => {
    const held = await Promise.all(coaches.map(offerOf));
    return held.filter((offer) => offer?.status === "waiting").length;
  };
  const first = await ask(learner);
  expect(await holders()).toBe(3);
  await learner.post(`/api/asks/${first}/withdraw`);
  for (let round = 0; round < 5; round++) {
    for (const coach of coaches) {
      const id = await ask(learner, coach);
      await coach.post(`/api/offers/${(await offerOf(coach)).id}/decline`);
      await learner.post(`/api/asks/${id}/withdraw`);
    }
  }
  service.clock.advance(DAY);
  // What is usual is read anew in the background.
  await match(learner);
  await expect.poll(async () => (await service.services.usualLoads.of(orgId)).acceptance).toBeGreaterThan(0.8);
  await ask(learner);
  expect(await holders()).toBe(2);
  await service.advance(DAY);
  expect(await holders()).toBe(3);
});
