import { createHash, randomBytes } from "node:crypto";
import { pino } from "pino";
import { expect, it } from "vitest";
import { createApp } from "../../../server/app.ts";
import { unsubscribeToken } from "../../../server/auth/unsubscribe.ts";
import { systemClock } from "../../../server/clock.ts";
import { compose } from "../../../server/compose.ts";
import { openPglite } from "../../../server/db/pglite.ts";
import { createMetrics } from "../../../server/routes/metrics.ts";
import { codeFor, newBrowser } from "../../factories/browser.ts";
import { migratedDump } from "../../factories/migrated-dump.ts";
import { newOrg, newPerson, testSettings, type TestService } from "../../factories/service.ts";

it("writes no secret, address or name to the log on any way in or out", async () => {
  const lines: string[] = [];
  const printed: string[] = [];
  const db = await openPglite({ loadDataDir: await migratedDump() });
  const log = pino({ level: "trace" }, { write: (line: string) => void lines.push(line) });
  const oidc = { issuer: "http://127.0.0.1:9", clientId: "c", clientSecret: "the-client-secret", name: "Acme ID" };
  const settings = { ...testSettings, oidc };
  const services = compose({ settings, db, clock: systemClock, log, print: (line) => void printed.push(line) });
  const app = createApp(
    services,
    createMetrics(() => 0),
  );
  const service = { app, db, clock: systemClock, printed, services } as unknown as TestService;

  const orgId = await newOrg(service);
  const admin = await newPerson(service, orgId, { role: "admin", name: "Ada Secretive" });
  const { address } = (await admin.post("/api/admin/invitations", {})).body as { address: string };
  const verifier = randomBytes(32).toString("base64url");
  const asked = new URLSearchParams({
    redirect_uri: "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
    state: "the-state-of-the-extension",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });

  const browser = newBrowser(service);
  await browser.get(new URL(address).pathname);
  await browser.get(`/sign-in/extension?${asked}`);
  await browser.get("/sign-in/single-sign-on");
  await browser.get("/sign-in/identity/callback/single-sign-on?state=a-forged-state&code=a-forged-code");
  await browser.post("/sign-in", { email: "newcomer@acme.test" });
  const mailed = codeFor(service, "newcomer@acme.test");
  await browser.post("/sign-in/code", { code: "000000" });
  await browser.post("/sign-in/code", { code: mailed });
  const arrived = new URL((await browser.post("/sign-in/join", { name: "Nell Newcomer" })).to ?? "");
  const code = arrived.searchParams.get("code") ?? "";
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ code, codeVerifier: verifier });
  const opened = await app.request("/api/session", { method: "POST", headers, body });
  const { token } = (await opened.json()) as { token: string };
  await app.request("/api/session", { method: "POST", headers, body });
  const stop = unsubscribeToken(settings.secret, orgId, admin.id);
  await app.request(`/unsubscribe/${stop}`, { method: "POST" });
  await admin.delete("/api/sessions");

  expect(opened.status).toBe(200);
  expect(lines.length).toBeGreaterThan(10);
  const written = lines.join("");
  const secrets = [address.split("/").at(-1), mailed, code, verifier, token, admin.token, stop, asked.get("state")];
  const personal = ["newcomer@acme.test", "Nell", "Ada Secretive", admin.id, oidc.clientSecret, "a-forged-code"];
  for (const word of [...secrets, ...personal]) {
    expect(word).toBeTruthy();
    expect(written).not.toContain(word);
  }
  await db.close();
});
