import { expect } from "vitest";
import type { Unit, UnitAnswer, UnitList, UnitStep } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newPerson, type TestPerson, type TestService } from "../../factories/service.ts";

/** A fresh id, as a device makes it. */
export const newId = (service: TestService) => uuidv7(service.clock.now());

/** Takes a step through the API; the unit as it then is, or null when it is no longer theirs to see. */
export async function take(who: TestPerson, id: string, step: UnitStep): Promise<Unit | null> {
  const answer = await who.post(`/api/units/${id}/steps`, step);
  expect([answer.status, answer.body]).toEqual([200, answer.body]);
  return (answer.body as UnitAnswer).unit;
}

/** The code of a step that is refused. */
export async function refused(who: TestPerson, id: string, step: UnitStep): Promise<string> {
  const answer = await who.post(`/api/units/${id}/steps`, step);
  return answer.status < 300 ? "taken" : (answer.body as { code: string }).code;
}

/** The unit as somebody sees it, or null. */
export async function seen(who: TestPerson, id: string): Promise<Unit | null> {
  const answer = await who.get(`/api/units/${id}`);
  return answer.status === 404 ? null : answer.body;
}

export const unitsOf = async (who: TestPerson) => ((await who.get("/api/units")).body as UnitList).units;

/** Proposes a unit to somebody by name. */
export async function propose(service: TestService, who: TestPerson, ...invite: TestPerson[]): Promise<string> {
  const id = newId(service);
  const body = { purpose: "SQL and calm", invite: invite.map((person) => person.id) };
  const answer = await who.put(`/api/units/${id}`, body);
  expect(answer.status).toBe(201);
  return id;
}

/** A pair that has begun. */
export async function pair(service: TestService, one: TestPerson, other: TestPerson): Promise<string> {
  const id = await propose(service, one, other);
  await take(other, id, { step: "join" });
  return id;
}

/** A pair whose agreement holds. */
export async function activePair(service: TestService, one: TestPerson, other: TestPerson): Promise<string> {
  const id = await pair(service, one, other);
  await take(one, id, { step: "propose_norms", version: 1, how: "Questions first", meet: "Thursdays at ten" });
  await take(other, id, { step: "accept_norms", version: 1 });
  return id;
}

/** A three: the pair agreed to the third, who joined. */
export async function three(
  service: TestService,
  [one, other, third]: [TestPerson, TestPerson, TestPerson],
): Promise<string> {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "invite", person: third.id });
  await take(other, id, { step: "agree", person: third.id });
  await take(third, id, { step: "join" });
  return id;
}

export const newPeople = (service: TestService, orgId: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => newPerson(service, orgId)));
