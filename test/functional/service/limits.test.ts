import { connect } from "node:net";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../server/clock.ts";
import { type Running, serve } from "../../../server/serve.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { documentedOperations, requestFor } from "../contract/operations.ts";

let service: TestService;
let running: Running;
let orgId: string;
let person: TestPerson;
let base: string;
beforeAll(async () => {
  service = await openTestService();
  running = await serve(service.services, () => {}, {
    requestTimeout: 600,
    headersTimeout: 300,
    connectionsCheckingInterval: 50,
  });
  base = `http://127.0.0.1:${running.port}`;
  orgId = await newOrg(service);
  person = await newPerson(service, orgId);
});
afterAll(() => running?.stop());

const topic = { title: "Window functions" };
const ask = (who: TestPerson) =>
  who.put(`/api/asks/${uuidv7(service.clock.now())}`, { topic, goal: "rank rows", minutes: 15 });

describe("limits against machines", () => {
  test("the sixty-first ask of a minute is 429 with Retry-After, and nobody else notices", async () => {
    const machine = await newPerson(service, orgId);
    for (let asked = 0; asked < 60; asked++) expect((await ask(machine)).status).toBe(201);
    const refused = await ask(machine);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: "too_many" });
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds * 1000).toBeLessThanOrEqual(MINUTE);
    expect((await machine.get("/api/me")).status).toBe(200);
    expect((await ask(person)).status).toBe(201);
  });

  test("twelve hundred calls of one person in a minute are enough, whatever they are", async () => {
    const machine = await newPerson(service, orgId);
    const statuses: number[] = [];
    for (let called = 0; called < 1201; called++) {
      statuses.push((await machine.get(`/api/${called % 2 === 0 ? "offers" : "feed?after=x"}`)).status);
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect(statuses.at(-1)).toBe(429);
    expect((await person.get("/api/offers")).status).toBe(200);
  });
});

/** What the service says to some bytes, until it closes the connection. */
const saidTo = (...parts: string[]) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(running.port, "127.0.0.1");
    let said = "";
    socket.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(said));
    for (const part of parts) socket.write(part);
  });
const head = (line: string, ...headers: string[]) => `${[line, "host: localhost", ...headers].join("\r\n")}\r\n\r\n`;
const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1]);

