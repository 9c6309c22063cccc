import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../server/clock.ts";
import {
  ltiChoices,
  ltiContexts,
  ltiDeployments,
  ltiPeople,
  ltiPlaces,
  ltiPlatforms,
  people,
} from "../../../server/db/schema/index.ts";
import { CLAIM } from "../../../server/lti/claims.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newPerson } from "../../factories/service.ts";
import { type Payload, signed } from "../../lti/platform.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** A launch with these claims otherwise; undefined leaves one out. */
async function launched(changed: Payload = {}, said: Record<string, string> = {}) {
  const { browser, asked } = await world.loggedIn(said);
  const claims = Object.entries(world.claims(asked, changed)).filter(([, value]) => value !== undefined);
  const token = await signed(world.platform.signing, Object.fromEntries(claims));
  return browser.launch({ state: asked.state, id_token: token });
}

const setPlatform = (values: Partial<typeof ltiPlatforms.$inferInsert>) =>
  world.service.db.inOrg(world.orgId, (tx) =>
    tx.update(ltiPlatforms).set(values).where(eq(ltiPlatforms.id, world.registered.id)),
  );
const plain = { matching: "never", trusted: false, anonymous: false, deploymentPolicy: "strict" } as const;
beforeEach(() => setPlatform(plain));

const rowOf = async (personId: string | null | undefined) => {
  const rows = await world.service.db.inOrg(world.orgId, (tx) => tx.select().from(people));
  return rows.find(({ id }) => id === personId)!;
};
let subs = 0;
const newSub = () => `sub-${subs++}`;
const call = (token: string | null | undefined, path: string, body?: unknown) =>
  world.service.app.request(path, {
    method: body === undefined ? "GET" : "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe("the session of a launch", () => {
  test("works as a bearer token for twelve hours, and no longer for being used", async () => {
    const { facts } = await launched({ sub: newSub() });
    const me = await call(facts?.token, "/api/me");
    expect(await me.json()).toMatchObject({ id: facts?.personId, name: "Ida Brandt", email: "", mail: false });
    for (let hour = 0; hour < 11; hour++) {
      world.service.clock.advance(HOUR);
      expect((await call(facts?.token, "/api/me")).status).toBe(200);
    }
    world.service.clock.advance(HOUR + MINUTE);
    expect((await call(facts?.token, "/api/me")).status).toBe(401);
  });

  test("opens no admin's doors, whoever was matched", async () => {
    await newPerson(world.service, world.orgId, { email: "boss@acme.test", role: "admin" });
    await setPlatform({ matching: "email", trusted: true });
    const { facts } = await launched({ sub: newSub(), email: "Boss@Acme.test" });
    expect((await rowOf(facts?.personId)).role).toBe("admin");
    expect((await call(facts?.token, "/api/admin/people")).status).toBe(403);
  });
});

