import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ltiContexts, ltiPeople, ltiPlaces, people } from "../../../server/db/schema/index.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { CLAIM } from "../../../server/lti/claims.ts";
import { publishedKeys } from "../../../server/lti/tool-keys.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { signed } from "../../lti/platform.ts";
import { newToolBrowser } from "../../lti/tool-browser.ts";
import { openWorld, type World } from "../../lti/world.ts";

const TIMES = 50;

describe.each(["PGlite", "PostgreSQL"] as const)("on %s", (database) => {
  let postgres: TestPostgres | undefined;
  let world: World;
  beforeAll(async () => {
    if (database === "PGlite") world = await openWorld();
    else {
      postgres = await startPostgres();
      world = await openWorld({ db: await openPostgres({ connectionString: await postgres.database() }) });
    }
  });
  afterAll(async () => {
    await world?.close();
    await postgres?.stop();
  });

  const answered = async (sub: string, context: string) => {
    const { browser, asked } = await world.loggedIn();
    const claims = world.claims(asked, { sub, [CLAIM.context]: { id: context, title: context } });
    return { browser, form: { state: asked.state, id_token: await signed(world.platform.signing, claims) } };
  };

  test("one launch posted fifty times at once, and fifty times after, opens one session", async () => {
    const { browser, form } = await answered("replayed", "course-1");
    const [[name = "", proof = ""] = []] = browser.cookies;
    const before = await world.sessionCount();
    const once = () => {
      const copy = newToolBrowser(world.service);
      copy.cookies.set(name, proof);
      return copy.launch(form);
    };
    const pages = await Promise.all(Array.from({ length: TIMES }, once));
    for (let times = 0; times < TIMES; times++) pages.push(await once());
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = pages.filter(({ status }) => status !== 200);
    expect(new Set(others.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(["401 state_used"]));
    expect(await world.sessionCount()).toBe(before + 1);
  });

  test("twenty first launches of one person into one new course make one of each", async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => answered("newcomer", "course-new")));
    const pages = await Promise.all(all.map(({ browser, form }) => browser.launch(form)));
    expect(pages.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(pages.map(({ facts }) => `${facts?.personId} ${facts?.placeId}`)).size).toBe(1);
    await world.service.db.inOrg(world.orgId, async (tx) => {
      const known = await tx.select().from(ltiPeople).where(eq(ltiPeople.sub, "newcomer"));
      const courses = await tx.select().from(ltiContexts).where(eq(ltiContexts.contextId, "course-new"));
      const places = await tx
        .select()
        .from(ltiPlaces)
        .where(eq(ltiPlaces.contextRef, courses[0]?.id ?? ""));
      expect([known.length, courses.length, places.length]).toEqual([1, 1, 1]);
      // Nobody was made in vain.
      expect(await tx.select().from(people)).toHaveLength((await tx.select().from(ltiPeople)).length);
    });
  });

  test("its keys, wanted by many at once for the first time, are two", async () => {
    const sets = await Promise.all(Array.from({ length: 5 }, () => publishedKeys(world.service.services)));
    expect(sets.map(({ keys }) => keys.length)).toEqual(Array(5).fill(2));
    expect(new Set(sets.flatMap(({ keys }) => keys.map(({ kid }) => kid))).size).toBe(2);
  });
});
