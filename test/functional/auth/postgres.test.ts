import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newFirstRunCode } from "../../../server/auth/first-run.ts";
import { handOver } from "../../../server/auth/hand-over.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { identityUsers, orgs, people, sessions } from "../../../server/db/schema/index.ts";
import { rows, sqlState } from "../../../server/db/transaction.ts";
import { newBrowser, proveEmail } from "../../factories/browser.ts";
import { startPostgres, type TestPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

/** Fewer than the connections of the pool: who waits for the first of them holds one, and nobody waits for a connection. */
const AT_ONCE = 8;
const many = <T>(work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(index)));

let postgres: TestPostgres;
let service: TestService;
beforeAll(async () => {
  postgres = await startPostgres();
  service = await openTestService({ db: await openPostgres({ connectionString: await postgres.database() }) });
});
afterAll(async () => {
  await service?.close();
  await postgres?.stop();
});

it("sets up one organisation, whoever is first of many", async () => {
  const code = (await newFirstRunCode(service.db)) ?? "";
  const form = { code, orgName: "Acme", name: "Ada", email: "ada@acme.test", timeZone: "UTC" };
  const answers = await many(() => newBrowser(service).post("/welcome", form));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(await service.db.crossing("first-run", (tx) => tx.select().from(orgs))).toHaveLength(1);
});

it("signs in by a code, in a role that connections do not rest in", async () => {
  const orgId = await newOrg(service);
  await newPerson(service, orgId, { email: "ida@acme.test" });
  expect((await proveEmail(service, newBrowser(service), "ida@acme.test")).to).toBe("/");
  const read = service.db.inOrg(orgId, (tx) => tx.select().from(identityUsers));
  expect(await read.then(() => "read", sqlState)).toBe("42501");
  const roles = await many(() =>
    service.db.inOrg(orgId, (tx) => rows<{ role: string }>(tx, sql`select current_user as role`)),
  );
  expect(new Set(roles.flat().map(({ role }) => role))).toEqual(new Set(["app"]));
});

it("takes a code that many type at once from one of them", async () => {
  const orgId = await newOrg(service);
  await newPerson(service, orgId, { email: "race@acme.test" });
  const browser = newBrowser(service);
  await browser.post("/sign-in", { email: "race@acme.test" });
  const code = /\b(\d{6})\b/.exec(service.printed.at(-1) ?? "")?.[1] ?? "";
  const answers = await many(() => {
    const copy = newBrowser(service);
    browser.cookies.forEach((value, name) => copy.cookies.set(name, value));
    return copy.post("/sign-in/code", { code });
  });
  expect(answers.filter(({ to }) => to === "/sign-in/choose")).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
});

it("opens at most one session by a hand-over, and none that was shown twice stays", async () => {
  const orgId = await newOrg(service);
  const person = await newPerson(service, orgId);
  const before = (await service.db.inOrg(orgId, (tx) => tx.select().from(sessions))).length;
  const codeVerifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const redirectUri = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/";
  const asked = { redirectUri, state: "s", challenge };
  const address = await handOver(service.db, service.clock, { orgId, personId: person.id }, asked);
  const body = JSON.stringify({ code: new URL(address).searchParams.get("code"), codeVerifier });
  const headers = { "content-type": "application/json" };
  const answers = await many(
    async () => (await service.app.request("/api/session", { method: "POST", body, headers })).status,
  );
  expect(answers.filter((status) => status === 200).length).toBe(1);
  expect(answers.filter((status) => status === 400).length).toBe(AT_ONCE - 1);
  expect(await service.db.inOrg(orgId, (tx) => tx.select().from(sessions))).toHaveLength(before);
});

it("makes one person of an invited one who presses many times", async () => {
  const orgId = await newOrg(service);
  const admin = await newPerson(service, orgId, { role: "admin" });
  const { address } = (await admin.post("/api/admin/invitations", {})).body as { address: string };
  const browser = newBrowser(service);
  await browser.get(new URL(address).pathname);
  await proveEmail(service, browser, "new@acme.test");
  const cookies = new Map(browser.cookies);
  const answers = await many(() => {
    const copy = newBrowser(service);
    cookies.forEach((value, name) => copy.cookies.set(name, value));
    return copy.post("/sign-in/join", { name: "New" });
  });
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const found = await service.db.inOrg(orgId, (tx) => tx.select().from(people));
  expect(found.filter(({ email }) => email === "new@acme.test")).toHaveLength(1);
});
