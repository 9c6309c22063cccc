import { count } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ltiLogins } from "../../../server/db/schema/index.ts";
import { LOGINS_A_MINUTE } from "../../../server/routes/lti/login-limit.ts";
import { newToolBrowser, pageOf } from "../../lti/tool-browser.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { trustedProxies: 1 } });
});
afterAll(() => world?.close());

const from = (address: string, method: "GET" | "POST" = "POST", said: Record<string, string> = {}) =>
  newToolBrowser(world.service).login(world.saidAtLogin(said), method, { "x-forwarded-for": address });
const logins = () =>
  world.service.db.crossing("lti-login", async (tx) => (await tx.select({ all: count() }).from(ltiLogins))[0]?.all);

test("a school behind one address may open its lessons at once; a machine is told to wait, in the platform's frame", async () => {
  const { points } = LOGINS_A_MINUTE;
  // What is no login counts as well, and costs less to try.
  for (let tried = 0; tried < points - 2; tried++) {
    expect((await from("198.51.100.7", "GET", { target_link_uri: "https://elsewhere.test/" })).status).toBe(400);
  }
  expect([(await from("198.51.100.7", "GET")).status, (await from("198.51.100.7")).status]).toEqual([303, 303]);
  const before = await logins();
  for (const method of ["GET", "POST"] as const) {
    const refused = await pageOf(await from("198.51.100.7", method));
    expect([refused.status, refused.code]).toEqual([429, "too_many_logins"]);
    expect(refused.text).toContain("Wait a minute. Go back to your course and open this once more.");
    expect(refused.headers.get("content-security-policy")).toContain(`frame-ancestors ${world.platform.origin}`);
  }
  expect(await logins()).toBe(before);
  expect((await from("198.51.100.8")).status).toBe(303);
}, 180_000);

test("who calls from this very machine is not counted: it may be a proxy, with everybody behind it", async () => {
  for (let tried = 0; tried <= LOGINS_A_MINUTE.points; tried++) {
    expect((await from("::1", "GET", { target_link_uri: "https://elsewhere.test/" })).status).toBe(400);
  }
  const browser = newToolBrowser(world.service);
  expect((await browser.login(world.saidAtLogin())).status).toBe(303);
}, 180_000);