describe("on the wire", () => {
  test("headers that never end, and a body that never comes, end with 408", async () => {
    expect(statusOf(await saidTo("GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: "))).toBe(408);
    const slow = head(
      `PUT /api/asks/${uuidv7(service.clock.now())} HTTP/1.1`,
      "content-type: application/json",
      `authorization: Bearer ${person.token}`,
      "content-length: 100",
    );
    expect(statusOf(await saidTo(slow, "{"))).toBe(408);
  });

  test("a flood of headers is 431, a request in two minds about its length 400", async () => {
    const flood = Array.from({ length: 2000 }, (_, n) => `x-${n}: ${"y".repeat(20)}`);
    expect(statusOf(await saidTo(head("GET /healthz HTTP/1.1", ...flood)))).toBe(431);
    const both = head("POST /api/live/ticket HTTP/1.1", "content-length: 3", "transfer-encoding: chunked");
    expect(statusOf(await saidTo(`${both}0\r\n\r\n`))).toBe(400);
    expect(statusOf(await saidTo(head("NONSENSE / HTTP/1.1")))).toBe(400);
  });

  test.each(["with its length", "in chunks"])(
    "a body over the limit, sent %s, is 413 and the service goes on",
    async (how) => {
      const status = await new Promise<number>((resolve) => {
        const call = request(
          `${base}/api/asks/${uuidv7(service.clock.now())}`,
          {
            method: "PUT",
            headers: {
              authorization: `Bearer ${person.token}`,
              "content-type": "application/json",
              ...(how === "in chunks" ? {} : { "content-length": 4_000_000 }),
            },
          },
          (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          },
        );
        // The service may hang up as soon as it has said no.
        call.on("error", () => {});
        call.end("x".repeat(4_000_000));
      });
      expect(status).toBe(413);
      expect((await fetch(`${base}/healthz`)).status).toBe(200);
    },
  );

  test("JSON a hundred thousand deep is refused, and an address too long is", async () => {
    const call = (path: string, body: string) =>
      fetch(`${base}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${person.token}`, "content-type": "application/json" },
        body,
      });
    const deep = await call("/api/topics/match", `${"[".repeat(30_000)}${"]".repeat(30_000)}`);
    expect(deep.status).toBe(422);
    const nested = await call("/api/topics/match", `{"topic":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`);
    expect(nested.status).toBe(422);
    const long = await fetch(`${base}/api/feed?after=${"9".repeat(9000)}`);
    expect(long.status).toBe(400);
    expect(await long.json()).toMatchObject({ code: "bad_parameter" });
    expect(long.headers.get("cache-control")).toBe("private, no-store");
    expect(long.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("methods that an address does not know", () => {
  test.each([
    ["PATCH", "/api/me", "GET, HEAD"],
    ["POST", "/api/feed", "GET, HEAD"],
    ["GET", "/api/session", "POST, DELETE"],
    ["DELETE", "/api/asks/0", "GET, HEAD, PUT"],
    ["PUT", "/healthz", "GET, HEAD"],
    ["PROPFIND", "/api/me", "GET, HEAD"],
  ])("%s %s is 405 with what it allows", async (method, path, allow) => {
    const response = await fetch(`${base}${path}`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allow);
    expect(await response.json()).toMatchObject({ code: "method_not_allowed" });
  });

  test("an address that is none is 404 with any method; HEAD is GET without its body; TRACE ends without a word", async () => {
    for (const method of ["GET", "PATCH", "OPTIONS"]) {
      const response = await fetch(`${base}/nowhere`, { method });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: "not_found" });
    }
    const looked = await fetch(`${base}/healthz`, { method: "HEAD" });
    expect([looked.status, await looked.text()]).toEqual([200, ""]);
    const traced = statusOf(await saidTo(head("TRACE /healthz HTTP/1.1", "connection: close")));
    expect(traced).toBeGreaterThanOrEqual(400);
    expect(traced).toBeLessThan(500);
  });
});

describe("every answer", () => {
  test("of the contract, also a refusal, is kept by nobody, carries its request id and nothing of a cookie's rights", async () => {
    const wrong: unknown[] = [];
    for (const operation of await documentedOperations(service.app)) {
      for (const token of [person.token, undefined]) {
        const given = requestFor(operation, token === undefined ? {} : { token });
        const call = new Request(given, {
          headers: { ...Object.fromEntries(given.headers), origin: `chrome-extension://${"a".repeat(32)}` },
        });
        const { status, headers } = await service.app.request(call);
        const well =
          headers.get("cache-control") === "private, no-store" &&
          /^[0-9a-f-]{36}$/.test(headers.get("x-request-id") ?? "") &&
          headers.get("x-content-type-options") === "nosniff" &&
          headers.get("access-control-allow-origin") === `chrome-extension://${"a".repeat(32)}` &&
          headers.get("access-control-allow-credentials") === null;
        if (!well) wrong.push([operation.method, operation.path, status, Object.fromEntries(headers)]);
        // Signing out is among them.
        if (operation.method === "DELETE" && status === 204) person = await newPerson(service, orgId);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    "/",
    "/sign-in",
    "/welcome",
    "/docs",
    "/admin",
    "/healthz",
    "/nowhere",
    "/invitation/x",
    "/unsubscribe/x",
    "/metrics",
  ])("of %s forbids framing, foreign scripts, sniffing and referrers", async (path) => {
    const { headers } = await fetch(`${base}${path}`, { redirect: "manual" });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toMatch(/^(?:no-referrer|same-origin)$/);
    expect(headers.get("x-request-id")).not.toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test.each([
    ["chrome-extension://abcdefghijklmnopabcdefghijklmnop", true],
    ["moz-extension://3c4f8ab1-9d1b-4f43-9a67-3e0f4d8e11d0", true],
    ["https://evil.example", false],
    ["null", false],
    ["chrome-extension://abc.evil.example", false],
    ["https://chrome-extension", false],
  ])("to a page of %s is shared: %s", async (origin, shared) => {
    const asked = await fetch(`${base}/api/me`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(asked.headers.get("access-control-allow-origin")).toBe(shared ? origin : null);
    expect(asked.headers.get("access-control-allow-credentials")).toBeNull();
    const answered = await fetch(`${base}/api/me`, { headers: { origin } });
    expect(answered.headers.get("access-control-allow-origin")).toBe(shared ? origin : null);
    expect(answered.headers.get("vary")?.toLowerCase()).toContain("origin");
  });
});
