import { afterAll, beforeAll, expect, test } from "vitest";
import type { Offer } from "../../../server/contract/index.ts";
import { asks } from "../../../server/db/schema/index.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let postgres: TestPostgres;
let service: TestService;
beforeAll(async () => {
  postgres = await startPostgres();
  service = await openTestService({ db: await openPostgres({ connectionString: await postgres.database() }) });
});
afterAll(async () => {
  await service?.close();
  await postgres?.stop();
});

const topic = { title: "Window functions", course: "Advanced SQL" };

async function ask(learner: TestPerson): Promise<string> {
  const id = uuidv7(service.clock.now());
  const opened = await learner.put(`/api/asks/${id}`, { topic, goal: "rank rows", minutes: 15 });
  expect(opened.status).toBe(201);
  await service.services.sweeper.round();
  return id;
}

const offersOf = async (coach: TestPerson) => ((await coach.get("/api/offers")).body as { offers: Offer[] }).offers;

test("all who hold an ask accept it at the same instant, two hundred times: exactly one has it", async () => {
  const orgId = await newOrg(service);
  const coaches = await Promise.all(
    [1, 2, 3].map(() => newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 1000 })),
  );
  let learner = await newPerson(service, orgId);
  for (let round = 0; round < 200; round++) {
    // One person may ask sixty times a minute.
    if (round % 50 === 49) learner = await newPerson(service, orgId);
    const id = await ask(learner);
    const shown = await Promise.all(
      coaches.map(async (coach) => ({ coach, offer: (await offersOf(coach)).find((offer) => offer.askId === id) })),
    );
    // Two hold it first where they are known to answer, else three.
    const held = shown.flatMap(({ coach, offer }) => (offer?.status === "waiting" ? [{ coach, offer }] : []));
    expect(held.length).toBeGreaterThan(1);
    const answers = await Promise.all(held.map(({ coach, offer }) => coach.post(`/api/offers/${offer.id}/accept`)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const refused = answers
      .filter((answer) => answer.status === 409)
      .map((answer) => (answer.body as { code: string }).code);
    expect(refused).toEqual(held.slice(1).map(() => "ask_taken"));
    const withdrawn = await learner.post(`/api/asks/${id}/withdraw`);
    expect(withdrawn.status).toBe(200);
  }
}, 240_000);

test("ten waiting offers of a coach with one ask a week left, accepted in parallel: exactly one", async () => {
  const orgId = await newOrg(service);
  const coach = await newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 1 });
  for (let asked = 0; asked < 10; asked++) await ask(await newPerson(service, orgId));
  const offers = await offersOf(coach);
  expect(offers).toHaveLength(10);
  const answers = await Promise.all(offers.map((offer) => coach.post(`/api/offers/${offer.id}/accept`)));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => (answer.body as { code?: string }).code === "capacity_reached")).toHaveLength(9);
  const taken = await service.db.inOrg(orgId, (tx) => tx.select().from(asks));
  expect(taken.filter((row) => row.status === "accepted")).toHaveLength(1);
});

test("the same ask sent eight times at once is one ask with one feed entry", async () => {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const id = uuidv7(service.clock.now());
  const body = { topic, goal: "rank rows", minutes: 15 };
  const answers = await Promise.all(Array.from({ length: 8 }, () => learner.put(`/api/asks/${id}`, body)));
  expect(answers.map((answer) => answer.status).toSorted((left, right) => left - right)).toEqual([
    200, 200, 200, 200, 200, 200, 200, 201,
  ]);
  const feed = (await learner.get("/api/feed?after=0")).body as {
    entries: { kind: string; id: string; seq: number }[];
  };
  const seqs = feed.entries.map((entry) => entry.seq);
  expect(seqs).toEqual(seqs.map((_, place) => place + 1));
});

test("offers, messages and answers in parallel leave every feed without a gap", async () => {
  const orgId = await newOrg(service);
  const learners = await Promise.all([1, 2, 3].map(() => newPerson(service, orgId)));
  const coaches = await Promise.all(
    [1, 2, 3, 4].map(() => newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 50 })),
  );
  await Promise.all(learners.flatMap((learner) => [ask(learner), ask(learner), ask(learner)]));
  await Promise.all(
    coaches.map(async (coach) => {
      for (const offer of await offersOf(coach)) {
        const { status } = await coach.post(`/api/offers/${offer.id}/accept`);
        if (status !== 200) continue;
        await Promise.all(
          [1, 2, 3].map((n) =>
            coach.post(`/api/asks/${offer.askId}/messages`, { id: uuidv7(service.clock.now()), text: `line ${n}` }),
          ),
        );
      }
    }),
  );
  for (const person of [...learners, ...coaches]) {
    const feed = (await person.get("/api/feed?after=0&limit=500")).body as { entries: { seq: number }[]; head: number };
    expect(feed.entries.map((entry) => entry.seq)).toEqual(Array.from({ length: feed.head }, (_, place) => place + 1));
  }
});
