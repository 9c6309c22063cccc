import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityUsers, identityVerifications, people } from "../../../server/db/schema/index.ts";
import { sqlState } from "../../../server/db/transaction.ts";
import { codeFor, newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
});
afterAll(() => service.close());

const fresh = () => newBrowser(service);

describe("signing in by a code", () => {
  it("leads from the address to a session that lasts", async () => {
    const ida = await newPerson(service, orgId, { name: "Ida Brandt", email: "ida@acme.test" });
    const browser = fresh();
    expect((await browser.get("/sign-in")).text).toContain("Send me a code");
    const asked = await browser.post("/sign-in", { email: "  Ida@ACME.test " });
    expect(asked).toMatchObject({ status: 303, to: "/sign-in/code" });
    const page = await browser.get("/sign-in/code");
    expect(page.text).toContain("ida@acme.test");
    const code = codeFor(service, "ida@acme.test");
    expect(asked.text + page.text).not.toContain(code);

    const end = await browser.follow(
      await browser.post("/sign-in/code", { code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    );
    expect(end).toMatchObject({ status: 303, to: "/" });
    expect([...browser.cookies.keys()]).toEqual(["ask_a_peer"]);
    const me = await browser.get("/api/me");
    expect(JSON.parse(me.text)).toMatchObject({ id: ida.id });
  });

  it("gives a cookie that script cannot read and other sites cannot send", async () => {
    await newPerson(service, orgId, { email: "cookie@acme.test" });
    const browser = fresh();
    const end = await proveEmail(service, browser, "cookie@acme.test");
    const set = end.headers.getSetCookie().find((cookie) => cookie.startsWith("ask_a_peer="));
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set).toMatch(/Path=\//);
    expect(set).not.toMatch(/Secure/);
  });

  it("uses a code up", async () => {
    await newPerson(service, orgId, { email: "once@acme.test" });
    const browser = fresh();
    await browser.post("/sign-in", { email: "once@acme.test" });
    const code = codeFor(service, "once@acme.test");
    const flow = new Map(browser.cookies);
    expect((await browser.post("/sign-in/code", { code })).to).toBe("/sign-in/choose");
    const replay = fresh();
    flow.forEach((value, name) => replay.cookies.set(name, value));
    expect((await replay.post("/sign-in/code", { code })).status).toBe(422);
  });

  it("takes the last code only, and none after five wrong ones", async () => {
    await newPerson(service, orgId, { email: "tries@acme.test" });
    const browser = fresh();
    await browser.post("/sign-in", { email: "tries@acme.test" });
    const first = codeFor(service, "tries@acme.test");
    await browser.post("/sign-in", { email: "tries@acme.test" });
    const second = codeFor(service, "tries@acme.test");
    if (first !== second) expect((await browser.post("/sign-in/code", { code: first })).status).toBe(422);
    const wrong = String((Number(second) + 1) % 1_000_000).padStart(6, "0");
    for (let tries = first === second ? 0 : 1; tries < 5; tries++) {
      expect((await browser.post("/sign-in/code", { code: wrong })).text).toContain("not the code of the last mail");
    }
    const late = await browser.post("/sign-in/code", { code: second });
    expect(late.status).toBe(422);
    expect(late.text).toContain("not valid any more");
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
  });

  it("keeps no trace of the proof, and no code in the clear", async () => {
    await newPerson(service, orgId, { email: "trace@acme.test" });
    const browser = fresh();
    await browser.post("/sign-in", { email: "trace@acme.test" });
    const code = codeFor(service, "trace@acme.test");
    const kept = await service.db.crossing("identity", (tx) => tx.select().from(identityVerifications));
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain("trace@acme.test");
    expect(JSON.stringify(kept)).not.toContain(code);
    await browser.follow(await browser.post("/sign-in/code", { code }));
    const users = await service.db.crossing("identity", (tx) => tx.select().from(identityUsers));
    expect(users).toEqual([]);
  });

  it("hides the tables of proofs from role app", async () => {
    const read = service.db.inOrg(orgId, (tx) => tx.select().from(identityUsers));
    const state = await read.then(
      () => "read",
      (error: unknown) => sqlState(error),
    );
    expect(state).toBe("42501");
  });
});

describe("who is not in the directory", () => {
  it("sees the same until the address is proven", async () => {
    await newPerson(service, orgId, { email: "known@acme.test" });
    const [known, unknown] = [fresh(), fresh()];
    const answers = [
      [await known.post("/sign-in", { email: "known@acme.test" }), await known.get("/sign-in/code")],
      [await unknown.post("/sign-in", { email: "other@acme.test" }), await unknown.get("/sign-in/code")],
    ].map((pages) =>
      pages.map(({ status, to, text }) => ({ status, to, text: text.replaceAll(/\w+@acme\.test/g, "…") })),
    );
    expect(answers[0]).toEqual(answers[1]);
    const wrong = await unknown.post("/sign-in/code", { code: "12345" });
    expect(wrong.text).not.toContain("do not know you");
  });

  it("reads after the code what to do", async () => {
    const end = await proveEmail(service, fresh(), "stranger@acme.test");
    expect(end.status).toBe(403);
    expect(end.text).toContain("We do not know you yet");
    expect(end.text).toContain("invitation");
  });

  it("reads that they left, when they left", async () => {
    await newPerson(service, orgId, { email: "gone@acme.test", leftAt: service.clock.now() });
    const browser = fresh();
    const end = await proveEmail(service, browser, "gone@acme.test");
    expect(end.status).toBe(403);
    expect(end.text).toContain("not in the directory any more");
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
  });
});

describe("someone in two organisations", () => {
  it("chooses one, and only one of theirs", async () => {
    const globex = await newOrg(service, "Globex");
    const foreign = await newOrg(service, "Initech");
    await newPerson(service, orgId, { email: "two@acme.test" });
    const there = await newPerson(service, globex, { email: "two@acme.test" });
    const browser = fresh();
    const choice = await proveEmail(service, browser, "two@acme.test");
    expect(choice.status).toBe(200);
    expect(choice.text).toContain("Acme");
    expect(choice.text).toContain("Globex");
    expect(choice.text).not.toContain("Initech");
    expect((await browser.post("/sign-in/choose", { orgId: foreign })).status).toBe(400);
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
    expect((await browser.post("/sign-in/choose", { orgId: globex })).to).toBe("/");
    expect(JSON.parse((await browser.get("/api/me")).text)).toMatchObject({ id: there.id, org: { id: globex } });
  });
});

describe("what is refused", () => {
  it("tells what is wrong with an address, and keeps what was typed escaped", async () => {
    const refused = await fresh().post("/sign-in", { email: '"><script>alert(1)</script>' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("not a whole e-mail address");
    expect(refused.text).not.toContain("<script");
  });

  it.each([
    ["a form of another site", { "sec-fetch-site": "cross-site" }, 403],
    ["a form of a sibling site", { "sec-fetch-site": "same-site" }, 403],
  ])("refuses %s", async (_what, headers, status) => {
    expect((await fresh().post("/sign-in", { email: "x@acme.test" }, headers)).status).toBe(status);
  });

  it("refuses other bodies than forms", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    const send = (body: BodyInit, type: string) =>
      service.app.request("/sign-in", { method: "POST", body, headers: { ...headers, "content-type": type } });
    expect((await send("{}", "application/json")).status).toBe(400);
    expect((await send(new Uint8Array([0x61, 0xff]), "application/x-www-form-urlencoded")).status).toBe(400);
    expect((await send("email=%00", "application/x-www-form-urlencoded")).status).toBe(400);
    expect((await send("email=" + "a".repeat(20_000), "application/x-www-form-urlencoded")).status).toBe(413);
  });

  it("sends a mailbox five codes in a quarter of an hour, and says when to come back", async () => {
    const browser = fresh();
    for (let sent = 0; sent < 5; sent++) {
      expect((await browser.post("/sign-in", { email: "bombed@acme.test" })).status).toBe(303);
    }
    const before = service.printed.length;
    const refused = await browser.post("/sign-in", { email: "bombed@acme.test" });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(service.printed.length).toBe(before);
  });

  it("believes no flow that it did not sign, nor one that is over", async () => {
    await newPerson(service, orgId, { email: "flow@acme.test" });
    const forged = fresh();
    const payload = { flow: { proven: { email: "flow@acme.test", name: "" } }, until: 9e15 };
    forged.cookies.set("ask_a_peer_sign_in", `${Buffer.from(JSON.stringify(payload)).toString("base64url")}.AAAA`);
    expect((await forged.get("/sign-in/choose")).to).toBe("/sign-in/again");

    const slow = fresh();
    await slow.post("/sign-in", { email: "flow@acme.test" });
    await slow.post("/sign-in/code", { code: codeFor(service, "flow@acme.test") });
    await service.advance(16 * 60_000);
    expect((await slow.get("/sign-in/choose")).to).toBe("/sign-in/again");
  });

  it("says so when the mail cannot be sent, the same to everybody", async () => {
    const broken = await openTestService({ settings: { smtpUrl: "smtp://127.0.0.1:1" } });
    const refused = await newBrowser(broken).post("/sign-in", { email: "ida@acme.test" });
    expect(refused.status).toBe(503);
    await broken.close();
  });
});

describe("every page of signing in", () => {
  it.each(["/sign-in", "/sign-in/again", "/sign-in/extension"])("keeps itself to itself: %s", async (path) => {
    const { headers } = await fresh().get(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get("content-security-policy")).not.toMatch(/unsafe|script-src/);
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  it("has its style", async () => {
    const { text } = await fresh().get("/sign-in");
    const path = /href="(\/pages-[0-9a-f]+\.css)"/.exec(text)?.[1] ?? "";
    const style = await service.app.request(path);
    expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });
});

it("never changes whom an address belongs to", async () => {
  const rows = await service.db.crossing("sign-in", (tx) =>
    tx.select({ email: people.email }).from(people).where(eq(people.email, "stranger@acme.test")),
  );
  expect(rows).toEqual([]);
});