describe("somebody who comes", () => {
  test("is the same person the next time, and another on another sub", async () => {
    const sub = newSub();
    const [first, second, other] = [
      await launched({ sub }),
      await launched({ sub }),
      await launched({ sub: newSub() }),
    ];
    expect(second.facts?.personId).toBe(first.facts?.personId);
    expect(other.facts?.personId).not.toBe(first.facts?.personId);
    expect(second.facts?.token).not.toBe(first.facts?.token);
  });

  test("has no address that mail could go to unless the platform's addresses are trusted", async () => {
    const untrusted = await rowOf((await launched({ sub: newSub(), email: "new@acme.test" })).facts?.personId);
    expect(untrusted).toMatchObject({ email: `${untrusted.id}@lti.invalid`, mail: false, confirmedAt: null });
    await setPlatform({ trusted: true });
    const trusted = await rowOf((await launched({ sub: newSub(), email: "New@acme.test" })).facts?.personId);
    expect(trusted).toMatchObject({ email: "new@acme.test", mail: true });
    // The address is taken, and this platform's rule matches nobody: it stays its owner's.
    const second = await rowOf((await launched({ sub: newSub(), email: "new@acme.test" })).facts?.personId);
    expect(second.email).toBe(`${second.id}@lti.invalid`);
  });

  test("without a name has a neutral one until the platform tells it", async () => {
    const sub = newSub();
    const noName = { name: undefined, given_name: undefined, family_name: undefined };
    const { facts } = await launched({ sub, ...noName });
    expect((await rowOf(facts?.personId)).name).toMatch(/^Colleague [0-9A-F]{4}$/);
    await launched({ sub, ...noName, given_name: "Ida", family_name: "Berg" });
    expect((await rowOf(facts?.personId)).name).toBe("Ida Berg");
    await launched({ sub, name: "Somebody Else" });
    expect((await rowOf(facts?.personId)).name).toBe("Ida Berg");
  });

  test("with a hostile name is called by its plain letters", async () => {
    const { facts } = await launched({ sub: newSub(), name: "  Ida\u0000\n\u202e<b>Brandt</b>\ud800 " });
    expect((await rowOf(facts?.personId)).name).toBe("Ida <b>Brandt</b>\ufffd");
  });

  test.each([
    ["never", false, false],
    ["never", true, false],
    ["email", true, true],
  ] as const)("is matched by e-mail only where an admin said so: %s, trusted %s", async (matching, trusted, same) => {
    const email = `${newSub()}@acme.test`;
    const colleague = await newPerson(world.service, world.orgId, { email });
    await setPlatform({ matching, trusted });
    const { facts } = await launched({ sub: newSub(), email: email.toUpperCase() });
    expect(facts?.personId === colleague.id).toBe(same);
  });

  test("is matched by the institution's own id: an id or address of the directory", async () => {
    const colleague = await newPerson(world.service, world.orgId, { email: "kim@acme.test" });
    await setPlatform({ matching: "sourced_id" });
    const by = async (id: string) =>
      (await launched({ sub: newSub(), email: "kim@acme.test", [CLAIM.lis]: { person_sourcedid: id } })).facts
        ?.personId;
    expect(await by(colleague.id)).toBe(colleague.id);
    expect(await by("kim@acme.test")).toBe(colleague.id);
    expect(await by("4711")).not.toBe(colleague.id);
  });

  test("is not let in after leaving, and nothing is written", async () => {
    const sub = newSub();
    const { facts } = await launched({ sub });
    await world.service.db.inOrg(world.orgId, (tx) =>
      tx
        .update(people)
        .set({ leftAt: world.service.clock.now() })
        .where(eq(people.id, facts?.personId ?? "")),
    );
    const before = await world.sessionCount();
    expect(await launched({ sub, [CLAIM.context]: { id: "for-leavers" } })).toMatchObject({
      status: 403,
      code: "person_left",
    });
    expect(await world.sessionCount()).toBe(before);
    const rows = await world.service.db.inOrg(world.orgId, (tx) => tx.select().from(ltiContexts));
    expect(rows.map(({ contextId }) => contextId)).not.toContain("for-leavers");
  });

  test("without a sub is shown what needs none, where the platform may", async () => {
    const before = await world.sessionCount();
    expect((await launched({ sub: undefined })).code).toBe("subject_missing");
    await setPlatform({ anonymous: true });
    const { status, facts } = await launched({ sub: undefined });
    expect(status).toBe(200);
    expect(facts).toMatchObject({ token: null, personId: null, canConnect: false, topic: { course: "Advanced SQL" } });
    expect(await world.sessionCount()).toBe(before);
  });
});

describe("deployments", () => {
  test("that are unknown are refused, or recorded where the platform makes them as it goes", async () => {
    const changed = { sub: newSub(), [CLAIM.deploymentId]: "deployment-new" };
    const said = { lti_deployment_id: "deployment-new" };
    expect((await launched(changed, said)).code).toBe("deployment_unknown");
    await setPlatform({ deploymentPolicy: "accept_and_record" });
    expect((await launched(changed, said)).status).toBe(200);
    const which = and(eq(ltiDeployments.orgId, world.orgId), eq(ltiDeployments.deploymentId, "deployment-new"));
    const [row] = await world.service.db.inOrg(world.orgId, (tx) => tx.select().from(ltiDeployments).where(which));
    expect(row?.lastLaunchAt).not.toBeNull();
    await world.service.db.inOrg(world.orgId, (tx) => tx.update(ltiDeployments).set({ disabled: true }).where(which));
    expect((await launched(changed, said)).code).toBe("deployment_disabled");
  });

  test("must be the one that the login named", async () => {
    expect((await launched({ [CLAIM.deploymentId]: "deployment-2" })).code).toBe("deployment_wrong");
  });
});

