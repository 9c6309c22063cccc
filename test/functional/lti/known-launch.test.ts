import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../server/clock.ts";
import { ltiContexts, ltiDeployments, ltiPeople, ltiPlatforms, people } from "../../../server/db/schema/index.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import type { Tx } from "../../../server/db/transaction.ts";
import { CLAIM } from "../../../server/lti/claims.ts";
import { LOGIN_LIFE } from "../../../server/lti/logins.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { type Payload, signed } from "../../lti/platform.ts";
import { newToolBrowser } from "../../lti/tool-browser.ts";
import { openWorld, type World } from "../../lti/world.ts";

const AT_ONCE = 50;

/** How often the short way of a launch was tried, and went through. */
interface Seen {
  tried: number;
  through: number;
}

describe.each(["PGlite", "PostgreSQL"] as const)("the launch of somebody known, on %s", (database) => {
  let postgres: TestPostgres | undefined;
  let world: World;
  let seen: Seen;
  beforeAll(async () => {
    if (database === "PGlite") world = await openWorld();
    else {
      postgres = await startPostgres();
      world = await openWorld({ db: await openPostgres({ connectionString: await postgres.database() }) });
    }
    seen = watched(world);
  });
  afterAll(async () => {
    await world?.close();
    await postgres?.stop();
  });

  const answered = async (changed: Payload = {}) => {
    const { browser, asked } = await world.loggedIn();
    const token = await signed(world.platform.signing, world.claims(asked, { sub: "known", ...changed }));
    return { browser, asked, form: { state: asked.state, id_token: token } };
  };
  const launched = async (changed: Payload = {}) => {
    const { browser, form } = await answered(changed);
    return browser.launch(form);
  };
  /** Makes person, course and place known, and this minute the last launch's. */
  const known = async () => {
    await launched();
    // The launch has renewed the platform's row, and the next login reads it again.
    await launched();
  };
  /** Whether these launches went through by the short way. */
  const through = async (work: () => Promise<unknown>) => {
    const before = seen.through;
    await work();
    return seen.through - before;
  };
  const change = <T>(work: (tx: Tx) => Promise<T>) => world.service.db.inOrg(world.orgId, work);

  test("is one statement, and tells the page what the long way tells", async () => {
    await known();
    const before = await world.sessionCount();
    let page: Awaited<ReturnType<typeof launched>> | undefined;
    expect(await through(async () => (page = await launched()))).toBe(1);
    expect(await world.sessionCount()).toBe(before + 1);
    world.service.clock.advance(2 * MINUTE);
    let long: Awaited<ReturnType<typeof launched>> | undefined;
    expect(await through(async () => (long = await launched()))).toBe(0);
    expect({ ...page?.facts, token: "" }).toEqual({ ...long?.facts, token: "" });
    const me = await world.service.app.request("/api/me", {
      headers: { authorization: `Bearer ${page?.facts?.token}` },
    });
    expect(await me.json()).toMatchObject({ id: page?.facts?.personId });
  });

  test("posted fifty times at once, and once more after, opens one session", async () => {
    await known();
    const { browser, form } = await answered();
    const [[name = "", proof = ""] = []] = browser.cookies;
    const before = await world.sessionCount();
    const tried = seen.tried;
    const once = () => {
      const copy = newToolBrowser(world.service);
      copy.cookies.set(name, proof);
      return copy.launch(form);
    };
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, once));
    expect(seen.tried - tried).toBe(AT_ONCE);
    pages.push(await once());
    expect(pages.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(pages.flatMap(({ code }) => code ?? []))).toEqual(new Set(["state_used"]));
    expect(await world.sessionCount()).toBe(before + 1);
  });

  test("with what is another login's is refused, and leaves this one usable", async () => {
    await known();
    const { browser, asked, form } = await answered();
    const other = await answered();
    const withNonce = async (nonce: string, changed: Payload = {}) => ({
      ...form,
      id_token: await signed(world.platform.signing, world.claims({ nonce }, { sub: "known", ...changed })),
    });
    const before = await world.sessionCount();
    const stranger = newToolBrowser(world.service);
    stranger.cookies.set([...browser.cookies.keys()][0] ?? "", [...other.browser.cookies.values()][0] ?? "");
    expect((await stranger.launch(form)).code).toBe("proof_wrong");
    expect((await browser.launch(await withNonce(other.asked.nonce))).code).toBe("nonce_wrong");
    const elsewhere = { [CLAIM.targetLinkUri]: `${world.target}/x` };
    expect((await browser.launch(await withNonce(asked.nonce, elsewhere))).code).toBe("target_wrong");
    const deployment = { [CLAIM.deploymentId]: "deployment-2" };
    expect((await browser.launch(await withNonce(asked.nonce, deployment))).code).toBe("deployment_wrong");
    expect(await world.sessionCount()).toBe(before);
    expect(await through(() => browser.launch(form))).toBe(1);
  });

  test("after ten minutes is over", async () => {
    await known();
    const { browser, asked } = await answered();
    world.service.clock.advance(LOGIN_LIFE);
    const token = await signed(world.platform.signing, world.claims(asked, { sub: "known" }));
    expect((await browser.launch({ state: asked.state, id_token: token })).code).toBe("state_over");
  });

  test("goes the long way where its course or lesson is called otherwise, and then has the new name", async () => {
    await known();
    const renamed = {
      [CLAIM.context]: { id: "course-1", title: "SQL for all" },
      [CLAIM.resourceLink]: { id: "link-1", title: "Frames" },
    };
    expect(await through(() => launched(renamed))).toBe(0);
    let page: Awaited<ReturnType<typeof launched>> | undefined;
    expect(await through(async () => (page = await launched(renamed)))).toBe(1);
    expect(page?.facts?.topic).toEqual({ title: "Frames", course: "SQL for all", lesson: "Frames" });
    const rows = await change((tx) => tx.select().from(ltiContexts).where(eq(ltiContexts.contextId, "course-1")));
    expect(rows).toEqual([expect.objectContaining({ title: "SQL for all" })]);
  });

  test("meets each door that was closed since its login", async () => {
    await known();
    const { id } = world.registered;
    const [row] = await change((tx) => tx.select().from(ltiPeople).where(eq(ltiPeople.sub, "known")));
    const person = eq(people.id, row?.personId ?? "");
    const deployment = eq(ltiDeployments.deploymentId, "deployment-1");
    const platform = eq(ltiPlatforms.id, id);
    const doors = [
      [
        "platform_disabled",
        (tx, shut) =>
          tx
            .update(ltiPlatforms)
            .set({ status: shut ? "disabled" : "active" })
            .where(platform),
      ],
      ["deployment_disabled", (tx, shut) => tx.update(ltiDeployments).set({ disabled: shut }).where(deployment)],
      [
        "person_left",
        (tx, shut) =>
          tx
            .update(people)
            .set({ leftAt: shut ? world.service.clock.now() : null })
            .where(person),
      ],
    ] as const satisfies [string, (tx: Tx, shut: boolean) => unknown][];
    for (const [code, set] of doors) {
      const { browser, form } = await answered();
      const before = await world.sessionCount();
      await change(async (tx) => void (await set(tx, true)));
      expect((await browser.launch(form)).code).toBe(code);
      expect(await world.sessionCount()).toBe(before);
      await change(async (tx) => void (await set(tx, false)));
      expect((await browser.launch(form)).status).toBe(200);
    }
  });

  test("sees nothing of another organisation, whatever it asks for", async () => {
    const text = "select name from people";
    const rows = await world.service.db.single("00000000-0000-7000-8000-000000000000", { name: "all", text }, []);
    expect(rows).toEqual([]);
    expect((await world.service.db.single(world.orgId, { name: "all", text }, [])).length).toBeGreaterThan(0);
  });

  test("is let in after a statement that failed", async () => {
    const { db } = world.service;
    const broken = { name: "broken", text: "select (1 / $1::int)::text" };
    await expect(db.single(world.orgId, broken, ["0"])).rejects.toThrow("division by zero");
    expect(await db.single(world.orgId, broken, ["1"])).toEqual([["1"]]);
    await known();
    expect(await through(launched)).toBe(1);
  });
});

function watched({ service: { db } }: World): Seen {
  const seen = { tried: 0, through: 0 };
  const single = db.single.bind(db);
  db.single = async (orgId, statement, values) => {
    const rows = await single(orgId, statement, values);
    if (statement.name === "lti_enter") {
      seen.tried += 1;
      seen.through += rows.length;
    }
    return rows;
  };
  return seen;
}
