import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MyExport } from "../../../server/contract/export.ts";
import { ltiContexts, ltiMembers, ltiPlaces, ltiScores } from "../../../server/db/schema/index.ts";
import { CLAIM } from "../../../server/lti/claims.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson } from "../../factories/service.ts";
import { deepLinking } from "../../lti/accepted-cases.ts";
import { type Payload, signed } from "../../lti/platform.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

async function launched(changed: Payload = {}) {
  const { browser, asked } = await world.loggedIn();
  const claims = Object.entries(world.claims(asked, changed)).filter(([, value]) => value !== undefined);
  const token = await signed(world.platform.signing, Object.fromEntries(claims));
  const page = await browser.launch({ state: asked.state, id_token: token });
  expect(page.status).toBe(200);
  return page.facts?.token ?? "";
}

async function exported(token: string): Promise<{ text: string; platforms: MyExport["learningPlatforms"] }> {
  const response = await world.service.app.request("/api/me/export", { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  const text = await response.text();
  return { text, platforms: (JSON.parse(text) as MyExport).learningPlatforms };
}

/** As a roster and an outbox leave them. */
async function listAndScore(subs: readonly string[]) {
  const { orgId, service } = world;
  const now = service.clock.now();
  await service.db.inOrg(orgId, async (tx) => {
    const [course] = await tx.select().from(ltiContexts).where(eq(ltiContexts.contextId, "course-1"));
    const [place] = await tx
      .select()
      .from(ltiPlaces)
      .where(eq(ltiPlaces.contextRef, course?.id ?? ""));
    for (const [number, sub] of subs.entries()) {
      const member = { orgId, contextRef: course?.id ?? "", sub, roles: ["learner"], active: true, round: 1 };
      await tx.insert(ltiMembers).values(member);
      const score = { orgId, id: uuidv7(now), placeId: place?.id ?? "", sub, askId: null };
      await tx.insert(ltiScores).values({ ...score, scoreGiven: 1, scoreMaximum: 1, timestamp: number, at: now });
    }
  });
}

it("holds what platforms told of its person, and nothing of others, of secrets, or of addresses", async () => {
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
  const mine = await launched({ sub: "mine-1" });
  await launched({ sub: "mine-1", ...deepLinking(world) });
  const theirs = await launched({
    sub: "theirs-2",
    name: "Olga Other",
    [CLAIM.context]: { id: "c-2", title: "Poetry" },
  });
  await listAndScore(["mine-1", "theirs-2", "never-came-3"]);

  const own = await exported(mine);
  expect(own.platforms).toEqual([
    {
      platform: "Test school",
      knownAs: [{ subject: "mine-1", since: at, leftAt: null }],
      courses: [{ subject: "mine-1", course: "Advanced SQL", roles: ["learner"], active: true }],
      launches: [
        { course: "Advanced SQL", place: "Window functions", role: "learner", at },
        { course: null, place: null, role: "teacher", at },
      ],
      scores: [{ subject: "mine-1", place: "Window functions", askId: null, given: 1, maximum: 1, at, sentAt: null }],
    },
  ]);
  expect(own.text).not.toMatch(/theirs-2|never-came-3|Olga|Poetry|client-1|deployment-1|lms\.localhost/);
  expect(own.text).not.toContain(mine);

  const other = await exported(theirs);
  expect(other.platforms.map(({ knownAs }) => knownAs.map(({ subject }) => subject))).toEqual([["theirs-2"]]);
  expect(other.platforms[0]?.launches).toMatchObject([{ course: "Poetry" }]);
  expect(other.text).not.toContain("mine-1");
});

it("holds no platform for somebody whom none knows, here or in another organisation", async () => {
  const elsewhere = await newOrg(world.service, "Elsewhere");
  for (const orgId of [world.orgId, elsewhere]) {
    const { token } = await newPerson(world.service, orgId);
    expect((await exported(token)).platforms).toEqual([]);
  }
});
