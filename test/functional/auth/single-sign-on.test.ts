import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CALLBACK_PATH } from "../../../server/auth/single-sign-on.ts";
import { identityAccounts, identityUsers } from "../../../server/db/schema/index.ts";
import { type Browser, newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, testSettings, type TestService } from "../../factories/service.ts";
import { startSignOnProvider } from "../../fakes/sign-on-provider.ts";

const client = { clientId: "ask-a-peer", clientSecret: "the-secret-of-this-client-alone" };

let provider: Awaited<ReturnType<typeof startSignOnProvider>>;
let service: TestService;
let orgId: string;
beforeAll(async () => {
  provider = await startSignOnProvider({ ...client, redirectUri: `${testSettings.publicUrl}${CALLBACK_PATH}` });
  service = await openTestService({ settings: { oidc: { ...client, issuer: provider.issuer, name: "Acme ID" } } });
  orgId = await newOrg(service, "Acme");
});
afterAll(async () => {
  await service.close();
  await provider.close();
});

const account = (email: string, changes: object = {}) => ({
  sub: `sub-${email}`,
  email,
  email_verified: true,
  name: "Ida Brandt",
  ...changes,
});
const pathOf = (address: string | null) => {
  const { pathname, search } = new URL(address ?? "", testSettings.publicUrl);
  return pathname + search;
};

/** Presses the button, signs in at the provider, and comes back. */
async function signOn(browser: Browser, who: ReturnType<typeof account>) {
  provider.account = who;
  const start = await browser.get("/sign-in/single-sign-on");
  const back = await provider.signIn(start.to ?? "");
  expect(back.origin).toBe(testSettings.publicUrl);
  const callback = await browser.get(back.pathname + back.search);
  return { back, end: await browser.follow(await browser.get(pathOf(callback.to))) };
}

describe("single sign-on", () => {
  it("is offered by its name", async () => {
    const { text } = await newBrowser(service).get("/sign-in");
    expect(text).toContain("Go on with Acme ID");
  });

  it("signs in whose address the provider has verified", async () => {
    const ida = await newPerson(service, orgId, { email: "ida@acme.test" });
    const browser = newBrowser(service);
    const { end } = await signOn(browser, account("Ida@acme.test"));
    expect(end.to).toBe("/");
    expect(JSON.parse((await browser.get("/api/me")).text)).toMatchObject({ id: ida.id });
  });

  it("asks with state, PKCE and nonce", async () => {
    await newPerson(service, orgId, { email: "asks@acme.test" });
    await signOn(newBrowser(service), account("asks@acme.test"));
    const { asked } = provider;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    expect(asked.get("state")?.length).toBeGreaterThan(20);
    expect(asked.get("nonce")?.length).toBeGreaterThan(20);
    expect(asked.get("scope")?.split(" ")).toEqual(expect.arrayContaining(["openid", "email"]));
  });

  it("believes no address that the provider has not verified", async () => {
    await newPerson(service, orgId, { email: "victim@acme.test" });
    for (const email_verified of [false, undefined, "no"]) {
      const browser = newBrowser(service);
      const { end } = await signOn(browser, account("victim@acme.test", { sub: "attacker", email_verified }));
      expect(end.status).toBe(403);
      expect(browser.cookies.has("ask_a_peer")).toBe(false);
    }
  });

  it("goes by the address of today, not by the one of an earlier sign-in", async () => {
    const first = await newPerson(service, orgId, { email: "first@acme.test" });
    const second = await newPerson(service, orgId, { email: "second@acme.test" });
    for (const { email, person } of [
      { email: "first@acme.test", person: first },
      { email: "second@acme.test", person: second },
    ]) {
      const browser = newBrowser(service);
      await signOn(browser, account(email, { sub: "one and the same" }));
      expect(JSON.parse((await browser.get("/api/me")).text)).toMatchObject({ id: person.id });
    }
  });

  it("keeps nothing of the provider's", async () => {
    await newPerson(service, orgId, { email: "kept@acme.test" });
    await signOn(newBrowser(service), account("kept@acme.test"));
    const kept = await service.db.crossing("identity", async (tx) => [
      await tx.select().from(identityUsers),
      await tx.select().from(identityAccounts),
    ]);
    expect(kept).toEqual([[], []]);
  });

  it("tells a stranger what to do, and an invited one their name", async () => {
    const stranger = await signOn(newBrowser(service), account("stranger@acme.test"));
    expect(stranger.end.text).toContain("We do not know you yet");
    const admin = await newPerson(service, orgId, { role: "admin" });
    const { address } = (await admin.post("/api/admin/invitations", {})).body as { address: string };
    const browser = newBrowser(service);
    await browser.get(pathOf(address));
    const { end } = await signOn(browser, account("invited@acme.test", { name: "Ina Invited" }));
    expect(end.text).toContain('value="Ina Invited"');
    expect((await browser.post("/sign-in/join", { name: "Ina" })).to).toBe("/");
  });

  it("goes on to the extension that waits", async () => {
    await newPerson(service, orgId, { email: "ext@acme.test" });
    const browser = newBrowser(service);
    const redirect = encodeURIComponent("https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/");
    await browser.get(
      `/sign-in/extension?redirect_uri=${redirect}&state=s&code_challenge=${"c".repeat(43)}&code_challenge_method=S256`,
    );
    const { end } = await signOn(browser, account("ext@acme.test"));
    expect(end.to).toMatch(/^https:\/\/[a-p]{32}\.chromiumapp\.org\/\?code=/);
  });
});

