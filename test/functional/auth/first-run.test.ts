import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newFirstRunCode } from "../../../server/auth/first-run.ts";
import { orgs, people, service as facts, skills } from "../../../server/db/schema/index.ts";
import { readStarter } from "../../../server/skills/starter/read-starter.ts";
import { type Browser, newBrowser, proveEmail } from "../../factories/browser.ts";
import { newOrg, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
let browser: Browser;
let code: string;
beforeEach(async () => {
  service = await openTestService();
  browser = newBrowser(service);
  code = (await newFirstRunCode(service.db)) ?? "";
});
afterEach(() => service.close());

const typed = () => ({
  code,
  orgName: "Acme & Töchter",
  name: "Ada Admin",
  email: "Ada@acme.test",
  timeZone: "Europe/Lisbon",
});
const orgsNow = () => service.db.crossing("first-run", (tx) => tx.select().from(orgs));

describe("an empty service", () => {
  it("leads from its start to the page that sets it up", async () => {
    expect((await browser.get("/")).to).toBe("/welcome");
    expect((await browser.get("/sign-in")).to).toBe("/welcome");
    const page = await browser.get("/welcome");
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(code);
  });

  it("becomes an organisation with its first skills and its first admin, signed in", async () => {
    expect((await browser.post("/welcome", typed())).to).toBe("/");
    const [org] = await orgsNow();
    expect(org).toMatchObject({ name: "Acme & Töchter" });
    const [made, taxonomy] = await service.db.inOrg(org?.orgId ?? "", async (tx) => [
      await tx.select().from(people),
      await tx.select().from(skills),
    ]);
    expect(made).toMatchObject([
      { name: "Ada Admin", email: "ada@acme.test", role: "admin", timeZone: "Europe/Lisbon", confirmedAt: null },
    ]);
    expect(taxonomy).toHaveLength(readStarter().length);
    expect(JSON.parse((await browser.get("/api/me")).text)).toMatchObject({
      role: "admin",
      org: { name: "Acme & Töchter" },
    });
    expect((await proveEmail(service, newBrowser(service), "ada@acme.test")).to).toBe("/");
  });

  it("takes the code as people type it", async () => {
    const sloppy = code.toLowerCase().replaceAll("-", " ");
    expect((await browser.post("/welcome", { ...typed(), code: ` ${sloppy} ` })).to).toBe("/");
  });

  it("keeps only the code's hash, and a new start ends the old code", async () => {
    const kept = await service.db.crossing("first-run", (tx) => tx.select().from(facts));
    expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(kept)).not.toContain(code.replaceAll("-", ""));
    const newer = await newFirstRunCode(service.db);
    expect(newer).not.toBe(code);
    expect((await browser.post("/welcome", typed())).status).toBe(422);
    expect(await orgsNow()).toEqual([]);
  });
});

describe("setting up", () => {
  it.each([
    ["code", "AAAA-AAAA-AAAA-AAAA"],
    ["code", ""],
    ["orgName", "  "],
    ["orgName", "x".repeat(201)],
    ["name", ""],
    ["email", "ada"],
    ["timeZone", "Mars/Olympus"],
  ])("refuses a wrong %s and keeps the rest as typed", async (name, value) => {
    const refused = await browser.post("/welcome", { ...typed(), [name]: value });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('aria-invalid="true"');
    expect(refused.text).toContain(name === "name" ? "Acme &amp; Töchter" : "Ada Admin");
    expect(await orgsNow()).toEqual([]);
    expect((await browser.post("/welcome", typed())).to).toBe("/");
  });

  it("is over once it is done", async () => {
    await browser.post("/welcome", typed());
    expect((await newBrowser(service).get("/welcome")).status).toBe(404);
    expect((await newBrowser(service).post("/welcome", typed())).status).toBe(409);
    expect(await newFirstRunCode(service.db)).toBe(null);
    expect(await orgsNow()).toHaveLength(1);
  });

  it("is over as well when an organisation came another way", async () => {
    await newOrg(service, "Imported");
    expect((await browser.post("/welcome", typed())).status).toBe(409);
    expect(await orgsNow()).toHaveLength(1);
  });

  it("makes one organisation of two presses at once", async () => {
    await Promise.all([browser.post("/welcome", typed()), newBrowser(service).post("/welcome", typed())]);
    expect(await orgsNow()).toHaveLength(1);
  });

  it("does not let the code be guessed for long", async () => {
    const wrong = { ...typed(), code: "AAAA-AAAA-AAAA-AAAA" };
    const answers: number[] = [];
    for (let tries = 0; tries < 21; tries++) answers.push((await browser.post("/welcome", wrong)).status);
    expect(answers.slice(0, 20)).toEqual(Array(20).fill(422));
    expect(answers[20]).toBe(429);
  });

  it("is not done by another site", async () => {
    expect((await browser.post("/welcome", typed(), { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(await orgsNow()).toEqual([]);
  });
});
