import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import { PLATFORM_CONFIGURATION, SCOPES, TOOL_CONFIGURATION } from "../../../sample/lms/vocabulary.ts";
import { callService, postForm } from "../../fakes/sample-tool.ts";

let lms: Lms;

beforeAll(async () => {
  lms = await startLms({ port: 0, adminKey: "the-key" });
});
afterAll(() => lms.stop());

interface Wish {
  [field: string]: unknown;
}

const lti = (over: Wish = {}) => ({
  domain: "tool.localhost:4600",
  target_link_uri: "http://tool.localhost:4600/lti/launch",
  claims: ["iss", "sub", "name", "phone_number"],
  messages: [{ type: "LtiResourceLinkRequest" }],
  ...over,
});

const wish = (over: Wish = {}) => ({
  application_type: "web",
  response_types: ["id_token"],
  grant_types: ["implicit", "client_credentials"],
  initiate_login_uri: "http://tool.localhost:4600/lti/login",
  redirect_uris: ["http://tool.localhost:4600/lti/launch"],
  client_name: "Ask a Peer",
  jwks_uri: "http://tool.localhost:4600/lti/keys",
  token_endpoint_auth_method: "private_key_jwt",
  scope: `openid ${SCOPES.roster} https://example.org/scope/everything`,
  [TOOL_CONFIGURATION]: lti(),
  ...over,
});

const newToken = (clientId?: string) => lms.registrationAddress("http://tool.localhost:4600/r", clientId).token;

const register = (
  body: unknown,
  token: string | null = newToken(),
  method = "POST",
  url = lms.addresses.registration,
) => callService(url, token, { method, type: "application/json", body });

interface Registered {
  client_id: string;
  registration_access_token: string;
  registration_client_uri: string;
  scope: string;
  [TOOL_CONFIGURATION]: { deployment_id: string; claims: string[]; messages: { type: string }[] };
}

describe("the configuration", () => {
  test("is the issuer's own, with all that a tool needs", async () => {
    const configuration = (await (await callTool(lms.addresses.configuration)).json()) as Record<string, string>;
    expect(configuration["issuer"]).toBe(lms.issuer);
    for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri", "registration_endpoint"]) {
      expect(new URL(configuration[name] ?? "").origin).toBe(lms.issuer);
    }
    expect(configuration[PLATFORM_CONFIGURATION]).toMatchObject({ product_family_code: "sample-lms" });
  });
});

describe("a registration", () => {
  test("is granted what it asks for and is known, and no more", async () => {
    const answer = await register(wish());
    expect(answer.status).toBe(200);
    const made = (await answer.json()) as Registered;
    expect(made.scope).toBe(SCOPES.roster);
    expect(made[TOOL_CONFIGURATION].claims).toEqual(["iss", "sub", "name"]);
    expect(made[TOOL_CONFIGURATION].messages.map(({ type }) => type)).toEqual(["LtiResourceLinkRequest"]);
    const tool = lms.world.tools.get(made.client_id);
    expect(tool).toMatchObject({ deepLinkingUri: null, deployments: [made[TOOL_CONFIGURATION].deployment_id] });
  });

  test("may ask for deep linking at an address of its own", async () => {
    const target_link_uri = "http://tool.localhost:4600/lti/choose";
    const messages = [{ type: "LtiDeepLinkingRequest", target_link_uri }];
    const made = (await (await register(wish({ [TOOL_CONFIGURATION]: lti({ messages }) }))).json()) as Registered;
    expect(lms.world.tools.get(made.client_id)?.deepLinkingUri).toBe(target_link_uri);
  });

  test.each([
    ["the domain of another host", { [TOOL_CONFIGURATION]: lti({ domain: "localhost" }) }],
    ["no domain", { [TOOL_CONFIGURATION]: lti({ domain: undefined }) }],
    ["no target", { [TOOL_CONFIGURATION]: lti({ target_link_uri: undefined }) }],
    ["no tool configuration", { [TOOL_CONFIGURATION]: undefined }],
    ["another response type", { response_types: ["code"] }],
    ["no client credentials", { grant_types: ["implicit"] }],
    ["a shared secret", { token_endpoint_auth_method: "client_secret_basic" }],
    ["no redirect address", { redirect_uris: [] }],
    ["a redirect address that is a script", { redirect_uris: ["javascript:alert(1)"] }],
    ["no keys", { jwks_uri: undefined }],
    ["no login address", { initiate_login_uri: "login" }],
  ])("is refused with %s", async (_, over) => {
    const before = lms.world.tools.size;
    const answer = await register(wish(over));
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(/^invalid_(?:client_metadata|redirect_uri)$/);
    expect(lms.world.tools.size).toBe(before);
  });

  test("is refused without a token, with an invented one, a second time, and an hour later", async () => {
    expect((await register(wish(), null)).status).toBe(401);
    expect((await register(wish(), "invented")).status).toBe(401);
    const token = newToken();
    expect((await register(wish(), token)).status).toBe(200);
    expect((await register(wish(), token)).status).toBe(401);
    const late = newToken();
    const allowed = lms.world.registrationTokens.get(late);
    if (allowed !== undefined) allowed.expiresAt = Date.now() - 1;
    expect((await register(wish(), late)).status).toBe(401);
  });

  test("is changed in place with a token for it, and keeps what an admin has set", async () => {
    const made = (await (await register(wish())).json()) as Registered;
    const tool = lms.world.tools.get(made.client_id);
    if (tool !== undefined) tool.privacy = "none";
    const token = newToken(made.client_id);
    const read = await callService(made.registration_client_uri, token);
    expect(await read.json()).toMatchObject({ client_id: made.client_id });
    expect((await callService(made.registration_client_uri, newToken())).status).toBe(401);
    const again = wish({ client_name: "Ask a Peer, renewed" });
    const changed = (await (await register(again, token, "PUT", made.registration_client_uri)).json()) as Registered;
    expect(changed).toMatchObject({ client_id: made.client_id, client_name: "Ask a Peer, renewed" });
    expect(lms.world.tools.get(made.client_id)).toMatchObject({ privacy: "none", deployments: tool?.deployments });
  });

  test("is changed by the tool itself with its own token, and by no other tool", async () => {
    const [made, other] = await Promise.all(
      [1, 2].map(async () => (await (await register(wish())).json()) as Registered),
    );
    if (made === undefined || other === undefined) throw new Error("Nothing was registered.");
    const change = (token: string) =>
      register(wish({ client_name: "Renamed" }), token, "PUT", made.registration_client_uri);
    expect((await change(other.registration_access_token)).status).toBe(401);
    expect(lms.world.tools.get(made.client_id)?.name).toBe("Ask a Peer");
    for (const _ of [1, 2]) expect((await change(made.registration_access_token)).status).toBe(200);
    expect(lms.world.tools.get(made.client_id)?.name).toBe("Renamed");
  });
});

