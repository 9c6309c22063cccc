import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLog } from "../../../server/compose.ts";
import { type OfferList, problems } from "../../../server/contract/index.ts";
import { MINUTE } from "../../../server/clock.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

const WORDS = "confidential-rabbit";
let service: TestService;
let logged = "";
let people: TestPerson[];
let ids: string[];
beforeAll(async () => {
  const buffer = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  service = await openTestService({ log: createLog("debug", buffer) });
});
afterAll(() => service?.close());

/** A whole way from ask to resolve, some refusals, and a statement that the database refuses. */
async function journey(): Promise<void> {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId, { name: "Ida Rabbitson", email: "ida.rabbitson@example.test" });
  const coach = await newPerson(service, orgId, { name: "Marta Rabbitson", knows: ["window-functions"] });
  people = [learner, coach];
  const id = uuidv7(service.clock.now());
  const messageId = uuidv7(service.clock.now());
  const body = {
    topic: { title: `Window functions ${WORDS}` },
    goal: `${WORDS}\n    at ${WORDS} (x:1:1)`,
    minutes: 15,
  };
  await learner.post("/api/topics/match", { topic: body.topic });
  await learner.put(`/api/asks/${id}`, body);
  await service.services.sweeper.round();
  const { offers } = (await coach.get("/api/offers")).body as OfferList;
  await service.advance(11 * MINUTE);
  await coach.post(`/api/offers/${offers[0]!.id}/accept`);
  await coach.post(`/api/asks/${id}/messages`, { id: messageId, text: WORDS });
  await learner.get(`/api/asks/${id}/messages?after=0`);
  await learner.post(`/api/asks/${id}/resolve`, { learnt: WORDS });
  await learner.get(`/api/people/${coach.id}?${WORDS}`);
  await service.app.request(`/sign-in?email=ida.rabbitson@example.test`);
  await service.app.request(`/invitation/${WORDS}`);
  await service.app.request(`/${WORDS}`);
  ids = [id, messageId, offers[0]!.id, orgId, ...people.map((person) => person.id)];
}

test("at level debug the log tells routes and statuses, and nothing of people or what they wrote", async () => {
  await journey();
  const lines = logged
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { route?: string; status?: number; requestId?: string });
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.map(({ route }) => route)).toEqual(
    expect.arrayContaining(["/api/asks/:id", "/api/offers/:id/accept", "/invitation/:secret"]),
  );
  expect(lines.every(({ requestId }) => requestId !== undefined)).toBe(true);
  for (const secret of [WORDS, "abbitson", "@example.test", ...people.map(({ token }) => token), ...ids])
    expect(logged).not.toContain(secret);
});

test("an error that quotes what somebody wrote is logged without its words, and answered with an id alone", async () => {
  const learner = people[0]!;
  logged = "";
  const spoken = `${WORDS}\n    at ${WORDS} (x:1:1)\n    at more.${WORDS} (file:///x.ts:1:1)`;
  const inOrg = service.db.inOrg;
  for (const error of [new Error(spoken), Object.assign(new TypeError(spoken), { cause: new Error(spoken) })]) {
    service.db.inOrg = () => Promise.reject(error);
    const { status, body, headers } = await learner.get("/api/me");
    service.db.inOrg = inOrg;
    expect(status).toBe(500);
    expect(body).toEqual({
      type: "urn:ask-a-peer:problem:broken",
      code: "broken",
      title: problems.broken.title,
      status: 500,
      requestId: headers.get("x-request-id"),
    });
    const line = logged
      .trim()
      .split("\n")
      .findLast((entry) => entry.includes("a call failed"))!;
    expect(JSON.parse(line)).toMatchObject({ level: 50, requestId: expect.any(String), err: { type: error.name } });
    expect((JSON.parse(line) as { err: { stack: string[] } }).err.stack.length).toBeGreaterThan(0);
  }
  expect(logged).not.toContain(WORDS);
});
