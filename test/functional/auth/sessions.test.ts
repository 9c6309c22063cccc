import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SESSION_LIFE } from "../../../server/auth/sessions.ts";
import { DAY, HOUR } from "../../../server/clock.ts";
import { sessions } from "../../../server/db/schema/index.ts";
import { newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
});
afterAll(() => service.close());

const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36";

/** A person who is signed in by a token and in a browser. */
async function twiceIn() {
  const email = `p${Math.random().toString(36).slice(2)}@acme.test`;
  const person = await newPerson(service, orgId, { email });
  const browser = newBrowser(service);
  await proveEmail(service, browser, email);
  return { person, browser };
}

describe("my sessions", () => {
  it("are listed with what a person recognises, and nothing secret", async () => {
    const email = "list@acme.test";
    const person = await newPerson(service, orgId, { email });
    const browser = newBrowser(service);
    await browser.get("/sign-in", { "user-agent": agent });
    await proveEmail(service, browser, email);
    const { body } = await person.get("/api/sessions");
    const list = (body as { sessions: Record<string, unknown>[] }).sessions;
    expect(list.map(({ label, current }) => ({ label, current }))).toContainEqual({ label: "test", current: true });
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }) => current === true)).toHaveLength(1);
    expect(Object.keys(list[0] ?? {}).toSorted()).toEqual(["createdAt", "current", "id", "label", "lastSeenAt"]);
  });

  it("do not show to others", async () => {
    const [one, other] = [await newPerson(service, orgId), await newPerson(service, orgId)];
    const mine = (await one.get("/api/sessions")).body as { sessions: { id: string }[] };
    const theirs = (await other.get("/api/sessions")).body as { sessions: { id: string }[] };
    expect(mine.sessions).toHaveLength(1);
    expect(theirs.sessions.map(({ id }) => id)).not.toContain(mine.sessions[0]?.id);
  });

  it("need a session to be seen or ended", async () => {
    for (const [method, path] of [
      ["GET", "/api/sessions"],
      ["DELETE", "/api/session"],
      ["DELETE", "/api/sessions"],
    ] as const) {
      expect((await service.app.request(path, { method })).status).toBe(401);
    }
  });
});

describe("signing out", () => {
  it("here ends this session at once and no other", async () => {
    const { person, browser } = await twiceIn();
    expect((await person.delete("/api/session")).status).toBe(204);
    expect((await person.get("/api/me")).status).toBe(401);
    expect((await browser.get("/api/me")).status).toBe(200);
  });

  it("everywhere ends all of mine at once, and tells the live channel which", async () => {
    const { person, browser } = await twiceIn();
    const stranger = await newPerson(service, orgId);
    const ended: string[] = [];
    service.db.onHint((hint) => ended.push(...(hint.ended ?? [])));
    expect((await browser.get("/api/me")).status).toBe(200);
    expect((await person.delete("/api/sessions")).status).toBe(204);
    expect((await person.get("/api/me")).status).toBe(401);
    expect((await browser.get("/api/me")).status).toBe(401);
    expect((await stranger.get("/api/me")).status).toBe(200);
    expect(ended).toHaveLength(2);
  });

  it("of the web app forgets the cookie and leads to signing in", async () => {
    const { browser } = await twiceIn();
    const token = browser.cookies.get("ask_a_peer") ?? "";
    expect(await browser.post("/sign-out")).toMatchObject({ status: 303, to: "/sign-in" });
    expect(browser.cookies.has("ask_a_peer")).toBe(false);
    const replay = newBrowser(service);
    replay.cookies.set("ask_a_peer", token);
    expect((await replay.get("/api/me")).status).toBe(401);
    expect((await browser.post("/sign-out")).to).toBe("/sign-in");
  });

  it("is not done by another site", async () => {
    const { browser } = await twiceIn();
    expect((await browser.post("/sign-out", {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await browser.get("/api/me")).status).toBe(200);
  });
});

describe("a session", () => {
  it("slides: used now and then it never ends, unused it does", async () => {
    const { person } = await twiceIn();
    const idle = await newPerson(service, orgId);
    for (let month = 0; month < 3; month++) {
      service.clock.advance(40 * DAY);
      expect((await person.get("/api/me")).status).toBe(200);
    }
    expect((await idle.get("/api/me")).status).toBe(401);
    service.clock.advance(SESSION_LIFE + HOUR);
    expect((await person.get("/api/me")).status).toBe(401);
  });

  it("is kept as a hash", async () => {
    const person = await newPerson(service, orgId);
    const kept = await service.db.inOrg(orgId, (tx) =>
      tx.select().from(sessions).where(eq(sessions.personId, person.id)),
    );
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(person.token);
  });
});