describe("registering at a tool by its address", () => {
  /** A tool's registration page: a form that asks, a post that registers. `isShy` never does. */
  async function withTool(isShy: boolean, run: (address: string, seen: URLSearchParams[]) => Promise<void>) {
    const seen: URLSearchParams[] = [];
    const server = createServer((request, response) => {
      void answerOf(request, seen, isShy).then(
        (page) => response.end(page),
        (error: unknown) => response.end(String(error)),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await run(`http://tool.localhost:${port}/register?code=one-time`, seen);
    server.close();
  }

  async function answerOf(request: IncomingMessage, seen: URLSearchParams[], isShy: boolean): Promise<string> {
    if (request.method === "GET") {
      const { searchParams } = new URL(request.url ?? "", "http://tool.localhost");
      seen.push(searchParams);
      const token = searchParams.get("registration_token");
      return `<form method="post" action="/register"><input type="hidden" name="token" value="${token}">
        <button name="do" value="share &amp; go">Share</button><button name="do" value="no">No</button></form>`;
    }
    let body = "";
    for await (const part of request) body += String(part);
    const form = new URLSearchParams(body);
    seen.push(form);
    if (isShy) return "<h1>Not today</h1>";
    return (await register(wish(), form.get("token") ?? "")).text();
  }

  test("opens the page as a frame would and presses its first button", async () => {
    await withTool(false, async (address, seen) => {
      const tool = await lms.register(address);
      expect(tool.name).toBe("Ask a Peer");
      expect(seen[0]?.get("openid_configuration")).toBe(lms.addresses.configuration);
      expect(seen[0]?.get("code")).toBe("one-time");
      expect(seen[1]?.getAll("do")).toEqual(["share & go"]);
    });
  });

  test("says what the tool said when it does not register", async () => {
    await withTool(true, async (address) => {
      await expect(lms.register(address)).rejects.toThrow(/did not register.*Not today/);
    });
  });

  test("is done for the process that started the platform, and for nobody without its key", async () => {
    const post = (address: string, key: string) =>
      callService(`${lms.origin}/admin/register`, key, {
        method: "POST",
        type: "application/json",
        body: { address, everywhere: true },
      });
    await withTool(false, async (address) => {
      expect((await post(address, "another-key")).status).toBe(403);
      const answer = await post(address, "the-key");
      expect(answer.status).toBe(200);
      const { clientId } = (await answer.json()) as { clientId: string };
      const lessons = [...lms.world.courses.values()].flatMap((course) => course.lessons);
      const links = [...lms.world.links.values()].filter((link) => link.clientId === clientId);
      expect(links).toHaveLength(lessons.length);
    });
    expect((await post("no address", "the-key")).status).toBe(400);
    expect((await post("http://localhost:1/register", "the-key")).status).toBe(502);
  });

  test("an administrator has a frame for it; others are refused, and so are forms from elsewhere", async () => {
    const url = `${lms.origin}/admin/register?address=${encodeURIComponent("https://tool.example/register")}`;
    const as = (id: string) => callTool(url, { headers: { cookie: `campus_person=${id}` } });
    const page = await (await as("2000")).text();
    expect(page).toMatch(/<iframe[^>]*src="https:\/\/tool\.example\/register\?openid_configuration=/);
    expect((await as("2001")).status).toBe(403);
    const rotate = (origin: string) =>
      postForm(`${lms.origin}/admin/rotate`, {}, { origin, cookie: "campus_person=2000" });
    expect((await rotate("http://elsewhere.example")).status).toBe(403);
    expect((await rotate(lms.origin)).status).toBe(303);
  });
});
