import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { ltiLogins, ltiPlatforms } from "../../../server/db/schema/index.ts";
import { MINUTE } from "../../../server/clock.ts";
import { registerPlatform } from "../../lti/platform.ts";
import { askedOf, newToolBrowser, pageOf } from "../../lti/tool-browser.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const inFrame = { "sec-fetch-dest": "iframe", accept: "text/html" };

describe("a login", () => {
  test.each(["GET", "POST"] as const)("by %s leads to the platform, hints unaltered", async (method) => {
    const { asked } = await world.loggedIn({ lti_message_hint: '{"a": "ü +&=/?", "b": "x y"}' }, method);
    expect(Object.fromEntries(asked.address.searchParams)).toEqual({
      tenant: "1",
      scope: "openid",
      response_type: "id_token",
      response_mode: "form_post",
      prompt: "none",
      client_id: "client-1",
      redirect_uri: world.target,
      state: asked.state,
      nonce: asked.nonce,
      login_hint: "user-1",
      lti_message_hint: '{"a": "ü +&=/?", "b": "x y"}',
    });
    expect(asked.address.href.startsWith(`${world.platform.origin}/auth?`)).toBe(true);
  });

  test("leaves its proof in a partitioned cookie, and keeps hashes alone", async () => {
    const browser = newToolBrowser(world.service);
    const response = await browser.login(world.saidAtLogin());
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-lti-[\w-]{16}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
    const asked = askedOf(response);
    const rows = await world.service.db.crossing("demo", (tx) => tx.select().from(ltiLogins));
    const kept = JSON.stringify(rows);
    const proof = [...browser.cookies.values()][0] ?? "";
    for (const secret of [asked.state, asked.nonce, proof, "user-1"]) expect(kept).not.toContain(secret);
    expect(asked.address.href).not.toContain(proof);
  });

  test("two at once keep a cookie each", async () => {
    const browser = newToolBrowser(world.service);
    await browser.login(world.saidAtLogin());
    await browser.login(world.saidAtLogin());
    expect(browser.cookies.size).toBe(2);
  });

  test("in a frame answers with a page that leaves the proof behind, framed by the platform alone", async () => {
    const browser = newToolBrowser(world.service);
    const response = await browser.login(world.saidAtLogin({ lti_storage_target: "storage" }), "POST", inFrame);
    const text = await response.text();
    const told = JSON.parse(/id="login">\s*(\{.*\})\s*<\/script>/.exec(text)?.[1] ?? "null") as Record<string, never>;
    expect(told).toMatchObject({ storage: { target: "storage", origin: world.platform.origin } });
    expect([...browser.cookies.values()]).toEqual([told["proof"]]);
    expect(told["to"]).not.toContain(told["proof"]);
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /<script nonce="([^"]+)"/.exec(text)?.[1];
    expect(policy).toContain(`script-src 'nonce-${nonce}'`);
    expect(policy).toContain(`frame-ancestors ${world.platform.origin}`);
    expect(response.headers.get("x-frame-options")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
    // The old word and the new one stay on all other pages.
    const other = await world.service.app.request("/sign-in");
    expect(other.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test("what the platform says is data in that page, never markup", async () => {
    const browser = newToolBrowser(world.service);
    const hostile = "</script><script>alert(1)</script>";
    const said = world.saidAtLogin({ lti_message_hint: hostile, lti_storage_target: hostile });
    const text = await (await browser.login(said, "POST", inFrame)).text();
    expect(text).not.toContain("<script>alert");
  });
});

describe("a login goes no further", () => {
  const refusedWith = async (said: Record<string, string>) => {
    const page = await pageOf(await newToolBrowser(world.service).login(world.saidAtLogin(said)));
    expect(page.status).toBeGreaterThanOrEqual(400);
    return page.code;
  };

  test.each([
    "https://evil.test/lti/launch",
    "//evil.test",
    "\\\\evil.test",
    "http://localhost:4600@evil.test/",
    "http://localhost:4600.evil.test/lti/launch",
    "http://localhost:4601/lti/launch",
    "https://localhost:4600/lti/launch",
    "http://ⅼocalhost.evil.test:4600/",
    "javascript:alert(1)",
    "/lti/launch",
  ])("when its target is not ours: %s", async (target) => {
    expect(await refusedWith({ target_link_uri: target })).toBe("target_elsewhere");
  });

  test("where an issuer has several clients and none is named", async () => {
    const second = await registerPlatform(world.service, world.orgId, world.platform, { clientId: "client-2" });
    const said = world.saidAtLogin();
    delete said["client_id"];
    const page = await pageOf(await newToolBrowser(world.service).login(said));
    expect(page).toMatchObject({ status: 401, code: "client_needed" });
    expect(page.text).toContain("Several clients of this issuer");
    expect((await world.loggedIn({ client_id: "client-2" })).asked.address.searchParams.get("client_id")).toBe(
      "client-2",
    );
    const { db } = world.service;
    await db.inOrg(world.orgId, (tx) => tx.delete(ltiPlatforms).where(eq(ltiPlatforms.id, second.id)));
  });

  test.each(["pending", "disabled"] as const)("while the platform is %s, at the launch too", async (status) => {
    const { db } = world.service;
    const set = (value: "pending" | "disabled" | "active") =>
      db.inOrg(world.orgId, (tx) =>
        tx.update(ltiPlatforms).set({ status: value }).where(eq(ltiPlatforms.id, world.registered.id)),
      );
    const { browser, asked } = await world.loggedIn();
    await set(status);
    expect(await refusedWith({})).toBe(`platform_${status}`);
    expect((await browser.launch({ state: asked.state, id_token: "x" })).code).toBe(`platform_${status}`);
    await set("active");
  });

  test("after ten minutes", async () => {
    const { browser, asked } = await world.loggedIn();
    world.service.clock.advance(10 * MINUTE);
    expect(await browser.launch({ state: asked.state, id_token: "x" })).toMatchObject({
      status: 401,
      code: "state_over",
    });
  });

  test("and the page that says so is read in the platform's frame, but in no stranger's", async () => {
    const known = await newToolBrowser(world.service).login(world.saidAtLogin({ client_id: "client-9" }));
    expect(known.headers.get("content-security-policy")).toContain(`frame-ancestors ${world.platform.origin}`);
    const unknown = await newToolBrowser(world.service).login(world.saidAtLogin({ iss: "https://evil.test" }));
    expect(unknown.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});
