import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { goodKnobs } from "../../../sample/lms/knobs.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Link, Tool } from "../../../sample/lms/types.ts";
import { CLAIMS, SCOPES } from "../../../sample/lms/vocabulary.ts";
import { formOf, postForm } from "../../fakes/sample-tool.ts";

const TARGET = "http://localhost:1/lti/launch";

let lms: Lms;
let tool: Tool;
let link: Link;

beforeAll(async () => {
  lms = await startLms({ port: 0 });
});
afterAll(() => lms.stop());
beforeEach(() => {
  Object.assign(lms.knobs, goodKnobs());
  tool = lms.clientFor({ targetLinkUri: TARGET });
  link = lms.place(tool);
});

/** A right request to the authorization endpoint, after a login of Ida's. */
function asked(over: Record<string, string | undefined> = {}): Record<string, string> {
  const { fields } = lms.login(lms.person("Ida Lindqvist"), link);
  const request = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: tool.clientId,
    redirect_uri: TARGET,
    login_hint: fields["login_hint"],
    lti_message_hint: fields["lti_message_hint"],
    state: 'the "state"',
    nonce: "the-nonce",
    ...over,
  };
  return Object.fromEntries(
    Object.entries(request).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function answered(request: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await postForm(lms.addresses.authorization, request, headers);
  return { status: answer.status, ...formOf(await answer.text()) };
}

async function claimsOf(token: string | undefined) {
  const keys = createLocalJWKSet(lms.world.keys.published());
  return jwtVerify(token ?? "", keys, { algorithms: ["RS256"], issuer: lms.issuer, audience: tool.clientId });
}

describe("the login", () => {
  test("carries what the standard asks for, and a hint that is a string of JSON", () => {
    const { url, method, fields } = lms.login(lms.person("Ida Lindqvist"), link);
    expect({ url, method }).toEqual({ url: "http://localhost:1/lti/login", method: "POST" });
    expect(fields).toMatchObject({ iss: lms.issuer, target_link_uri: TARGET, client_id: tool.clientId });
    expect(JSON.parse(fields["lti_message_hint"] ?? "")).toMatchObject({ cmid: Number(link.id) });
    expect(fields).not.toHaveProperty("lti_storage_target");
  });

  test("goes by GET where the tool is set so, and names the frame that keeps things", () => {
    Object.assign(tool, { loginMethod: "GET", storageTarget: "lti-storage" });
    const { method, fields } = lms.login(lms.person("Ida Lindqvist"), link);
    expect(method).toBe("GET");
    expect(fields["lti_storage_target"]).toBe("lti-storage");
  });
});

describe("the authorization endpoint", () => {
  test("posts a signed token that is good for a minute", async () => {
    const { status, action, fields } = await answered(asked());
    expect({ status, action, state: fields["state"] }).toEqual({ status: 200, action: TARGET, state: 'the "state"' });
    const { payload, protectedHeader } = await claimsOf(fields["id_token"]);
    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: lms.world.keys.header().kid });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    expect(payload).toMatchObject({
      sub: lms.person("Ida Lindqvist").id,
      nonce: "the-nonce",
      name: "Ida Lindqvist",
      email: "ida.lindqvist@portolane.example",
      [CLAIMS.version]: "1.3.0",
      [CLAIMS.messageType]: "LtiResourceLinkRequest",
      [CLAIMS.deployment]: tool.deployments[0],
      [CLAIMS.target]: TARGET,
      [CLAIMS.roles]: ["http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"],
      [CLAIMS.context]: { id: "2", label: "ADV-SQL", title: "Advanced SQL for analysts", type: ["CourseSection"] },
      [CLAIMS.resourceLink]: { id: link.id, title: "Window functions and frames" },
      [CLAIMS.roster]: { context_memberships_url: lms.addresses.roster("2") },
    });
  });

  test("works by GET too", async () => {
    const answer = await callTool(`${lms.addresses.authorization}?${new URLSearchParams(asked())}`);
    expect(formOf(await answer.text()).fields).toHaveProperty("id_token");
  });

  test.each([
    ["client_id", "nobody"],
    ["redirect_uri", "http://localhost:1/elsewhere"],
    ["redirect_uri", undefined],
  ])("sends nobody anywhere when %s is %s", async (name, value) => {
    expect(await answered(asked({ [name]: value }))).toEqual({ status: 400, action: "", fields: {} });
  });

  test.each([
    ["scope", "profile", "invalid_scope"],
    ["response_type", "code", "unsupported_response_type"],
    ["response_mode", "query", "invalid_request"],
    ["prompt", "login", "invalid_request"],
    ["nonce", undefined, "invalid_request"],
    ["login_hint", undefined, "invalid_request"],
    ["login_hint", "2013", "login_required"],
    ["lti_message_hint", undefined, "invalid_request"],
    ["lti_message_hint", '{"cmid":1}', "invalid_request"],
  ])("answers an error to the tool when %s is %s", async (name, value, error) => {
    const { action, fields } = await answered(asked({ [name]: value }));
    expect(action).toBe(TARGET);
    expect(fields).toMatchObject({ error, state: 'the "state"' });
    expect(fields).not.toHaveProperty("id_token");
  });

  test("wants the hint back letter by letter", async () => {
    const request = asked();
    const hint = JSON.stringify(JSON.parse(request["lti_message_hint"] ?? ""), null, 1);
    expect((await answered({ ...request, lti_message_hint: hint })).fields).toMatchObject({ error: "invalid_request" });
  });

  test("refuses a hint of another tool, and one that is too old", async () => {
    const other = lms.clientFor({ targetLinkUri: TARGET });
    expect((await answered(asked({ client_id: other.clientId }))).fields["error"]).toBe("invalid_request");
    const request = asked();
    lms.knobs.clockOffMs = 11 * 60_000;
    expect((await answered(request)).fields["error"]).toBe("invalid_request");
  });

  test("refuses when somebody else is signed in in this browser", async () => {
    const request = asked();
    const cookie = (name: string) => ({ cookie: `campus_person=${lms.person(name).id}` });
    expect((await answered(request, cookie("Yuki Tanaka"))).fields["error"]).toBe("login_required");
    expect((await answered(request, cookie("Ida Lindqvist"))).fields).toHaveProperty("id_token");
  });
});

