import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signed } from "../../lti/platform.ts";
import { askedOf, type newToolBrowser } from "../../lti/tool-browser.ts";
import { openWorld, type World } from "../../lti/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** A login whose cookie the browser has thrown away, and the platform's right answer to it. */
async function withoutCookie(said: Record<string, string> = {}) {
  const { browser, asked } = await world.loggedIn(said);
  const proof = [...browser.cookies.values()][0] ?? "";
  browser.cookies.clear();
  const token = await signed(world.platform.signing, world.claims(asked));
  return { browser, asked, proof, form: { state: asked.state, id_token: token } };
}

describe("a launch without its cookie", () => {
  test("asks for the proof on a page without any token, then lets in", async () => {
    const before = await world.sessionCount();
    const { browser, asked, proof, form } = await withoutCookie({ lti_storage_target: "_parent" });
    const page = await browser.launch(form);
    expect(page).toMatchObject({ status: 401, facts: null });
    expect(page.text).not.toContain("eyJ");
    expect(page.text).not.toContain(proof);
    expect(page.text).toContain('"target":"_parent"');
    expect(page.headers.get("content-security-policy")).toContain(`frame-ancestors ${world.platform.origin}`);
    expect(await world.sessionCount()).toBe(before);
    const entered = await browser.launch({ state: asked.state, proof });
    expect(entered.status).toBe(200);
    expect(entered.facts?.token).toMatch(/^[\w-]{43}$/);
    expect(await world.sessionCount()).toBe(before + 1);
    expect((await browser.launch({ state: asked.state, proof })).code).toBe("state_used");
  });

  test("is not let in with another login's proof", async () => {
    const mine = await withoutCookie();
    const others = await withoutCookie();
    await mine.browser.launch(mine.form);
    const page = await mine.browser.launch({ state: mine.asked.state, proof: others.proof });
    expect(page).toMatchObject({ status: 401, code: "proof_wrong", facts: null });
  });

  test("is checked in full when the proof comes", async () => {
    const { browser, asked, proof } = await withoutCookie();
    const token = await signed(world.platform.signing, world.claims(asked, { nonce: "made-up" }));
    await browser.launch({ state: asked.state, id_token: token });
    expect((await browser.launch({ state: asked.state, proof })).code).toBe("nonce_wrong");
  });

  test("has no proof without the platform's answer before", async () => {
    const { browser, asked, proof } = await withoutCookie();
    expect((await browser.launch({ state: asked.state, proof })).code).toBe("token_missing");
  });
});

describe("a tab of its own", () => {
  const again = (browser: ReturnType<typeof newToolBrowser>, state: string, site = "same-origin") =>
    browser.send("/lti/again", {
      method: "POST",
      body: new URLSearchParams({ state }),
      headers: { "sec-fetch-site": site },
    });

  test("begins the login again with new secrets and the same hints, once", async () => {
    const { browser, asked, form } = await withoutCookie();
    await browser.launch(form);
    const response = await again(browser, asked.state);
    expect(response.status).toBe(303);
    const next = askedOf(response);
    expect(next.address.searchParams.get("lti_message_hint")).toBe(asked.address.searchParams.get("lti_message_hint"));
    expect(next.address.searchParams.get("login_hint")).toBe("user-1");
    expect([next.state, next.nonce]).not.toContain(asked.state);
    expect(next.nonce).not.toBe(asked.nonce);
    const token = await signed(world.platform.signing, world.claims(next));
    expect((await browser.launch({ state: next.state, id_token: token })).status).toBe(200);
    expect((await again(browser, asked.state)).status).toBe(401);
    // The first login is over: its answer opens nothing any more.
    expect((await browser.launch(form)).code).toBe("state_used");
  });

  test("that keeps no cookies either is told so, and led nowhere else", async () => {
    const { browser, asked, form } = await withoutCookie();
    await browser.launch(form);
    const next = askedOf(await again(browser, asked.state));
    browser.cookies.clear();
    const token = await signed(world.platform.signing, world.claims(next));
    const page = await browser.launch({ state: next.state, id_token: token });
    expect(page).toMatchObject({ status: 401, facts: null });
    expect(page.text).not.toContain("/lti/again");
    expect((await again(browser, next.state)).status).toBe(401);
  });

  test("is opened by our own page alone", async () => {
    const { browser, asked } = await withoutCookie();
    expect((await again(browser, asked.state, "cross-site")).status).toBe(403);
    expect((await again(browser, "made-up")).status).toBe(401);
  });
});
