import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LtiPlatform, LtiSettingsSent } from "../../../server/contract/lti-admin.ts";
import { ltiPlatforms } from "../../../server/db/schema/index.ts";
import { ROSTER_SCOPE } from "../../../server/lti/registration/tool-facts.ts";
import { open, seal } from "../../../server/lti/seal.ts";
import { newOrg, newPerson } from "../../factories/service.ts";
import { type FakePlatform, startPlatform } from "./fake-platform.ts";
import { openServiceWorld, type ServiceWorld } from "./service-world.ts";

let world: ServiceWorld;
beforeAll(async () => {
  world = await openServiceWorld();
});
afterAll(() => world?.close());

const own = "http://localhost:4600";
const path = () => `/api/admin/lti/platforms/${world.platform.id}/settings`;
const setPlatform = (values: Partial<typeof ltiPlatforms.$inferInsert>) =>
  world.inOrg((tx) => tx.update(ltiPlatforms).set(values).where(eq(ltiPlatforms.id, world.platform.id)));
const row = () => world.inOrg(async (tx) => (await tx.select().from(ltiPlatforms))[0]!);
const record = () => world.lms.world.tools.get(world.tool.clientId)!;
const sealed = (token: string) => seal(world.service.services.settings.secret, token);
const sent = async () => {
  const answer = await world.admin.post(path());
  expect(answer.status).toBe(200);
  return answer.body as LtiSettingsSent;
};

/** As a registration leaves it, at a platform that has older addresses on record. */
beforeEach(async () => {
  const tool = record();
  Object.assign(tool, {
    loginUrl: "http://old.test/lti/login",
    redirectUris: ["http://old.test/lti/launch"],
    targetLinkUri: "http://old.test/lti/launch",
    scopes: [ROSTER_SCOPE],
    claims: ["iss", "sub", "name", "given_name", "family_name"],
    custom: { context_history: "$Context.id.history" },
    updateToken: "first-token",
  });
  await setPlatform({
    registrationUrl: `${world.at.registration}/${tool.clientId}`,
    registrationTokenSealed: sealed("first-token"),
    scopes: [ROSTER_SCOPE],
    claims: ["iss", "sub", "name", "given_name", "family_name"],
    grades: false,
  });
  world.watched.calls.length = 0;
});

it("brings the platform's record up to date, asks for no more than it granted, and keeps people and rules", async () => {
  const before = await row();
  const { platform, problem } = await sent();
  expect([problem, platform.renewable, platform.shares]).toEqual([null, true, ["name", "roster"]]);
  expect(record()).toMatchObject({
    loginUrl: `${own}/lti/login`,
    redirectUris: [`${own}/lti/launch`],
    targetLinkUri: `${own}/lti/launch`,
    keys: { uri: `${own}/lti/jwks.json` },
    scopes: [ROSTER_SCOPE],
    claims: ["iss", "sub", "name", "given_name", "family_name"],
    custom: { context_history: "$Context.id.history" },
    deployments: world.tool.deployments,
  });
  const kept = ({ registrationTokenSealed: _, updatedAt: __, ...rest }: typeof before) => rest;
  expect(kept(await row())).toEqual(kept(before));
  expect(JSON.stringify(platform)).not.toMatch(/first-token|registration/);
});

describe("a platform that answers otherwise", () => {
  let fake: FakePlatform;
  beforeEach(async () => {
    fake = await startPlatform();
    await setPlatform({ issuer: fake.origin, registrationUrl: `${fake.origin}/registration/7` });
  });
  afterEach(async () => {
    await fake.close();
    await setPlatform({ issuer: world.platform.issuer });
  });
  const answers = (body: Record<string, unknown>, status = 200) =>
    fake.answers.set("/registration/7", { status, body: { client_id: world.tool.clientId, ...body } });
  const token = async () => open(world.service.services.settings.secret, (await row()).registrationTokenSealed ?? "");

  it("with another token is asked with that one the next time", async () => {
    answers({
      registration_client_uri: `${fake.origin}/registration/7`,
      registration_access_token: "second-token",
    });
    expect((await sent()).problem).toBeNull();
    expect(await token()).toBe("second-token");
    expect(fake.seen.map(({ method, authorization }) => `${method} ${authorization}`)).toEqual([
      "GET Bearer first-token",
      "PUT Bearer first-token",
    ]);
  });

  it("with an address elsewhere is not followed there", async () => {
    answers({ registration_client_uri: "https://evil.test/7", registration_access_token: "second-token" });
    expect((await sent()).problem).toBeNull();
    expect([(await row()).registrationUrl, await token()]).toEqual([`${fake.origin}/registration/7`, "first-token"]);
  });

  it("changes nothing where it refuses, answers nonsense, or speaks of another client", async () => {
    const before = await row();
    answers({}, 401);
    expect((await sent()).problem).toBe("status_401");
    answers({ client_id: "another" });
    expect((await sent()).problem).toBe("other_client");
    answers({ client_id: null });
    expect((await sent()).problem).toBe("unreadable");
    expect(fake.seen.map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
    await setPlatform({ registrationTokenSealed: "sealed-with-another-secret-than-now" });
    expect((await sent()).problem).toBe("secret_changed");
    expect({ ...(await row()), registrationTokenSealed: before.registrationTokenSealed }).toEqual(before);
  });
});

it("is not there for a platform that gave no way to, for others' platforms, and for members", async () => {
  const elsewhere = await newPerson(world.service, await newOrg(world.service), { role: "admin" });
  expect((await elsewhere.post(path())).status).toBe(404);
  const member = await newPerson(world.service, world.orgId);
  expect((await member.post(path())).status).toBe(403);
  await setPlatform({ registrationUrl: null, registrationTokenSealed: null });
  expect((await world.admin.post(path())).status).toBe(404);
  const shown = (await world.admin.get(`/api/admin/lti/platforms/${world.platform.id}`)).body as LtiPlatform;
  expect(shown.renewable).toBe(false);
  expect(world.watched.calls).toEqual([]);
});
