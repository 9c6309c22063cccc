import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import { SCOPES } from "../../../sample/lms/vocabulary.ts";
import { callService, sampleTool, type SampleTool } from "../../fakes/sample-tool.ts";

let lms: Lms;
let tool: SampleTool;
let time = Date.parse("2026-11-20T09:00:00Z");

beforeAll(async () => {
  lms = await startLms({ port: 0, clock: () => time });
  tool = await sampleTool(lms, { scopes: [SCOPES.roster, SCOPES.score] });
});
afterAll(() => lms.stop());

const refusal = async (answer: Response) => ({
  status: answer.status,
  error: ((await answer.json()) as { error: string }).error,
});

const now = () => Math.floor(time / 1000);

describe("the token endpoint", () => {
  test("gives what of the scopes was granted", async () => {
    const answer = await tool.askToken([SCOPES.roster, SCOPES.lineItem]);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: SCOPES.roster });
  });

  test.each([
    ["grant_type", "password", { status: 400, error: "unsupported_grant_type" }],
    ["client_assertion_type", "none", { status: 400, error: "invalid_request" }],
    ["client_assertion", "garbage", { status: 401, error: "invalid_client" }],
    ["scope", "", { status: 400, error: "invalid_scope" }],
    ["scope", SCOPES.lineItem, { status: 400, error: "invalid_scope" }],
  ])("refuses a %s of “%s”", async (name, value, expected) => {
    expect(await refusal(await tool.askToken([SCOPES.roster], { [name]: value }))).toEqual(expected);
  });

  test.each([
    ["another iss", { iss: "client-0" }],
    ["sub that is not the client", { sub: "somebody" }],
    ["another audience", { aud: "http://lms.localhost/elsewhere" }],
    ["no jti", { jti: undefined }],
    ["no exp", { exp: undefined }],
    ["no iat", { iat: undefined }],
    ["an exp that has passed", { exp: now() - 120 }],
    ["an iat in the future", { iat: now() + 600, exp: now() + 900 }],
    ["an exp that is far away", { exp: now() + 86_400 }],
  ])("refuses an assertion with %s", async (_, over) => {
    const assertion = await tool.assertion(over);
    expect(await refusal(await tool.askToken([SCOPES.roster], { client_assertion: assertion }))).toEqual({
      status: 401,
      error: "invalid_client",
    });
  });

  test("refuses another tool's key, an unknown kid and none", async () => {
    const other = await sampleTool(lms, {}, "own");
    const claims = { iss: tool.tool.clientId, sub: tool.tool.clientId, aud: lms.addresses.token, jti: "j" };
    const timed = { ...claims, iat: now(), exp: now() + 300 };
    for (const forged of [other.sign(timed), tool.sign(timed, { kid: "unknown" }), tool.sign(timed, {})]) {
      const answer = await tool.askToken([SCOPES.roster], { client_assertion: await forged });
      expect((await refusal(answer)).error).toBe("invalid_client");
    }
  });

  test("takes an assertion once", async () => {
    const client_assertion = await tool.assertion();
    expect((await tool.askToken([SCOPES.roster], { client_assertion })).status).toBe(200);
    expect((await refusal(await tool.askToken([SCOPES.roster], { client_assertion }))).error).toBe("invalid_client");
  });
});

describe("a token", () => {
  test("opens what it is for, and nothing else", async () => {
    const token = await tool.token(SCOPES.roster);
    expect((await callService(lms.addresses.roster("2"), token)).status).toBe(200);
    expect((await callService(lms.addresses.lineItems("2"), token)).status).toBe(403);
    expect((await callService(lms.addresses.roster("none"), token)).status).toBe(404);
    expect((await callService(lms.addresses.roster("2"), null)).status).toBe(401);
    expect((await callService(lms.addresses.roster("2"), "invented")).status).toBe(401);
  });

  test("ends after an hour", async () => {
    const token = await tool.token(SCOPES.roster);
    time += 3_601_000;
    expect((await callService(lms.addresses.roster("2"), token)).status).toBe(401);
  });
});