describe("a place", () => {
  const choose = async (topicTitle: string, skillIds: string[]) => {
    const { service, orgId, registered } = world;
    const now = service.clock.now();
    const choice = { orgId, id: uuidv7(now), platformId: registered.id, topicTitle, skillIds, at: now };
    await service.db.inOrg(orgId, (tx) => tx.insert(ltiChoices).values(choice));
    return choice.id;
  };

  test("is made once for a link of a course, and once for one without a course", async () => {
    const at = (link: string, context?: object) =>
      launched({ sub: newSub(), [CLAIM.resourceLink]: { id: link }, [CLAIM.context]: context });
    const all = [await at("a", { id: "c" }), await at("a", { id: "c" }), await at("b", { id: "c" })];
    const bare = [await at("a"), await at("a")];
    const ids = [...all, ...bare].map(({ facts }) => facts?.placeId);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[4]).toBe(ids[3]);
    expect(new Set(ids).size).toBe(3);
  });

  test("means what its teacher chose, in a copied course too, where old threads stay behind", async () => {
    const choiceId = await choose("Ranking rows", ["window-functions", "sql", "gone"]);
    const old = await launched({
      [CLAIM.context]: { id: "course-2025", title: "SQL 2025" },
      [CLAIM.resourceLink]: { id: "link-2025", title: "Ask here" },
      [CLAIM.custom]: { choice_id: choiceId },
    });
    expect(old.facts).toMatchObject({ topic: { title: "Ranking rows", course: "SQL 2025" } });
    expect(old.facts?.skills.map(({ id }) => id)).toEqual(["window-functions", "sql"]);
    const copy = {
      [CLAIM.context]: { id: "course-2026", title: "SQL 2026" },
      [CLAIM.resourceLink]: { id: "link-2026", title: "Ask here" },
    };
    const custom = { context_history: "course-2025,course-2024" };
    for (const more of [{ choice_id: choiceId }, { resource_history: "link-2025" }, {}]) {
      await world.service.db.inOrg(world.orgId, (tx) =>
        tx.delete(ltiPlaces).where(eq(ltiPlaces.resourceLinkId, "link-2026")),
      );
      const { facts } = await launched({ ...copy, [CLAIM.custom]: { ...custom, ...more } });
      expect(facts).toMatchObject({ topic: { title: "Ranking rows", course: "SQL 2026" }, skills: [{}, {}] });
      expect(facts?.placeId).not.toBe(old.facts?.placeId);
    }
  });

  test("of a new copy, which comes first with its course's history alone, means what the link of its name meant", async () => {
    for (const [year, title] of [
      ["2023", "Older words"],
      ["2024", "Newer words"],
    ] as const) {
      await launched({
        [CLAIM.context]: { id: `poetry-${year}`, title: `Poetry ${year}` },
        [CLAIM.resourceLink]: { id: `poem-${year}`, title: "Ask about poems" },
        [CLAIM.custom]: { choice_id: await choose(title, ["sql"]) },
      });
    }
    const first = async (id: string, link: object, custom: object) => {
      const { status, facts } = await launched({
        [CLAIM.context]: { id, title: "Poetry now" },
        [CLAIM.resourceLink]: { id: `link of ${id}`, ...link },
        [CLAIM.custom]: { context_history: "poetry-2024,poetry-2023", ...custom },
      });
      return [status, facts?.topic.title];
    };
    const link = { title: "Ask about poems" };
    expect(await first("copy-1", link, {})).toEqual([200, "Newer words"]);
    expect(await first("copy-2", link, { resource_history: "$ResourceLink.id.history" })).toEqual([200, "Newer words"]);
    expect(await first("copy-3", link, { resource_history: "" })).toEqual([200, "Newer words"]);
    // What the link itself was counts for more than how new its course is.
    expect(await first("copy-4", link, { resource_history: "poem-2023" })).toEqual([200, "Older words"]);
    expect(await first("copy-5", { title: "Something else" }, {})).toEqual([200, "Something else"]);
    expect(await first("copy-6", {}, {})).toEqual([200, "Poetry now"]);
  });

  test("of a course that was not copied, or whose variable nobody filled in, inherits nothing", async () => {
    const { facts } = await launched({
      [CLAIM.context]: { id: "course-x", title: "X" },
      [CLAIM.resourceLink]: { id: "link-x", title: "Ask here" },
      [CLAIM.custom]: { context_history: "$Context.id.history", choice_id: "not-a-uuid" },
    });
    expect(facts).toMatchObject({ topic: { title: "Ask here" }, skills: [] });
  });

  test("with hostile titles is shown as text, and ends no element of the page", async () => {
    const title = `</script><script>alert(1)</script>\u2028${"x".repeat(5000)}`;
    const page = await launched({
      [CLAIM.resourceLink]: { id: "hostile", title },
      [CLAIM.context]: { id: "h", title },
    });
    expect(page.text).not.toContain("<script>alert");
    expect(page.facts?.topic.title.startsWith("</script><script>alert(1)</script> xxx")).toBe(true);
    expect(page.facts?.topic.title.length).toBe(300);
  });
});

test("a launch is written down as the last one, of the platform and of its deployment", async () => {
  world.service.clock.advance(MINUTE);
  await launched({ sub: newSub() });
  const { db } = world.service;
  const [row] = await db.inOrg(world.orgId, (tx) => tx.select().from(ltiPlatforms));
  expect(row?.lastLaunchAt?.getTime()).toBeGreaterThan(world.service.clock.now().getTime() - MINUTE);
  const made = await db.inOrg(world.orgId, (tx) => tx.select().from(ltiPeople));
  expect(new Set(made.map(({ sub }) => sub)).size).toBe(made.length);
});