describe("what a launch tells", () => {
  const payloadNow = async () => (await claimsOf((await answered(asked())).fields["id_token"])).payload;

  test.each([
    ["name", { name: "Ida Lindqvist" }, ["email"]],
    ["email", { email: "ida.lindqvist@portolane.example" }, ["name", "given_name", "family_name"]],
    ["none", {}, ["name", "given_name", "family_name", "email"]],
  ] as const)("by the privacy switch: %s", async (privacy, there, gone) => {
    tool.privacy = privacy;
    const payload = await payloadNow();
    expect(payload).toMatchObject(there);
    for (const claim of gone) expect(payload).not.toHaveProperty(claim);
  });

  test("is only what the tool asked for at registration", async () => {
    Object.assign(tool, { claims: ["sub", "given_name"], scopes: [SCOPES.score] });
    const payload = await payloadNow();
    expect(payload).toMatchObject({ given_name: "Ida", [CLAIMS.grades]: { scope: [SCOPES.score] } });
    for (const claim of ["name", "family_name", "email", CLAIMS.roster]) expect(payload).not.toHaveProperty([claim]);
  });

  test("is nobody in an anonymous launch", async () => {
    Object.assign(tool, { anonymous: true, custom: { user: "$User.id", who: "$Person.name.full" } });
    const payload = await payloadNow();
    for (const claim of ["sub", "name", "email"]) expect(payload).not.toHaveProperty(claim);
    expect(JSON.stringify(payload)).not.toMatch(/Lindqvist|hr-2011/);
  });

  test("has short roles, custom values filled in, and the one line item of a link", async () => {
    tool.shortRoles = true;
    tool.custom = { course: "$Context.title", odd: "$Unknown.thing" };
    link.custom = { lesson: "$ResourceLink.title", choice: "c-7" };
    lms.world.lineItems.set("900", {
      id: "900",
      courseId: link.courseId,
      clientId: tool.clientId,
      label: "Teach-back",
      scoreMaximum: 1,
      resourceLinkId: link.id,
      resourceId: "",
      tag: "",
    });
    expect(await payloadNow()).toMatchObject({
      [CLAIMS.roles]: ["Learner"],
      [CLAIMS.custom]: {
        course: "Advanced SQL for analysts",
        odd: "$Unknown.thing",
        lesson: "Window functions and frames",
        choice: "c-7",
      },
      [CLAIMS.grades]: { lineitem: lms.addresses.lineItem(link.courseId, "900") },
    });
  });

  test("after a course was copied: new ids, the same values, and where it came from", async () => {
    link.custom = { choice: "c-7", from: "$Context.id.history", link: "$ResourceLink.id.history" };
    const course = lms.world.courses.get(link.courseId);
    if (course === undefined) throw new Error("There is no course.");
    const copy = lms.copy(lms.copy(course));
    const copied = [...lms.world.links.values()].filter(({ courseId }) => courseId === copy.id);
    link = copied.find(({ clientId }) => clientId === tool.clientId) ?? link;
    const payload = await payloadNow();
    expect(payload).toMatchObject({
      [CLAIMS.context]: { id: copy.id },
      [CLAIMS.custom]: { choice: "c-7", from: `${copy.history[0]},${course.id}`, link: link.history.join(",") },
    });
    expect(link.history).toHaveLength(2);
  });
});

