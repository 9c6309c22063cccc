import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSession } from "../../../server/auth/sessions.ts";
import type { LtiPlatform, LtiPlatforms, LtiPlatformSaved } from "../../../server/contract/index.ts";
import {
  ltiContexts,
  ltiPeople,
  ltiPlaces,
  ltiPlatforms,
  ltiSessions,
  people,
} from "../../../server/db/schema/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { type FakePlatform, startPlatform } from "./fake-platform.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
let member: TestPerson;
let foreign: TestPerson;
let fake: FakePlatform;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
  admin = await newPerson(service, orgId, { role: "admin" });
  member = await newPerson(service, orgId);
  foreign = await newPerson(service, await newOrg(service, "Globex"), { role: "admin" });
  fake = await startPlatform();
});
afterAll(async () => {
  await fake.close();
  await service.close();
});

let clients = 0;
const bodyOf = (changes: object = {}) => ({
  name: "Academy",
  issuer: fake.origin,
  clientId: `client-${++clients}`,
  authUrl: `${fake.origin}/auth`,
  tokenUrl: `${fake.origin}/token`,
  keysUrl: `${fake.origin}/keys`,
  ...changes,
});
const add = async (changes: object = {}) =>
  (await admin.post("/api/admin/lti/platforms", bodyOf(changes))).body as LtiPlatformSaved;
const readBack = async (id: string) => (await admin.get(`/api/admin/lti/platforms/${id}`)).body as LtiPlatform;

describe("a platform written down by hand", () => {
  it("is there, active, with its keys looked at, and tells what the platform asks for", async () => {
    const { status, body } = await admin.post("/api/admin/lti/platforms", bodyOf({ deploymentIds: ["1", "1", "x:y"] }));
    const { platform, keys } = body as LtiPlatformSaved;
    expect(status).toBe(201);
    expect(keys).toEqual({ count: 1, problem: null });
    expect(platform).toMatchObject({
      name: "Academy",
      status: "active",
      deploymentPolicy: "strict",
      matching: "never",
      registered: false,
      shares: null,
      keysFailedSince: null,
      counts: { people: 0, courses: 0, places: 0 },
    });
    expect(platform.deployments.map(({ deploymentId }) => deploymentId).toSorted()).toEqual(["1", "x:y"]);
    const list = (await admin.get("/api/admin/lti/platforms")).body as LtiPlatforms;
    expect(list.platforms.map(({ id }) => id)).toContain(platform.id);
    expect(list.tool).toEqual({
      loginUrl: "http://localhost:4600/lti/login",
      launchUrl: "http://localhost:4600/lti/launch",
      keysUrl: "http://localhost:4600/lti/jwks.json",
      canvasUrl: "http://localhost:4600/lti/canvas.json",
    });
  });

  it.each([
    ["status_404", "/nothing-here"],
    ["not_keys", "/registration"],
    ["unreachable", ":1/keys"],
  ])("is saved although its keys are not there: %s", async (problem, path) => {
    const keysUrl = path.startsWith(":") ? `http://localhost${path}` : `${fake.origin}${path}`;
    const { platform, keys } = await add({ keysUrl });
    expect(keys).toEqual({ count: 0, problem });
    expect(platform.keysProblem).toBe(problem);
    expect(platform.keysFailedSince).not.toBeNull();
    const moved = await admin.put(`/api/admin/lti/platforms/${platform.id}`, { keysUrl: `${fake.origin}/keys` });
    expect((moved.body as LtiPlatformSaved).platform).toMatchObject({ keysFailedSince: null, keysProblem: null });
  });

  it.each([
    [{ issuer: "not an address" }],
    [{ keysUrl: "javascript:alert(1)" }],
    [{ authUrl: "https://name:password@lms.example/" }],
    [{ tokenUrl: "https://lms.example/#here" }],
    [{ clientId: " " }],
    [{ clientId: "x".repeat(256) }],
    [{ name: "" }],
    [{ matching: "email" }],
    [{ deploymentIds: [""] }],
    [{ frameOrigins: ["https://lms.example/path"] }],
  ])("is refused: %j", async (changes) => {
    expect((await admin.post("/api/admin/lti/platforms", bodyOf(changes))).status).toBe(422);
  });

  it("must be reached by https outside the demo", async () => {
    const strict = await openTestService({ settings: { mode: "production" } });
    const boss = await newPerson(strict, await newOrg(strict), { role: "admin" });
    const refused = await boss.post("/api/admin/lti/platforms", bodyOf());
    expect(refused.status).toBe(422);
    const { fields } = refused.body as { fields: { path: string }[] };
    expect(fields.map(({ path }) => path)).toEqual(["issuer", "authUrl", "tokenUrl", "keysUrl"]);
    await strict.close();
  });

  it("is there once, whoever has it", async () => {
    const body = bodyOf();
    expect((await admin.post("/api/admin/lti/platforms", body)).status).toBe(201);
    expect((await admin.post("/api/admin/lti/platforms", body)).status).toBe(409);
    const refused = await foreign.post("/api/admin/lti/platforms", body);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).not.toContain("Acme");
  });
});

