import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LtiContext, LtiContexts } from "../../../server/contract/index.ts";
import { ltiContexts, ltiPlatforms, ltiRosters } from "../../../server/db/schema/index.ts";
import { beginRoster } from "../../../server/lti/roster/begin.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, type TestPerson } from "../../factories/service.ts";
import { openServiceWorld, type ServiceWorld } from "./service-world.ts";

let world: ServiceWorld;
let foreign: TestPerson;
let contextRef: string;
let contexts: string;
beforeAll(async () => {
  world = await openServiceWorld({ roster: 200 });
  foreign = await newPerson(world.service, await newOrg(world.service, "Globex"), { role: "admin" });
  contextRef = await world.course(world.crowded());
  contexts = `/api/admin/lti/contexts?platform=${world.platform.id}`;
});
afterAll(() => world.close());

const roster = () => `/api/admin/lti/contexts/${contextRef}/roster`;
const list = async () => ((await world.admin.get(contexts)).body as LtiContexts).contexts;

describe("/api/admin/lti/contexts", () => {
  it("shows how the reading goes", async () => {
    expect(await list()).toMatchObject([{ id: contextRef, members: 0, hasRoster: true, roster: { state: "waiting" } }]);
    world.lms.knobs.at.roster = { status: 503 };
    await world.readAll(contextRef);
    expect((await list())[0]?.roster).toMatchObject({ state: "reading", problem: "status_503", pages: 0 });
    world.lms.knobs.at = {};
    const pressed = await world.admin.post(roster());
    expect(pressed.status).toBe(200);
    await world.readAll(contextRef);
    expect(await list()).toMatchObject([
      { members: 204, roster: { state: "read", seen: 204, added: 204, pages: 5, problem: null } },
    ]);
  });

  it("refuses a platform that is not there, and an id that is none", async () => {
    const nowhere = uuidv7(world.service.clock.now());
    expect((await world.admin.get(`/api/admin/lti/contexts?platform=${nowhere}`)).status).toBe(404);
    expect((await world.admin.get("/api/admin/lti/contexts?platform=x")).status).toBe(400);
    expect((await world.admin.get(`/api/admin/lti/scores?platform=${nowhere}`)).status).toBe(404);
    expect((await world.admin.post("/api/admin/lti/scores/retry", { platform: nowhere })).status).toBe(404);
    expect((await world.admin.post("/api/admin/lti/scores/retry", {})).status).toBe(422);
  });
});

describe("/api/admin/lti/contexts/:id/roster", () => {
  it("reads at once, another round", async () => {
    const before = await world.roster(contextRef);
    await world.admin.post(roster());
    expect(await world.readAll(contextRef)).toMatchObject({ round: before.round + 1, added: 0 });
  });

  it("goes on where a reading failed lately, and begins anew where that is no use", async () => {
    const failed = (problem: string) =>
      world.inOrg((tx) =>
        tx
          .update(ltiRosters)
          .set({
            status: "failed",
            problem,
            pages: 3,
            seen: 150,
            nextUrl: `${world.at.roster(world.crowded().id)}&from=150`,
            endedAt: world.service.clock.now(),
          })
          .where(eq(ltiRosters.contextRef, contextRef)),
      );
    await failed("status_503");
    const { round } = await world.roster(contextRef);
    const pressed = (await world.admin.post(roster())).body as LtiContext;
    expect(pressed.roster).toMatchObject({ state: "reading", pages: 3 });
    expect((await world.readAll(contextRef)).round).toBe(round);
    await failed("loop");
    expect(((await world.admin.post(roster())).body as LtiContext).roster).toMatchObject({ state: "read" });
    expect((await world.readAll(contextRef)).round).toBe(round + 1);
  });

  it("stops, also for later launches, until it is wanted", async () => {
    const stopped = await world.admin.delete(roster());
    expect(stopped.body).toMatchObject({ roster: { state: "stopped" }, members: 204 });
    const { orgId, service } = world;
    await world.inOrg((tx) => beginRoster(tx, { orgId, contextRef, now: service.clock.now() }));
    const { round } = await world.roster(contextRef);
    expect((await world.readAgain(contextRef)).round).toBe(round);
    await world.admin.post(roster());
    expect((await world.readAll(contextRef)).round).toBe(round + 1);
  });

  it("says why nothing can be read", async () => {
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ status: "disabled" }));
    expect((await world.admin.post(roster())).status).toBe(409);
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ status: "active" }));
    const bare = uuidv7(world.service.clock.now());
    const { orgId, platform } = world;
    const at = world.service.clock.now();
    await world.inOrg((tx) =>
      tx
        .insert(ltiContexts)
        .values({ orgId, id: bare, platformId: platform.id, deploymentId: "1", contextId: "bare", at }),
    );
    const refused = await world.admin.post(`/api/admin/lti/contexts/${bare}/roster`);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain("names and roles");
  });
});

describe("only admins of this organisation", () => {
  it.each([
    ["get", "/api/admin/lti/contexts"],
    ["post", "/api/admin/lti/contexts/:id/roster"],
    ["delete", "/api/admin/lti/contexts/:id/roster"],
    ["get", "/api/admin/lti/scores"],
    ["post", "/api/admin/lti/scores/retry"],
  ] as const)("%s %s", async (method, path) => {
    const at = path.includes(":id") ? roster() : method === "get" ? `${path}?platform=${world.platform.id}` : path;
    const member = await newPerson(world.service, world.orgId);
    const before = await world.roster(contextRef);
    for (const [who, status] of [
      [member, 403],
      [foreign, 404],
    ] as const) {
      const call = { get: who.get, post: who.post, delete: who.delete }[method];
      expect((await call(at, { platform: world.platform.id })).status).toBe(status);
    }
    expect(await world.roster(contextRef)).toEqual(before);
  });
});