describe("a launch as far as the tool's door", () => {
  test("goes through the tool's login and brings its cookies along, for links and choices", async () => {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const asks = new URLSearchParams(request.method === "GET" ? request.url?.split("?")[1] : body);
        const to = new URL(lms.addresses.authorization);
        const { searchParams } = to;
        for (const name of ["login_hint", "lti_message_hint", "client_id"]) {
          searchParams.set(name, asks.get(name) ?? "");
        }
        const fixed = { scope: "openid", response_type: "id_token", response_mode: "form_post", prompt: "none" };
        for (const [name, value] of Object.entries({ ...fixed, redirect_uri: TARGET, nonce: "n", state: "s" })) {
          searchParams.set(name, value);
        }
        response.writeHead(302, { location: to.href, "set-cookie": "proof=p; HttpOnly" }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    tool.loginUrl = `http://tool.localhost:${(server.address() as AddressInfo).port}/login`;
    const learning = await lms.launchForm("Yuki Tanaka", link);
    expect(learning).toMatchObject({ action: TARGET, cookies: "proof=p", fields: { state: "s" } });
    expect((await claimsOf(learning.fields["id_token"])).payload.sub).toBe("2013");
    tool.loginMethod = "GET";
    const choosing = await lms.launchForm("2001", { clientId: tool.clientId, courseId: "2", lessonId: "21" });
    expect((await claimsOf(choosing.fields["id_token"])).payload).toMatchObject({
      sub: "2001",
      [CLAIMS.messageType]: "LtiDeepLinkingRequest",
    });
    server.close();
  });
});

describe("keys", () => {
  test("after a rotation the new one signs, and the old one is published for a day", async () => {
    const before = (await answered(asked())).fields["id_token"];
    await lms.world.keys.rotate();
    const published = (await (await callTool(lms.addresses.keys)).json()) as { keys: Record<string, string>[] };
    expect(published.keys).toHaveLength(2);
    for (const key of published.keys) expect(key).toMatchObject({ kty: "RSA", alg: "RS256", use: "sig" });
    expect(JSON.stringify(published)).not.toContain('"d":');
    await expect(claimsOf(before)).resolves.toBeDefined();
    const after = await claimsOf((await answered(asked())).fields["id_token"]);
    expect(after.protectedHeader.kid).toBe(published.keys[1]?.["kid"]);
    const old = lms.world.keys.keys[0];
    if (old !== undefined) old.retiredAt = lms.world.clock() - 25 * 3_600_000;
    expect(lms.world.keys.published().keys).toHaveLength(1);
  });
});
