import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR } from "../../../server/clock.ts";
import { ltiDeployments, ltiPlatforms } from "../../../server/db/schema/index.ts";
import { open as unseal } from "../../../server/lti/seal.ts";
import { type Browser, newBrowser, type Seen } from "../../factories/browser.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { type FakePlatform, startPlatform } from "./fake-platform.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
let platform: FakePlatform;
let browser: Browser;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service, "Acme");
  admin = await newPerson(service, orgId, { role: "admin" });
});
afterAll(() => service.close());
beforeEach(async () => {
  platform = await startPlatform();
  browser = newBrowser(service);
});
afterEach(() => platform.close());

const TOKEN = "one-time-token-of-the-platform";

/** A new address as the platform opens it. */
async function openedAddress(body: object = {}, token = TOKEN): Promise<string> {
  const made = (await admin.post("/api/admin/lti/registrations", body)).body as { address: string };
  const query = new URLSearchParams({ openid_configuration: `${platform.origin}/configuration` });
  if (token !== "") query.set("registration_token", token);
  return `${new URL(made.address).pathname}?${query}`;
}
const shownBy = ({ text }: Seen) => ({
  shown: /name="shown" value="([^"]+)"/.exec(text)?.[1] ?? "",
  framed_by: /name="framed_by" value="([^"]*)"/.exec(text)?.[1] ?? "",
});
const ALL = { names: "yes", email: "yes", roster: "yes" };
async function confirm(path: string, ticks: Record<string, string> = ALL, headers = {}) {
  const seen = await browser.get(path, headers);
  return browser.post(path, { ...shownBy(seen), ...ticks });
}
const platforms = () =>
  service.db.inOrg(orgId, (tx) => tx.select().from(ltiPlatforms).where(eq(ltiPlatforms.issuer, platform.origin)));
const sent = () => platform.seen.filter(({ path }) => path === "/registration");
const TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

interface Asked {
  scope: string;
  redirect_uris: string[];
  response_types: string[];
  token_endpoint_auth_method: string;
  [TOOL]: {
    domain: string;
    target_link_uri: string;
    claims: string[];
    custom_parameters: Record<string, string>;
    messages: { type: string }[];
    "https://canvas.instructure.com/lti/privacy_level": string | undefined;
  };
}
/** What this tool has sent to be registered. */
function askedOf(): Asked {
  const [request] = sent();
  if (request === undefined) throw new Error("Nothing was sent.");
  return request.body as Asked;
}

