import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "../../../server/clock.ts";
import { forgetKeys } from "../../../server/lti/platform-keys.ts";
import { serve, type Running } from "../../../server/serve.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Link } from "../../../sample/lms/types.ts";
import { freePort } from "../../factories/process.ts";
import { newOrg, openTestService, type TestService } from "../../factories/service.ts";
import { registerPlatform } from "../../lti/platform.ts";
import { type Page, pageOf } from "../../lti/tool-browser.ts";

// A real platform over real HTTP, in all the ways in which it may misbehave.

let service: TestService;
let running: Running;
let lms: Lms;
let link: Link;
let platform: Awaited<ReturnType<typeof registerPlatform>>;

beforeAll(async () => {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  service = await openTestService({ settings: { port, publicUrl } });
  running = await serve(service.services);
  lms = await startLms({ port: 0, clock: () => service.clock.now().getTime() });
  const tool = lms.clientFor({ targetLinkUri: `${publicUrl}/lti/launch` });
  link = lms.place(tool);
  const { authorization: authUrl, keys: keysUrl } = lms.addresses;
  const orgId = await newOrg(service, "Acme");
  const told = { issuer: lms.issuer, origin: lms.origin, authUrl, keysUrl };
  const given = { clientId: tool.clientId, deploymentPolicy: "accept_and_record" as const };
  platform = await registerPlatform(service, orgId, told, given);
});
afterAll(async () => {
  await lms?.stop();
  await running?.stop();
});
beforeEach(() => {
  Object.assign(lms.knobs, { at: {}, clockOffMs: 0, reuseIdToken: false, title: null, forge: null });
  forgetKeys(service.services, platform);
  service.clock.advance(61 * SECOND);
});

/** What a student gets to see after the platform's form was posted. */
async function launched(): Promise<Page> {
  const { fields, cookies } = await lms.launchForm("Tomás Ferreira", link);
  const body = new URLSearchParams(fields);
  return pageOf(await service.app.request("/lti/launch", { method: "POST", body, headers: { cookie: cookies } }));
}

test("it launches while it behaves, and its frame alone may show the page", async () => {
  const page = await launched();
  expect(page).toMatchObject({ status: 200, code: null });
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(/frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(" ")).toContain(lms.origin);
  expect(policy).not.toMatch(/frame-ancestors[^;]*(?:\*(?:\s|;|$)|'none')/);
  expect(page.headers.get("x-frame-options")).toBeNull();
  expect(page.headers.get("cache-control")).toBe("no-store");
});

describe("its keys", () => {
  test.each([
    ["come as a page of HTML", { html: true }],
    ["are 10 MB", { bytes: 10_000_000 }],
    ["are not there", { status: 500 }],
    ["lead elsewhere", { redirect: "http://127.0.0.1:1/keys" }],
    ["come after ten seconds", { delayMs: 10_000 }],
  ])("%s: nobody gets in, and the code says that it was the keys", async (_what, bad) => {
    lms.knobs.at = { keys: bad };
    expect(await launched()).toMatchObject({ status: 401, code: "keys_unreachable", facts: null });
    lms.knobs.at = {};
    expect(await launched()).toMatchObject({ status: 200 });
  });
});

describe("its clock", () => {
  test.each([-50, 0, 50])("off by %d seconds is taken", async (seconds) => {
    lms.knobs.clockOffMs = seconds * SECOND;
    expect(await launched()).toMatchObject({ status: 200 });
  });

  test.each([
    [90, "token_early"],
    [600, "token_early"],
    [-600, "token_o"],
  ])("off by %d seconds is refused, and the page says that it is the clock", async (seconds, code) => {
    lms.knobs.clockOffMs = seconds * SECOND;
    const page = await launched();
    expect(page).toMatchObject({ status: 401, facts: null });
    expect(page.code).toContain(code);
    expect(page.text).toContain("clock");
  });
});

test("a token that it gives a second time opens nothing", async () => {
  lms.knobs.reuseIdToken = true;
  lms.world.givenTokens.clear();
  expect(await launched()).toMatchObject({ status: 200 });
  expect(await launched()).toMatchObject({ status: 401, code: "nonce_wrong", facts: null });
});

test.each([
  ["a script", "</script><script>alert(1)</script>", "</script><script>alert(1)</script>"],
  ["words against the reading direction", "\u202Egnihsif", "gnihsif"],
  ["entities", "<b>R&amp;D</b>", "<b>R&amp;D</b>"],
])("a title of %s is shown as it is and does nothing", async (_what, title, shown) => {
  lms.knobs.title = title;
  const page = await launched();
  expect(page.facts?.topic.title).toBe(shown);
  expect(page.text).not.toContain("<script>alert");
  expect(page.text.match(/<script/g)?.length).toBe(page.text.match(/<\/script>/g)?.length);
});

test("a title of 1 MB is refused or bounded, never kept whole", async () => {
  lms.knobs.title = "x".repeat(1_000_000);
  const page = await launched();
  expect([200, 413]).toContain(page.status);
  expect(page.facts?.topic.title.length ?? 0).toBeLessThanOrEqual(300);
});

test("no page but the launch's own holds a token", async () => {
  const { url, fields } = lms.login(lms.person("Tomás Ferreira"), link);
  const { pathname } = new URL(url);
  const html = { accept: "text/html", "sec-fetch-dest": "iframe" };
  const post = (path: string, form: Record<string, string>, headers: object = {}) =>
    service.app.request(path, { method: "POST", body: new URLSearchParams(form), headers: { ...html, ...headers } });
  const login = await (await post(pathname, fields)).text();
  const { fields: answer, cookies } = await lms.launchForm("Tomás Ferreira", link);
  const unproven = await (await post("/lti/launch", answer)).text();
  expect(unproven).not.toContain(answer["id_token"]);
  const page = await pageOf(await post("/lti/launch", answer, { cookie: cookies }));
  const again = await (await post("/lti/launch", answer, { cookie: cookies })).text();
  const token = page.facts?.token ?? "";
  expect(token.length).toBeGreaterThan(20);
  expect(page.text.split(token)).toHaveLength(2);
  for (const other of [login, unproven, again]) {
    expect(other).not.toContain(token);
    expect(other).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
  }
});
