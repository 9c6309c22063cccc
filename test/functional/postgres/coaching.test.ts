import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgres } from "../../../server/db/postgres.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { newOrg, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { twentyForOneSeat } from "../coaching/parallel-joins.ts";
import { activePair, newId, newPeople, pair, seen } from "../coaching/world.ts";

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

test("twenty at once for one free seat: one has it", async () => {
  expect(await twentyForOneSeat(service)).toEqual([1, 2, 3]);
}, 60_000);

test("two propose a version at the same instant, twenty times: one stands, the other is told", async () => {
  const [one, other] = (await newPeople(service, await newOrg(service), 2)) as [TestPerson, TestPerson];
  const id = await pair(service, one, other);
  for (let version = 1; version <= 20; version++) {
    const answers = await Promise.all(
      [one, other].map((who) =>
        who.post(`/api/units/${id}/steps`, { step: "propose_norms", version, how: who.id, meet: "Mondays" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  }
  expect((await seen(one, id))?.norms).toHaveLength(20);
}, 60_000);

test("both leave at the same instant, and everything else at once: no step fails by a deadlock, nobody is left in it", async () => {
  const orgId = await newOrg(service);
  for (let round = 0; round < 10; round++) {
    const [one, other] = (await newPeople(service, orgId, 2)) as [TestPerson, TestPerson];
    const id = await activePair(service, one, other);
    const answers = await Promise.all([
      one.post(`/api/units/${id}/steps`, { step: "leave" }),
      other.post(`/api/units/${id}/steps`, { step: "leave" }),
      one.post(`/api/units/${id}/steps`, { step: "share", id: newId(service), text: "a line" }),
      other.post(`/api/units/${id}/steps`, { step: "wish_end", wish: true }),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect((await seen(one, id))?.next.step).toBe("look_back");
    expect((await seen(other, id))?.next.step).toBe("look_back");
  }
}, 60_000);