describe("the page that a platform opens at /lti/register/:secret", () => {
  it("shows what will be shared, with grades unticked, and registers nothing yet", async () => {
    const path = await openedAddress();
    const { status, text, headers } = await browser.get(path, { referer: "https://school.example/admin" });
    expect(status).toBe(200);
    expect(text).toContain("Acme");
    expect(text).toContain("(moodle)");
    expect(text).toMatch(/name="names"[^>]*checked/);
    expect(text).toMatch(/name="grades"/);
    expect(text).not.toMatch(/name="grades"[^>]*checked/);
    expect(text).not.toContain(TOKEN);
    expect(headers.get("x-frame-options")).toBeNull();
    expect(headers.get("content-security-policy")).toContain(
      `frame-ancestors 'self' ${platform.origin} https://school.example`,
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(sent()).toEqual([]);
    expect(await platforms()).toEqual([]);
  });

  it("registers once an admin has confirmed, keeps the platform, and asks the frame to close", async () => {
    const done = await confirm(await openedAddress());
    expect(done.status).toBe(200);
    expect(done.text).toContain('subject: "org.imsglobal.lti.close"');
    expect(done.text).toContain(JSON.stringify([platform.origin]));
    expect(done.headers.get("content-security-policy")).toMatch(/script-src 'nonce-[\w-]+'/);
    const [kept] = await platforms();
    expect(kept).toMatchObject({
      clientId: "client-of-moodle",
      status: "active",
      product: "moodle",
      deploymentPolicy: "strict",
      matching: "never",
      trusted: false,
      grades: false,
      keysUrl: `${platform.origin}/keys`,
      registrationUrl: `${platform.origin}/registration/7`,
    });
    expect(kept?.registrationTokenSealed).not.toContain("token-to-change-it");
    expect(unseal(service.services.settings.secret, kept?.registrationTokenSealed ?? "")).toBe("token-to-change-it");
    const deployments = await service.db.inOrg(orgId, (tx) =>
      tx
        .select()
        .from(ltiDeployments)
        .where(eq(ltiDeployments.platformId, kept?.id ?? "")),
    );
    expect(deployments.map(({ deploymentId }) => deploymentId)).toEqual(["7"]);
    expect(done.text + JSON.stringify((await admin.get("/api/admin/lti/platforms")).body)).not.toContain("token-to-");
  });

  it("asks for what was ticked and what the platform has, as Moodle wants it", async () => {
    await confirm(await openedAddress(), { names: "yes" });
    const [request] = sent();
    expect(request).toMatchObject({ method: "POST", authorization: `Bearer ${TOKEN}` });
    const body = askedOf();
    const tool = body[TOOL];
    expect(body.scope).toBe("");
    expect(body.redirect_uris).toEqual(["http://localhost:4600/lti/launch"]);
    expect(body.response_types).toEqual(["id_token"]);
    expect(body.token_endpoint_auth_method).toBe("private_key_jwt");
    expect(tool.domain).toBe(new URL(tool.target_link_uri).host);
    expect(tool.claims).toEqual(["iss", "sub", "name", "given_name", "family_name"]);
    expect(tool.custom_parameters).toEqual({
      context_history: "$Context.id.history",
      resource_title: "$ResourceLink.title",
    });
    expect(tool.messages.map(({ type }) => type)).toEqual(["LtiResourceLinkRequest", "LtiDeepLinkingRequest"]);
    expect(JSON.stringify(body)).not.toContain("canvas");
  });

  it("asks for grades only when they are ticked", async () => {
    await confirm(await openedAddress(), { ...ALL, grades: "yes" });
    expect(askedOf().scope.split(" ")).toEqual([
      "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly",
      "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem",
      "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly",
      "https://purl.imsglobal.org/spec/lti-ags/scope/score",
    ]);
    expect((await platforms())[0]).toMatchObject({ grades: true });
  });

  it("is quiet in Canvas: off in the course menu, and framed by the school's own host", async () => {
    const lti = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    platform.configuration[lti] = {
      product_family_code: "canvas",
      version: "vCloud",
      messages_supported: [{ type: "LtiResourceLinkRequest", placements: [] }, { type: "LtiDeepLinkingRequest" }],
    };
    platform.answers.set("/registration", { body: { client_id: 10_000_000_000_001 } });
    const done = await confirm(
      await openedAddress(),
      { names: "yes" },
      { referer: "https://acme.instructure.com/a/1" },
    );
    const tool = askedOf()[TOOL];
    expect(tool["https://canvas.instructure.com/lti/privacy_level"]).toBe("name_only");
    const [link, choice] = tool.messages;
    expect(link).toMatchObject({
      placements: ["course_navigation"],
      "https://canvas.instructure.com/lti/course_navigation/default_enabled": false,
    });
    expect(choice).toMatchObject({ type: "LtiDeepLinkingRequest", placements: ["link_selection"] });
    expect(done.text).toContain("https://acme.instructure.com");
    expect((await platforms())[0]).toMatchObject({
      clientId: "10000000000001",
      deploymentPolicy: "accept_and_record",
      frameOrigins: ["https://acme.instructure.com"],
    });
    expect(platform.seen.find(({ path }) => path === "/configuration")?.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it("keeps to what was asked when the answer lists more", async () => {
    platform.answers.set("/registration", {
      body: { client_id: "c", scope: "a b", [TOOL]: { deployment_id: 3, claims: ["iss", "sub", "email", "name"] } },
    });
    await confirm(await openedAddress(), { names: "yes" });
    expect((await platforms())[0]).toMatchObject({ claims: ["iss", "sub", "name"], scopes: [] });
  });

  it("waits for an admin when the address says so", async () => {
    const done = await confirm(await openedAddress({ review: true }));
    expect(done.text).toContain("confirm it on the admin page");
    const [kept] = await platforms();
    expect(kept?.status).toBe("pending");
    await admin.post(`/api/admin/lti/platforms/${kept?.id}/status`, { status: "active" });
    expect((await platforms())[0]?.status).toBe("active");
  });

  it("updates a platform in place, keeping its rules", async () => {
    await confirm(await openedAddress());
    const [before] = await platforms();
    await admin.put(`/api/admin/lti/platforms/${before?.id}`, {
      name: "Ours",
      trusted: true,
      matching: "email",
      frameOrigins: ["https://school.example"],
    });
    const path = await openedAddress({ platformId: before?.id });
    const again = await browser.get(path);
    expect(again.text).toContain("Update Ask a Peer in Ours?");
    expect(again.text).toMatch(/name="email"[^>]*checked/);
    platform.answers.set("/registration", { body: { client_id: "another-client" } });
    expect((await confirm(path, { names: "yes" })).status).toBe(200);
    const after = await platforms();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({
      id: before?.id,
      clientId: "another-client",
      name: "Ours",
      matching: "email",
      frameOrigins: ["https://school.example"],
      claims: ["iss", "sub", "name", "given_name", "family_name"],
    });
  });
});

describe("an address for registering", () => {
  it("works once, also when it is pressed twice at once", async () => {
    const path = await openedAddress();
    const seen = shownBy(await browser.get(path));
    const answers = await Promise.all([1, 2].map(() => browser.post(path, { ...seen, ...ALL })));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(["200", "410"]);
    expect(sent()).toHaveLength(1);
    const again = await browser.get(path);
    expect(again.status).toBe(410);
    expect(again.text).toContain("registration_address_used");
  });

  it("is over after its time, when it was taken back, and when it never was", async () => {
    const late = await openedAddress({ hours: 1 });
    await service.advance(HOUR + 1000);
    expect((await browser.get(late)).text).toContain("registration_address_over");
    const made = (await admin.post("/api/admin/lti/registrations")).body as { id: string; address: string };
    expect((await admin.delete(`/api/admin/lti/registrations/${made.id}`)).status).toBe(204);
    expect((await browser.get(new URL(made.address).pathname)).status).toBe(404);
    expect((await browser.get(`/lti/register/${"A".repeat(43)}`)).status).toBe(404);
    expect((await browser.get("/lti/register/short")).status).toBe(404);
    expect((await browser.get("/lti/register")).text).toContain("registration_address_missing");
    expect(platform.seen).toEqual([]);
  });

  it("is opened by a platform, not by hand", async () => {
    const path = (await openedAddress()).replace(/\?.*/, "");
    expect((await browser.get(path)).text).toContain("registration_not_from_platform");
  });

  it("takes the press of its own page alone", async () => {
    const path = await openedAddress();
    const seen = shownBy(await browser.get(path));
    const foreign = await browser.post(path, { ...seen, ...ALL }, { "sec-fetch-site": "cross-site" });
    expect(foreign.status).toBe(403);
    expect(sent()).toEqual([]);
    expect((await browser.post(path, { ...seen, ...ALL })).status).toBe(200);
  });

  it("shows the page again when the platform's configuration has changed since", async () => {
    const path = await openedAddress();
    const seen = shownBy(await browser.get(path));
    platform.configuration["token_endpoint"] = `${platform.origin}/another`;
    const again = await browser.post(path, { ...seen, names: "yes" });
    expect(again.text).toContain("changed while you were reading");
    expect(sent()).toEqual([]);
    expect((await browser.post(path, { ...shownBy(again), ...ALL })).status).toBe(200);
  });
});

describe("a registration that fails", () => {
  const wrong: [string, (at: FakePlatform) => void, string][] = [
    ["another issuer", (at) => (at.configuration["issuer"] = "https://bank.example"), "registration_issuer_mismatch"],
    [
      "an issuer of another port",
      (at) => (at.configuration["issuer"] = "http://localhost:1"),
      "registration_issuer_mismatch",
    ],
    [
      "a registration address elsewhere",
      (at) => (at.configuration["registration_endpoint"] = "https://collect.example/registration"),
      "registration_endpoint_mismatch",
    ],
    ["keys at no address", (at) => (at.configuration["jwks_uri"] = "ftp://x"), "registration_endpoint_mismatch"],
    ["no token address", (at) => delete at.configuration["token_endpoint"], "registration_configuration_unreadable"],
    [
      "another algorithm",
      (at) => (at.configuration["id_token_signing_alg_values_supported"] = ["HS256"]),
      "registration_platform_unsuitable",
    ],
    ["HTML", (at) => at.answers.set("/configuration", { body: "<html>" }), "registration_configuration_unreadable"],
    ["a list", (at) => at.answers.set("/configuration", { body: [] }), "registration_configuration_unreadable"],
    ["404", (at) => at.answers.set("/configuration", { status: 404 }), "registration_configuration_unreachable"],
    [
      "a redirect",
      (at) => at.answers.set("/configuration", { status: 302, headers: { location: "http://127.0.0.1/" } }),
      "registration_configuration_unreachable",
    ],
    [
      "a megabyte",
      (at) => at.answers.set("/configuration", { body: "x".repeat(1_000_000) }),
      "registration_configuration_unreachable",
    ],
  ];
  it.each(wrong)("says why and keeps the address: %s", async (_name, spoil, code) => {
    const path = await openedAddress();
    const good = { ...platform.configuration };
    spoil(platform);
    const seen = await browser.get(path);
    expect(seen.status).toBe(400);
    expect(seen.text).toContain(code);
    expect(sent()).toEqual([]);
    for (const name of Object.keys(platform.configuration)) delete platform.configuration[name];
    Object.assign(platform.configuration, good);
    platform.answers.clear();
    expect((await confirm(path)).status).toBe(200);
  });

  it("gives the address back when the platform refused, and names its status", async () => {
    const path = await openedAddress();
    platform.answers.set("/registration", { status: 401, body: { error: "invalid_token" } });
    const refused = await confirm(path);
    expect(refused.text).toContain("registration_refused (status 401)");
    expect(await platforms()).toEqual([]);
    platform.answers.clear();
    expect((await confirm(path)).status).toBe(200);
  });

  it("does not give it back when the platform has the registration already", async () => {
    const path = await openedAddress();
    platform.answers.set("/registration", { body: { no: "client" } });
    expect((await confirm(path)).text).toContain("registration_answer_unreadable");
    expect((await browser.get(path)).status).toBe(410);
  });

  it("leaves a client alone that another organisation has", async () => {
    expect((await confirm(await openedAddress())).status).toBe(200);
    const globex = await newOrg(service, "Globex");
    const other = await newPerson(service, globex, { role: "admin" });
    const made = (await other.post("/api/admin/lti/registrations")).body as { address: string };
    const query = new URLSearchParams({ openid_configuration: `${platform.origin}/configuration` });
    const refused = await confirm(`${new URL(made.address).pathname}?${query}`);
    expect(refused.text).toContain("registration_client_taken");
    expect(refused.text).not.toContain("Acme");
    expect(await service.db.inOrg(globex, (tx) => tx.select().from(ltiPlatforms))).toEqual([]);
  });

  it("refuses to update a platform from another one", async () => {
    await confirm(await openedAddress());
    const [kept] = await platforms();
    const elsewhere = await startPlatform();
    const first = platform;
    platform = elsewhere;
    const path = await openedAddress({ platformId: kept?.id });
    expect((await browser.get(path)).text).toContain("registration_other_platform");
    await elsewhere.close();
    platform = first;
  });
});

it("/lti/canvas.json is what Canvas reads, quiet, with no more than is asked for", async () => {
  const json = JSON.parse((await browser.get("/lti/canvas.json")).text) as {
    public_jwk_url: string;
    scopes: string[];
    extensions: { privacy_level: string; settings: { placements: Record<string, unknown>[] } }[];
  };
  expect(json).toMatchObject({
    title: "Ask a Peer",
    oidc_initiation_url: "http://localhost:4600/lti/login",
    target_link_uri: "http://localhost:4600/lti/launch",
    public_jwk_url: "http://localhost:4600/lti/jwks.json",
    custom_fields: { context_history: "$Context.id.history" },
  });
  expect(json.scopes).toEqual(["https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"]);
  const [canvas] = json.extensions;
  expect(canvas?.privacy_level).toBe("public");
  const navigation = canvas?.settings.placements.find(({ placement }) => placement === "course_navigation");
  expect(navigation).toMatchObject({ default: "disabled" });
  const anonymous = await browser.get("/lti/canvas.json?names=no&email=no&roster=no&grades=yes");
  expect(anonymous.text).toContain('"privacy_level":"anonymous"');
  expect(anonymous.text).toContain("lti-ags/scope/score");
  expect((await browser.get("/lti/canvas.json?grades=perhaps")).status).toBe(400);
});
