import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../server/clock.ts";
import { onceCodes, people } from "../../../server/db/schema/index.ts";
import type { ConnectCode } from "../../../server/contract/lti.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";
import { launched, newPlatform } from "./teacher.ts";

let service: TestService;
let orgId: string;
let academy: Awaited<ReturnType<typeof newPlatform>>;
beforeAll(async () => {
  service = await openTestService({ settings: { trustedProxies: 1 } });
  orgId = await newOrg(service);
  academy = await newPlatform(service, orgId);
});
afterAll(() => service.close());

const learner = () => launched(service, academy.platform, { placeId: null, role: "learner" });
const codeOf = async (person: Awaited<ReturnType<typeof learner>>) =>
  (await person.post("/api/lti/connect")).body as ConnectCode;

/** An extension that gives in a code, from an address of its own. */
async function connect(code: unknown, address = "203.0.113.7") {
  const response = await service.app.request("/api/session/connect", {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": address },
    body: JSON.stringify({ code, label: "Chrome on Linux" }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

describe("a code from a course's page", () => {
  test("brings the same person to the extension, however it is typed, once", async () => {
    const person = await learner();
    const { code } = await codeOf(person);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const typed = `${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase();
    const { status, body } = await connect(typed);
    expect(status).toBe(200);
    expect(body).toMatchObject({ person: { id: person.id }, org: { id: orgId } });
    const me = await service.app.request("/api/me", { headers: { authorization: `Bearer ${body["token"]}` } });
    expect(((await me.json()) as { id: string }).id).toBe(person.id);
    const again = await connect(code);
    expect([again.status, again.body["code"]]).toEqual([400, "code_refused"]);
  });

  test("is good for five minutes, and a new one ends the one before", async () => {
    const person = await learner();
    const first = await codeOf(person);
    const second = await codeOf(person);
    expect((await connect(first.code)).status).toBe(400);
    service.clock.advance(5 * MINUTE + 1000);
    expect((await connect(second.code)).status).toBe(400);
  });

  test("two extensions at once: one gets in", async () => {
    const { code } = await codeOf(await learner());
    const came = await Promise.all([connect(code), connect(code), connect(code)]);
    expect(came.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
  });

  test("is kept as a hash", async () => {
    const { code } = await codeOf(await learner());
    const kept = await service.db.inOrg(orgId, (tx) => tx.select().from(onceCodes));
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  test("is only for sessions that a launch opened", async () => {
    const member = await newPerson(service, orgId);
    expect((await member.post("/api/lti/connect")).status).toBe(404);
    expect((await service.app.request("/api/lti/connect", { method: "POST" })).status).toBe(401);
  });

  test("opens nothing for somebody who has left, nor for what is no code", async () => {
    const person = await learner();
    const { code: left } = await codeOf(person);
    await service.db.inOrg(orgId, (tx) =>
      tx.update(people).set({ leftAt: service.clock.now() }).where(eq(people.id, person.id)),
    );
    expect((await connect(left)).status).toBe(400);
    for (const code of ["", "AAAAAAAA", "x".repeat(20)]) expect((await connect(code)).status).toBe(400);
    expect((await connect("x".repeat(21))).status).toBe(422);
    expect((await connect(7)).status).toBe(422);
  });

  test("cannot be guessed in a row", async () => {
    const tries = [];
    for (let time = 0; time < 61; time++) tries.push((await connect("23456789", "198.51.100.9")).status);
    expect(tries.slice(0, 60).every((status) => status === 400)).toBe(true);
    expect(tries.at(-1)).toBe(429);
  });
});