describe("changing a platform", () => {
  it("changes what is named, and nothing else", async () => {
    const { platform } = await add();
    const changed = await admin.put(`/api/admin/lti/platforms/${platform.id}`, {
      name: "Ours",
      deploymentPolicy: "strict",
      anonymous: true,
      grades: true,
      frameOrigins: ["https://school.example"],
    });
    expect(changed.body).toMatchObject({ keys: null, platform: { name: "Ours", anonymous: true, grades: true } });
    expect(await readBack(platform.id)).toMatchObject({
      ...platform,
      name: "Ours",
      deploymentPolicy: "strict",
      anonymous: true,
      grades: true,
      frameOrigins: ["https://school.example"],
    });
  });

  it("matches by e-mail only where the platform is trusted", async () => {
    const { platform } = await add();
    const path = `/api/admin/lti/platforms/${platform.id}`;
    expect((await admin.put(path, { matching: "email" })).status).toBe(422);
    expect((await admin.put(path, { matching: "email", trusted: true })).status).toBe(200);
    expect((await admin.put(path, { trusted: false })).status).toBe(422);
    expect((await admin.put(path, { trusted: false, matching: "never" })).status).toBe(200);
    expect((await admin.put(path, { matching: "sourced_id" })).status).toBe(200);
  });

  it("turns deployments off and on, and adds them", async () => {
    const { platform } = await add({ deploymentIds: ["1"] });
    const path = `/api/admin/lti/platforms/${platform.id}/deployments`;
    await admin.put(path, { deploymentId: "1", disabled: true });
    await admin.put(path, { deploymentId: "2", disabled: false });
    const { deployments } = await readBack(platform.id);
    expect(new Map(deployments.map(({ deploymentId, disabled }) => [deploymentId, disabled]))).toEqual(
      new Map([
        ["1", true],
        ["2", false],
      ]),
    );
    expect((await admin.put(path, { deploymentId: "", disabled: false })).status).toBe(422);
  });

  it("looks at the keys when asked, and keeps since when they are away", async () => {
    const { platform } = await add();
    const path = `/api/admin/lti/platforms/${platform.id}/keys`;
    fake.answers.set("/keys", { status: 503 });
    const first = (await admin.post(path)).body as LtiPlatformSaved;
    expect(first.keys).toEqual({ count: 0, problem: "status_503" });
    service.clock.advance(60_000);
    const second = (await admin.post(path)).body as LtiPlatformSaved;
    expect(second.platform.keysFailedSince).toBe(first.platform.keysFailedSince);
    fake.answers.delete("/keys");
    expect(((await admin.post(path)).body as LtiPlatformSaved).platform.keysFailedSince).toBeNull();
  });
});

/** A learner whom a launch of this platform brought, with a course, a place and a session. */
async function launched(platformId: string) {
  const now = service.clock.now();
  const learner = await newPerson(service, orgId);
  const [contextRef, placeId] = [uuidv7(now), uuidv7(now)];
  const session = await service.db.inOrg(orgId, async (tx) => {
    await tx.insert(ltiPeople).values({ orgId, platformId, sub: "s1", personId: learner.id, made: true, at: now });
    await tx
      .insert(ltiContexts)
      .values({ orgId, id: contextRef, platformId, deploymentId: "1", contextId: "c1", at: now });
    await tx.insert(ltiPlaces).values({ orgId, id: placeId, platformId, contextRef, resourceLinkId: "r1", at: now });
    const opened = await openSession(tx, { orgId, personId: learner.id, kind: "lti", label: "Academy", now });
    await tx.insert(ltiSessions).values({ orgId, sessionId: opened.id, platformId, placeId, role: "learner" as const });
    return opened;
  });
  const call = async () =>
    (await service.app.request("/api/me", { headers: { authorization: `Bearer ${session.token}` } })).status;
  return { learner, call };
}

