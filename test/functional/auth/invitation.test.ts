import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY } from "../../../server/clock.ts";
import { invitations, people } from "../../../server/db/schema/index.ts";
import { newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
  admin = await newPerson(service, orgId, { role: "admin" });
});
afterAll(() => service.close());

interface Made {
  id: string;
  address: string;
  email: string | null;
  expiresAt: string;
}
const invite = async (body: object = {}): Promise<Made & { path: string }> => {
  const made = (await admin.post("/api/admin/invitations", body)).body as Made;
  return { ...made, path: new URL(made.address).pathname };
};
const personOf = async (email: string) =>
  (
    await service.db.inOrg(orgId, (tx) =>
      tx
        .select()
        .from(people)
        .where(and(eq(people.orgId, orgId), eq(people.email, email))),
    )
  )[0];

describe("making invitations", () => {
  it("shows the address once, and keeps a hash", async () => {
    const { status, body } = await admin.post("/api/admin/invitations", { email: "New@Acme.test", days: 3 });
    const made = body as Made;
    expect(status).toBe(201);
    expect(made.email).toBe("new@acme.test");
    expect(made.address).toMatch(/^http:\/\/localhost:4600\/invitation\/[\w-]{43}$/);
    expect(Date.parse(made.expiresAt) - service.clock.now().getTime()).toBeLessThanOrEqual(3 * DAY);
    const secret = made.address.split("/").at(-1) ?? "";
    const list = await admin.get("/api/admin/invitations");
    expect(JSON.stringify(list.body)).toContain(made.id);
    expect(JSON.stringify(list.body)).not.toContain(secret);
    const kept = await service.db.inOrg(orgId, (tx) => tx.select().from(invitations));
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it("is for admins of this organisation", async () => {
    const { id, path } = await invite();
    const member = await newPerson(service, orgId);
    const foreign = await newPerson(service, await newOrg(service, "Globex"), { role: "admin" });
    expect((await member.post("/api/admin/invitations", {})).status).toBe(403);
    expect((await member.get("/api/admin/invitations")).status).toBe(403);
    expect((await member.delete(`/api/admin/invitations/${id}`)).status).toBe(403);
    expect((await foreign.get("/api/admin/invitations")).body).toEqual({ invitations: [] });
    expect((await foreign.delete(`/api/admin/invitations/${id}`)).status).toBe(404);
    expect((await newBrowser(service).get(path)).status).toBe(200);
    expect((await service.app.request("/api/admin/invitations")).status).toBe(401);
  });

  it.each([{ days: 0 }, { days: 91 }, { days: 1.5 }, { email: "not an address" }])("refuses %j", async (body) => {
    expect((await admin.post("/api/admin/invitations", body)).status).toBe(422);
  });

  it("can be taken back", async () => {
    const { id, path } = await invite();
    expect((await admin.delete(`/api/admin/invitations/${id}`)).status).toBe(204);
    expect((await newBrowser(service).get(path)).status).toBe(404);
    expect(JSON.stringify((await admin.get("/api/admin/invitations")).body)).not.toContain(id);
  });
});

describe("the page of an invitation", () => {
  it("tells the extension which service it belongs to, and gives its own address to nobody", async () => {
    const { path } = await invite();
    const { status, text, headers } = await newBrowser(service).get(path);
    expect(status).toBe(200);
    expect(text).toContain('<meta name="ask-a-peer-server" content="http://localhost:4600" />');
    expect(text).toContain("Acme");
    expect(text).not.toContain("<script");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("is over after its days", async () => {
    const { path } = await invite({ days: 1 });
    await service.advance(DAY + 1000);
    expect((await newBrowser(service).get(path)).status).toBe(404);
    expect((await newBrowser(service).get("/invitation/nonsense")).status).toBe(404);
  });
});

describe("coming by an invitation", () => {
  it("makes a member of whoever proves an address and says a name", async () => {
    const { path, id } = await invite();
    const browser = newBrowser(service);
    await browser.get(path);
    const page = await proveEmail(service, browser, "joan@acme.test");
    expect(page.text).toContain("Welcome to Acme");
    expect((await browser.post("/sign-in/join", { name: "   " })).status).toBe(422);
    expect(await personOf("joan@acme.test")).toBeUndefined();
    expect((await browser.post("/sign-in/join", { name: " Joan Ødegård " })).to).toBe("/");
    expect(await personOf("joan@acme.test")).toMatchObject({ name: "Joan Ødegård", role: "member", confirmedAt: null });
    expect(JSON.parse((await browser.get("/api/me")).text)).toMatchObject({ name: "Joan Ødegård" });
    expect([...browser.cookies.keys()]).toEqual(["ask_a_peer"]);
    const list = (await admin.get("/api/admin/invitations")).body as { invitations: { id: string; used: number }[] };
    expect(list.invitations.find((invitation) => invitation.id === id)?.used).toBe(1);
  });

  it("signs in who is a member already", async () => {
    await newPerson(service, orgId, { email: "already@acme.test" });
    const { path } = await invite();
    const browser = newBrowser(service);
    await browser.get(path);
    expect((await proveEmail(service, browser, "already@acme.test")).to).toBe("/");
  });

  it("works for its own address alone, when it has one", async () => {
    const { path } = await invite({ email: "only@acme.test" });
    const [other, own] = [newBrowser(service), newBrowser(service)];
    await other.get(path);
    const refused = await proveEmail(service, other, "somebody@acme.test");
    expect(refused.status).toBe(403);
    expect(refused.text).toContain("for somebody else");
    expect(refused.text).not.toContain("only@acme.test");
    expect((await other.post("/sign-in/join", { name: "Somebody" })).status).toBe(400);
    expect(await personOf("somebody@acme.test")).toBeUndefined();
    await own.get(path);
    await proveEmail(service, own, "only@acme.test");
    expect((await own.post("/sign-in/join", { name: "Only" })).to).toBe("/");
  });

  it("lets nobody in once it was taken back, even half-way", async () => {
    const { path, id } = await invite();
    const browser = newBrowser(service);
    await browser.get(path);
    await proveEmail(service, browser, "late@acme.test");
    await admin.delete(`/api/admin/invitations/${id}`);
    expect((await browser.post("/sign-in/join", { name: "Late" })).status).toBe(400);
    expect(await personOf("late@acme.test")).toBeUndefined();
    expect((await browser.get("/sign-in/choose")).text).toContain("This invitation is over");
  });

  it("brings back who left only when it was made for them", async () => {
    const leftAt = service.clock.now();
    const gone = await newPerson(service, orgId, { email: "gone@acme.test", leftAt });
    const [open, own] = [newBrowser(service), newBrowser(service)];
    await open.get((await invite()).path);
    expect((await proveEmail(service, open, "gone@acme.test")).status).toBe(403);
    expect((await open.post("/sign-in/join", { name: "Gone" })).status).toBe(400);
    expect((await personOf("gone@acme.test"))?.leftAt).toEqual(leftAt);
    await own.get((await invite({ email: "gone@acme.test" })).path);
    await proveEmail(service, own, "gone@acme.test");
    expect((await own.post("/sign-in/join", { name: "Back Again" })).to).toBe("/");
    expect(await personOf("gone@acme.test")).toMatchObject({ id: gone.id, leftAt: null, confirmedAt: null });
  });

  it("lets a member of another organisation choose", async () => {
    const globex = await newOrg(service, "Globex two");
    await newPerson(service, globex, { email: "both@acme.test" });
    const browser = newBrowser(service);
    await browser.get((await invite()).path);
    const choice = await proveEmail(service, browser, "both@acme.test");
    expect(choice.text).toContain("Globex two");
    expect(choice.text).toContain("Join Acme");
    expect((await browser.get("/sign-in/join")).status).toBe(200);
    expect((await browser.post("/sign-in/join", { name: "Both" })).to).toBe("/");
    expect(await personOf("both@acme.test")).toMatchObject({ name: "Both" });
  });

  it("makes one person of two presses at once", async () => {
    const browser = newBrowser(service);
    await browser.get((await invite()).path);
    await proveEmail(service, browser, "twice@acme.test");
    const presses = await Promise.all([1, 2].map(() => browser.post("/sign-in/join", { name: "Twice" })));
    expect(presses.some(({ to }) => to === "/")).toBe(true);
    const found = await service.db.inOrg(orgId, (tx) =>
      tx.select().from(people).where(eq(people.email, "twice@acme.test")),
    );
    expect(found).toHaveLength(1);
  });
});
