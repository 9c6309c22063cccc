import { afterAll, beforeAll, expect, test } from "vitest";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";
import { twentyForOneSeat } from "./parallel-joins.ts";
import { newId } from "./world.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service?.close());

test("twenty at once for one free seat: one has it", async () => {
  expect(await twentyForOneSeat(service)).toEqual([1, 2, 3]);
});

test("a unit with a list of three to invite is refused as it comes in", async () => {
  const orgId = await newOrg(service);
  const one = await newPerson(service, orgId);
  const invite = [newId(service), newId(service), newId(service)];
  const answer = await one.put(`/api/units/${newId(service)}`, { purpose: "four of us", invite });
  expect(answer).toMatchObject({ status: 422, body: { fields: [{ path: "invite" }] } });
});
