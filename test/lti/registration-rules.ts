import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { ltiPlatforms } from "../../server/db/schema/index.ts";
import { newBrowser } from "../factories/browser.ts";
import { newOrg, newPerson, openTestService } from "../factories/service.ts";
import { type FakePlatform, startPlatform } from "../functional/lti/fake-platform.ts";
import type { Rule } from "./rule.ts";

const CONFIGURATION = "/configuration";

/** A service, an admin, and a platform that opens addresses as LTI Dynamic Registration has it. */
async function openRegistration(mode: "test" | "production" = "test") {
  const service = await openTestService({ settings: { mode } });
  const orgId = await newOrg(service);
  const admin = await newPerson(service, orgId, { role: "admin" });
  const platform = await startPlatform();
  const browser = newBrowser(service);
  const address = async (configuration = `${platform.origin}${CONFIGURATION}`) => {
    const made = (await admin.post("/api/admin/lti/registrations")).body as { address: string };
    const query = new URLSearchParams({ openid_configuration: configuration, registration_token: "once" });
    return `${new URL(made.address).pathname}?${query}`;
  };
  const confirm = async (path: string) => {
    const { text } = await browser.get(path);
    const shown = /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? "";
    return browser.post(path, { shown, names: "yes", roster: "yes" });
  };
  const kept = () =>
    service.db.inOrg(orgId, (tx) => tx.select().from(ltiPlatforms).where(eq(ltiPlatforms.orgId, orgId)));
  const close = async () => {
    await platform.close();
    await service.close();
  };
  return { platform, browser, address, confirm, kept, close };
}
type Registration = Awaited<ReturnType<typeof openRegistration>>;

const sent = ({ seen }: FakePlatform) => seen.filter(({ path }) => path === "/registration");

async function tried(work: (at: Registration) => Promise<void>, mode?: "production"): Promise<void> {
  const at = await openRegistration(mode);
  try {
    await work(at);
  } finally {
    await at.close();
  }
}

/** https only: nothing is called by another scheme outside development. */
const httpsOnly = () =>
  tried(async ({ platform, browser, address }) => {
    assert.match((await browser.get(await address())).text, /registration_configuration_address/);
    assert.deepEqual(platform.seen, []);
  }, "production");

/** The configuration's host is the issuer's, and the token goes to no other. */
const sameHost = () =>
  tried(async ({ platform, browser, address, confirm }) => {
    const path = await address();
    const { issuer, registration_endpoint: endpoint } = platform.configuration;
    platform.configuration["issuer"] = "https://bank.example";
    assert.match((await browser.get(path)).text, /registration_issuer_mismatch/);
    platform.configuration["issuer"] = issuer;
    const elsewhere = await startPlatform();
    platform.configuration["registration_endpoint"] = `${elsewhere.origin}/registration`;
    assert.match((await browser.get(path)).text, /registration_endpoint_mismatch/);
    assert.deepEqual(elsewhere.seen, []);
    await elsewhere.close();
    platform.configuration["registration_endpoint"] = endpoint;
    assert.equal((await confirm(path)).status, 200);
    assert.deepEqual(
      sent(platform).map(({ authorization }) => authorization),
      ["Bearer once"],
    );
  });

/** One registration for one address, confirmed by a person, and the frame is told to close. */
const onceAndClosed = () =>
  tried(async ({ platform, browser, address, confirm, kept }) => {
    const path = await address();
    await browser.get(path);
    assert.deepEqual(sent(platform), [], "nothing is sent before somebody has confirmed");
    const done = await confirm(path);
    assert.match(done.text, /postMessage\(\{ subject: "org\.imsglobal\.lti\.close" \}, origin\)/);
    assert.ok(done.text.includes(JSON.stringify([platform.origin])));
    assert.equal((await browser.get(path)).status, 410);
    assert.equal(sent(platform).length, 1);
    assert.equal((await kept()).length, 1);
  });

export const rules: readonly Rule[] = [
  {
    id: "83",
    name: "registration: https only, configuration and issuer of one host, token only there, once, closed by org.imsglobal.lti.close",
    run: async () => {
      await httpsOnly();
      await sameHost();
      await onceAndClosed();
    },
  },
];