describe("turning off and deleting", () => {
  it("ends what launches have opened, and leaves people's other sessions", async () => {
    const { platform } = await add();
    const { learner, call } = await launched(platform.id);
    expect(await call()).toBe(200);
    const off = await admin.post(`/api/admin/lti/platforms/${platform.id}/status`, { status: "disabled" });
    expect(off.body).toMatchObject({ status: "disabled", counts: { people: 1, courses: 1, places: 1 } });
    expect(await call()).toBe(401);
    expect((await learner.get("/api/me")).status).toBe(200);
    const on = await admin.post(`/api/admin/lti/platforms/${platform.id}/status`, { status: "active" });
    expect(on.body).toMatchObject({ status: "active" });
    expect((await admin.post(`/api/admin/lti/platforms/${platform.id}/status`, { status: "pending" })).status).toBe(
      422,
    );
  });

  it("deletes the platform with its courses and addresses, and keeps its people", async () => {
    const { platform } = await add();
    const { learner, call } = await launched(platform.id);
    await admin.post("/api/admin/lti/registrations", { platformId: platform.id });
    expect((await admin.delete(`/api/admin/lti/platforms/${platform.id}`)).status).toBe(204);
    expect(await call()).toBe(401);
    expect((await learner.get("/api/me")).status).toBe(200);
    const left = await service.db.inOrg(orgId, async (tx) => ({
      platforms: await tx.select().from(ltiPlatforms).where(eq(ltiPlatforms.id, platform.id)),
      contexts: await tx.select().from(ltiContexts).where(eq(ltiContexts.platformId, platform.id)),
      people: await tx.select().from(people).where(eq(people.id, learner.id)),
    }));
    expect(left).toMatchObject({ platforms: [], contexts: [], people: [{ leftAt: null }] });
    const list = await admin.get("/api/admin/lti/registrations");
    expect(JSON.stringify(list.body)).not.toContain(platform.id);
    expect((await admin.delete(`/api/admin/lti/platforms/${platform.id}`)).status).toBe(404);
  });
});

describe("only admins of this organisation", () => {
  it.each([
    ["GET", "/api/admin/lti/platforms"],
    ["POST", "/api/admin/lti/platforms"],
    ["GET", "/api/admin/lti/platforms/:id"],
    ["PUT", "/api/admin/lti/platforms/:id"],
    ["POST", "/api/admin/lti/platforms/:id/status"],
    ["POST", "/api/admin/lti/platforms/:id/keys"],
    ["PUT", "/api/admin/lti/platforms/:id/deployments"],
    ["DELETE", "/api/admin/lti/platforms/:id"],
    ["GET", "/api/admin/lti/registrations"],
    ["POST", "/api/admin/lti/registrations"],
    ["DELETE", "/api/admin/lti/registrations/:id"],
  ] as const)("%s %s", async (method, path) => {
    const { platform } = await add();
    const made = (await admin.post("/api/admin/lti/registrations")).body as { id: string };
    const at = path.replace(":id", path.includes("registrations") ? made.id : platform.id);
    const body = {
      ...bodyOf(),
      status: "disabled",
      deploymentId: "1",
      disabled: true,
      platformId: platform.id,
    };
    const call = (who: TestPerson) =>
      method === "GET"
        ? who.get(at)
        : method === "DELETE"
          ? who.delete(at)
          : method === "PUT"
            ? who.put(at, body)
            : who.post(at, body);
    expect((await call(member)).status).toBe(403);
    const strange = await call(foreign);
    // Without an id in the path it is a list, or a platform, of their own.
    if (path.endsWith("/platforms")) {
      expect([200, 201]).toContain(strange.status);
      expect(JSON.stringify(strange.body)).not.toContain(platform.id);
    } else if (method === "GET" && path.endsWith("/registrations")) {
      expect(strange.body).toEqual({ registrations: [] });
    } else {
      expect(strange.status).toBe(404);
    }
    expect(await readBack(platform.id)).toEqual(platform);
  });

  it("shows an address once, and keeps a hash", async () => {
    const made = (await admin.post("/api/admin/lti/registrations", { hours: 2, review: true })).body as {
      address: string;
    };
    const secret = made.address.split("/").at(-1) ?? "";
    expect(secret).toMatch(/^[\w-]{43}$/);
    const list = await admin.get("/api/admin/lti/registrations");
    expect(list.body).toMatchObject({
      registrations: expect.arrayContaining([expect.objectContaining({ review: true })]),
    });
    expect(JSON.stringify(list.body)).not.toContain(secret);
    expect((await admin.post("/api/admin/lti/registrations", { hours: 0 })).status).toBe(422);
    expect((await admin.post("/api/admin/lti/registrations", { hours: 169 })).status).toBe(422);
    expect((await admin.delete(`/api/admin/lti/registrations/${uuidv7(service.clock.now())}`)).status).toBe(404);
  });
});
