import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTicket } from "../../../server/auth/tickets.ts";
import { onceCodes, people, sessions } from "../../../server/db/schema/index.ts";
import { newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

const CHROME = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/signed-in";
const FIREFOX = "https://0123456789abcdef0123456789abcdef01234567.extensions.allizom.org/";

let service: TestService;
let orgId: string;
let ida: TestPerson;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
  ida = await newPerson(service, orgId, { name: "Ida Brandt", email: "ida@acme.test" });
});
afterAll(() => service.close());

/** An extension that wants to be signed in: its verifier, and the page it opens. */
function newExtension(redirectUri = CHROME) {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(8).toString("base64url");
  const query = new URLSearchParams({
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  return { verifier, state, page: `/sign-in/extension?${query}` };
}

const exchange = async (body: unknown) => {
  const response = await service.app.request("/api/session", {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

/** Goes the whole way to the code, by mail. */
async function codeByMail(email = "ida@acme.test", redirectUri = CHROME) {
  const extension = newExtension(redirectUri);
  const browser = newBrowser(service);
  await browser.get(extension.page);
  const end = await proveEmail(service, browser, email);
  return { ...extension, browser, address: new URL(end.to ?? "") };
}

const session = async (token: string) =>
  (await service.app.request("/api/me", { headers: { authorization: `Bearer ${token}` } })).status;

describe("the hand-over to an extension", () => {
  it.each([CHROME, FIREFOX])("goes over the sign-in to a bearer token: %s", async (redirectUri) => {
    const person = await newPerson(service, orgId, { name: "Nils", email: `nils${redirectUri.length}@acme.test` });
    const { address, state, verifier, browser } = await codeByMail(`nils${redirectUri.length}@acme.test`, redirectUri);
    expect(address.href.startsWith(redirectUri)).toBe(true);
    expect(address.searchParams.get("state")).toBe(state);
    // The extension gets the session, the browser does not.
    expect([...browser.cookies.keys()]).toEqual([]);

    const code = address.searchParams.get("code") ?? "";
    const opened = await exchange({ code, codeVerifier: verifier, label: "Chrome on Linux" });
    expect(opened.status).toBe(200);
    expect(opened.body).toMatchObject({ person: { id: person.id, name: "Nils" }, org: { id: orgId, name: "Acme" } });
    expect(await session(opened.body["token"] ?? "")).toBe(200);
  });

  it("keeps only hashes", async () => {
    const { address, verifier } = await codeByMail();
    const code = address.searchParams.get("code") ?? "";
    const opened = await exchange({ code, codeVerifier: verifier });
    const kept = await service.db.crossing("sign-in", async (tx) => [
      await tx.select().from(onceCodes),
      await tx.select().from(sessions),
    ]);
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(kept)).not.toContain(opened.body["token"]);
  });

  it("asks with one button when the browser is signed in already", async () => {
    const person = await newPerson(service, orgId, { name: "Ola <Berg>" });
    const browser = newBrowser(service);
    browser.cookies.set("ask_a_peer", person.token);
    const extension = newExtension();
    const page = await browser.get(extension.page);
    expect(page.text).toContain("Let this browser ask and answer for you, Ola &lt;Berg&gt;?");
    expect(page.headers.get("content-security-policy")).toContain(
      "form-action 'self' https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org",
    );
    const { to } = await browser.post("/sign-in/extension", { answer: "yes" });
    const address = new URL(to ?? "");
    expect(address.searchParams.get("state")).toBe(extension.state);
    const code = address.searchParams.get("code") ?? "";
    expect((await exchange({ code, codeVerifier: extension.verifier })).body).toMatchObject({
      person: { id: person.id },
    });
    expect(browser.cookies.get("ask_a_peer")).toBe(person.token);
  });

  it("can be declined", async () => {
    const browser = newBrowser(service);
    browser.cookies.set("ask_a_peer", ida.token);
    const extension = newExtension();
    await browser.get(extension.page);
    const address = new URL((await browser.post("/sign-in/extension", { answer: "no" })).to ?? "");
    expect(Object.fromEntries(address.searchParams)).toEqual({ error: "access_denied", state: extension.state });
  });

  it("is not given by a form of another site, nor without a session", async () => {
    const browser = newBrowser(service);
    await browser.get(newExtension().page);
    expect((await browser.post("/sign-in/extension", { answer: "yes" })).status).toBe(401);
    browser.cookies.set("ask_a_peer", ida.token);
    const foreign = await browser.post("/sign-in/extension", { answer: "yes" }, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect(foreign.to).toBe(null);
  });

  it("ends when the person goes to sign in for themselves", async () => {
    await newPerson(service, orgId, { email: "self@acme.test" });
    const browser = newBrowser(service);
    await browser.get(newExtension().page);
    await browser.get("/sign-in");
    expect((await proveEmail(service, browser, "self@acme.test")).to).toBe("/");
  });
});

describe("what is not an extension's address", () => {
  it.each([
    "https://evil.example/",
    "http://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org.evil.example/",
    "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org:8443/",
    "https://user@abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    "https://abcdefghijklmnopabcdefghijklmno1.chromiumapp.org/",
    "https://a.b.extensions.allizom.org/",
    "javascript:alert(1)//chromiumapp.org",
    "//abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    "",
  ])("opens no sign-in: %s", async (redirectUri) => {
    const seen = await newBrowser(service).get(newExtension(redirectUri).page);
    expect(seen.status).toBe(400);
    expect(seen.to).toBe(null);
  });

  it.each([
    ["code_challenge", "short"],
    ["code_challenge_method", "plain"],
    ["state", "s".repeat(501)],
  ])("opens no sign-in with a wrong %s", async (name, value) => {
    const page = new URL(newExtension().page, "http://localhost");
    page.searchParams.set(name, value);
    expect((await newBrowser(service).get(page.pathname + page.search)).status).toBe(400);
  });
});

describe("a code", () => {
  /** A code for Ida, without mail. */
  const codeOf = async (person: TestPerson) => {
    const browser = newBrowser(service);
    browser.cookies.set("ask_a_peer", person.token);
    const extension = newExtension();
    await browser.get(extension.page);
    const given = await browser.post("/sign-in/extension", { answer: "yes" });
    const address = new URL(given.to ?? "");
    return { code: address.searchParams.get("code") ?? "", codeVerifier: extension.verifier };
  };
  const refused = { status: 400, body: { code: "code_refused" } };

  it("works once; used again, it ends the session that it had opened", async () => {
    const given = await codeOf(ida);
    const first = await exchange(given);
    const token = first.body["token"] ?? "";
    expect(await session(token)).toBe(200);
    expect(await exchange(given)).toMatchObject(refused);
    expect(await session(token)).toBe(401);
    // Nobody else's session ended.
    expect(await session(ida.token)).toBe(200);
  });

  it("opens one session when it is shown many times at once", async () => {
    const given = await codeOf(ida);
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(given)));
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    const opened = answers.find(({ status }) => status === 200);
    expect(opened === undefined ? 401 : await session(opened.body["token"] ?? "")).toBe(401);
  });

  it("is used up by a wrong verifier", async () => {
    const given = await codeOf(ida);
    expect(await exchange({ ...given, codeVerifier: "w".repeat(43) })).toMatchObject(refused);
    expect(await exchange(given)).toMatchObject(refused);
    // The session that the person pressed the button in goes on.
    service.clock.advance(31_000);
    expect(await session(ida.token)).toBe(200);
  });

  it("lives two minutes", async () => {
    const given = await codeOf(ida);
    service.clock.advance(121_000);
    expect(await exchange(given)).toMatchObject(refused);
  });

  it("opens nothing for someone who left meanwhile", async () => {
    const leaver = await newPerson(service, orgId);
    const given = await codeOf(leaver);
    await service.db.inOrg(orgId, async (tx) => {
      await tx.update(people).set({ leftAt: service.clock.now() }).where(eq(people.id, leaver.id));
    });
    expect(await exchange(given)).toMatchObject(refused);
  });

  it("is not a ticket of the live channel, and cannot end a session by one", async () => {
    const [row] = await service.db.inOrg(orgId, (tx) => tx.select().from(sessions).limit(1));
    const actor = { orgId, personId: ida.id, role: "member" as const, sessionId: row?.id ?? "", by: "bearer" as const };
    const ticket = await openTicket(service.services, actor);
    const before = await service.db.inOrg(orgId, (tx) => tx.select().from(sessions));
    expect(await exchange({ code: ticket, codeVerifier: "v".repeat(43) })).toMatchObject(refused);
    expect(await service.db.inOrg(orgId, (tx) => tx.select().from(sessions))).toHaveLength(before.length);
  });

  it.each([
    ["no verifier", { code: "x" }, 422],
    ["a short verifier", { code: "x", codeVerifier: "short" }, 422],
    ["a label too long", { code: "x", codeVerifier: "v".repeat(43), label: "l".repeat(81) }, 422],
    ["nothing known", { code: "x", codeVerifier: "v".repeat(43) }, 400],
  ])("is refused with %s", async (_what, body, status) => {
    expect((await exchange(body)).status).toBe(status);
  });
});