describe("what single sign-on refuses", () => {
  it("takes no answer in a browser that did not ask", async () => {
    await newPerson(service, orgId, { email: "csrf@acme.test" });
    provider.account = account("csrf@acme.test");
    const attacker = newBrowser(service);
    const back = await provider.signIn((await attacker.get("/sign-in/single-sign-on")).to ?? "");
    const victim = newBrowser(service);
    const callback = await victim.get(back.pathname + back.search);
    const end = await victim.get(pathOf(callback.to));
    expect(end.status).toBeGreaterThanOrEqual(400);
    expect([...victim.cookies.keys()]).not.toContain("ask_a_peer");
    expect((await victim.get("/sign-in/choose")).to).toBe("/sign-in/again");
  });

  it("takes no answer twice, and none that was changed", async () => {
    await newPerson(service, orgId, { email: "replay@acme.test" });
    const browser = newBrowser(service);
    const { back } = await signOn(browser, account("replay@acme.test"));
    const again = newBrowser(service);
    const replay = await again.follow(await again.get(back.pathname + back.search));
    expect((await again.get("/sign-in/proven")).status).toBe(403);
    expect(replay.status).not.toBe(200);

    const other = newBrowser(service);
    provider.account = account("replay@acme.test");
    const next = await provider.signIn((await other.get("/sign-in/single-sign-on")).to ?? "");
    next.searchParams.set("state", "changed");
    await other.get(next.pathname + next.search);
    expect((await other.get("/sign-in/proven")).status).toBe(403);
    const turnedAway = await other.get("/sign-in/not-proven");
    expect([turnedAway.status, turnedAway.text.includes("did not tell us a verified e-mail address")]).toEqual([
      403,
      true,
    ]);
  });

  it("leaves the code by mail when the provider is away", async () => {
    const away = await openTestService({
      settings: { oidc: { ...client, issuer: "http://127.0.0.1:9", name: "Acme ID" } },
    });
    await newPerson(away, await newOrg(away), { email: "ida@acme.test" });
    const browser = newBrowser(away);
    expect((await browser.get("/sign-in/single-sign-on")).status).toBe(503);
    expect((await proveEmail(away, browser, "ida@acme.test")).to).toBe("/");
    await away.close();
  });

  it("is not there when it is not configured", async () => {
    const without = await openTestService();
    await newOrg(without);
    expect((await without.app.request("/sign-in/single-sign-on")).status).toBe(404);
    expect(await (await without.app.request("/sign-in")).text()).not.toContain("Go on with");
    await without.close();
  });
});
