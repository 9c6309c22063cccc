import { EventEmitter } from "node:events";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { LtiPlatformSaved } from "../../../server/contract/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { NAMES, privateForms } from "./private-forms.ts";

// Nothing here reaches a network: look-ups and connections are counted, and answered by what a test says.

const seen = vi.hoisted(() => ({
  lookups: [] as string[],
  /** Where a connection would have gone. */
  connections: [] as string[],
  names: {} as Record<string, (time: number) => string[]>,
  answer: null as null | { status: number; headers: Record<string, string>; body: string },
}));

vi.mock("node:dns/promises", async (original) => ({
  ...(await original<object>()),
  lookup: (host: string) => {
    seen.lookups.push(host);
    const found = seen.names[host]?.(seen.lookups.filter((each) => each === host).length);
    if (found === undefined) return Promise.reject(Object.assign(new Error("ENOTFOUND"), { code: "ENOTFOUND" }));
    return Promise.resolve(found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));
  },
}));

interface Options {
  lookup?: (host: string, options: object, done: (error: null, address: string) => void) => void;
}
/** Asks the look-up that it was handed, as a connection does, and notes where it would go. */
const connect = vi.hoisted(() => (url: URL, options: Options, onAnswer: (answer: object) => void) => {
  const isLiteral = /^[\d.]+$|^\[/.test(url.hostname);
  if (isLiteral) seen.connections.push(url.hostname);
  else options.lookup?.(url.hostname, {}, (_error, address) => void seen.connections.push(address));
  const sent = Object.assign(new EventEmitterLate(), { end: () => {} });
  queueMicrotask(() => {
    if (seen.answer === null) return void sent.emit("error", new Error("ECONNREFUSED"));
    const { status, headers, body } = seen.answer;
    const chunks = async function* () {
      yield Buffer.from(body);
    };
    onAnswer({
      statusCode: status,
      headers,
      headersDistinct: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      [Symbol.asyncIterator]: chunks,
      destroy: () => {},
    });
  });
  return sent;
});
class EventEmitterLate extends EventEmitter {}
vi.mock("node:https", async (original) => ({ ...(await original<object>()), request: connect }));
vi.mock("node:http", async (original) => ({ ...(await original<object>()), request: connect }));

let service: TestService;
let admin: TestPerson;
beforeAll(async () => {
  service = await openTestService({
    settings: { mode: "production", publicUrl: "https://ask.example", trustedProxies: 1 },
  });
  admin = await newPerson(service, await newOrg(service), { role: "admin" });
});
afterAll(() => service.close());
beforeEach(() => {
  seen.connections.length = 0;
  seen.lookups.length = 0;
  seen.answer = null;
  seen.names = Object.fromEntries(Object.entries(NAMES).map(([name, found]) => [name, () => found]));
});

let callers = 0;
/** The registration page, opened with a configuration at this address. */
async function opened(configuration: string): Promise<{ status: number; text: string }> {
  const made = (await admin.post("/api/admin/lti/registrations")).body as { address: string };
  const query = new URLSearchParams({ openid_configuration: configuration, registration_token: "secret-token" });
  callers += 1;
  const response = await service.app.request(`${new URL(made.address).pathname}?${query}`, {
    // Each from another caller: a limit that refuses would prove nothing.
    headers: { "x-forwarded-for": `198.51.${callers >> 8}.${callers & 255}` },
  });
  return { status: response.status, text: await response.text() };
}
const handMade = (keysUrl: string, client: string) =>
  admin.post("/api/admin/lti/platforms", {
    name: "Hand",
    issuer: "https://lms.example",
    clientId: client,
    authUrl: "https://lms.example/auth",
    tokenUrl: "https://lms.example/token",
    keysUrl,
  });

it("knows more than two hundred forms", () => {
  expect(new Set(privateForms).size).toBeGreaterThanOrEqual(200);
});

it("opens no connection for any of them by a registration", async () => {
  const wrong: unknown[] = [];
  for (const form of privateForms) {
    const { status, text } = await opened(form);
    if (status !== 400 || !/registration_configuration_(?:address|unreachable)/.test(text)) wrong.push([form, status]);
  }
  expect(wrong).toEqual([]);
  expect(seen.connections).toEqual([]);
});

it("opens no connection for any of them by a platform written down by hand", async () => {
  const wrong: unknown[] = [];
  for (const [place, form] of privateForms.entries()) {
    const { status, body } = await handMade(form, `client-${place}`);
    const problem = (body as LtiPlatformSaved).keys?.problem;
    const isRefused = status === 422 || (status === 201 && problem !== null && problem !== undefined);
    if (!isRefused) wrong.push([form, status, body]);
  }
  expect(wrong).toEqual([]);
  expect(seen.connections).toEqual([]);
});

it("calls the address that was judged, whatever the name means a moment later", async () => {
  seen.names["rebinding.example"] = (time) => (time === 1 ? ["93.184.215.14"] : ["127.0.0.1"]);
  expect((await opened("https://rebinding.example/configuration")).status).toBe(400);
  expect(seen.connections).toEqual(["93.184.215.14"]);
  expect(seen.lookups).toEqual(["rebinding.example"]);
  seen.names["rebinding.example"] = (time) => (time === 2 ? ["93.184.215.14"] : ["10.0.0.1"]);
  await handMade("https://rebinding.example/keys", "rebinding");
  expect(seen.connections).toEqual(["93.184.215.14", "93.184.215.14"]);
});

it("follows no redirect to a private address", async () => {
  seen.names["lms.example"] = () => ["93.184.215.14"];
  seen.answer = { status: 302, headers: { location: "https://169.254.169.254/latest/meta-data/" }, body: "" };
  const { text } = await opened("https://lms.example/configuration");
  expect(text).toContain("registration_configuration_unreachable (redirect)");
  const saved = (await handMade("https://lms.example/keys", "redirect")).body as LtiPlatformSaved;
  expect(saved.keys).toEqual({ count: 0, problem: "redirect" });
  expect(new Set(seen.connections)).toEqual(new Set(["93.184.215.14"]));
});

it("sends the registration and its token nowhere else, even when the configuration says so", async () => {
  seen.names["lms.example"] = () => ["93.184.215.14"];
  const configuration = {
    issuer: "https://lms.example",
    authorization_endpoint: "https://lms.example/auth",
    token_endpoint: "https://lms.example/token",
    jwks_uri: "https://lms.example/keys",
  };
  for (const endpoint of ["https://10.0.0.1/registration", "https://lms.example:8443/r", "http://lms.example/r"]) {
    seen.answer = {
      status: 200,
      headers: {},
      body: JSON.stringify({ ...configuration, registration_endpoint: endpoint }),
    };
    expect((await opened("https://lms.example/configuration")).text).toContain("registration_endpoint_mismatch");
  }
  expect(new Set(seen.connections)).toEqual(new Set(["93.184.215.14"]));
});
