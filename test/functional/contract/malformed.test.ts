import { afterAll, beforeAll, expect, test } from "vitest";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { documentedOperations, type DocumentedOperation, requestFor } from "./operations.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
let operations: DocumentedOperation[];
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
  operations = await documentedOperations(service.app);
});
afterAll(() => service.close());

const json = "application/json";
const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
const bodies: Record<string, { type: string; body: string | Uint8Array<ArrayBuffer> }> = {
  empty: { type: json, body: "" },
  "not JSON": { type: json, body: "{" },
  "another type": { type: "text/plain", body: "{}" },
  "a form": { type: "application/x-www-form-urlencoded", body: "a=b" },
  "another charset": { type: "application/json; charset=utf-16", body: "{}" },
  "not UTF-8": { type: json, body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  null: { type: json, body: "null" },
  "a number": { type: json, body: "1e400" },
  "a list": { type: json, body: "[]" },
  "a text": { type: json, body: '"text"' },
  deep: { type: json, body: deep },
};

/** Every value of an example by something of another kind, one at a time. */
function* spoilt(example: unknown): Generator<unknown> {
  if (typeof example !== "object" || example === null) return;
  const strange = [
    null,
    0,
    -1,
    1.5,
    true,
    "",
    "\0",
    "\ud800",
    "x".repeat(70_000),
    [],
    {},
    [[]],
    { __proto__: { a: 1 } },
  ];
  for (const [name, value] of Object.entries(example)) {
    for (const other of strange) yield { ...example, [name]: other };
    for (const inner of spoilt(value)) yield { ...example, [name]: inner };
  }
}

async function answerTo(operation: DocumentedOperation, raw: { type: string; body: string | Uint8Array<ArrayBuffer> }) {
  const response = await service.app.request(requestFor(operation, { token: admin.token, raw }));
  const isProblem = response.headers.get("content-type") === "application/problem+json";
  const said = isProblem ? ((await response.json()) as { code: string }) : null;
  return { status: response.status, code: said?.code };
}

test("bodies that are malformed, mistyped or wrongly encoded get a 4xx with a code, never a 5xx", async () => {
  const wrong: unknown[] = [];
  for (const operation of operations.filter(({ hasBody }) => hasBody)) {
    for (const [name, raw] of Object.entries(bodies)) {
      const { status, code } = await answerTo(operation, raw);
      if (status < 400 || status >= 500 || code === undefined)
        wrong.push([operation.method, operation.path, name, status, code]);
    }
  }
  expect(wrong).toEqual([]);
});

test("examples with one value spoilt are never a 5xx", async () => {
  const wrong: unknown[] = [];
  for (const operation of operations.filter(({ hasBody }) => hasBody)) {
    // Somebody else each time: one person's calls are counted, and a refusal for that would prove nothing.
    admin = await newPerson(service, orgId, { role: "admin" });
    for (const body of spoilt(operation.body)) {
      const { status, code } = await answerTo(operation, { type: json, body: JSON.stringify(body) });
      if (status === 429 && operation.path !== "/api/asks/{id}") wrong.push([operation.path, "was not tried"]);
      if (status >= 500 || (status >= 400 && code === undefined))
        wrong.push([operation.path, JSON.stringify(body).slice(0, 200), status, code]);
    }
  }
  expect(wrong).toEqual([]);
});

test("a body over the limit is 413, said so before it is read, or while", async () => {
  const wrong: unknown[] = [];
  const big = new TextEncoder().encode(JSON.stringify({ goal: "x".repeat(8_000_000) }));
  for (const operation of operations.filter(({ hasBody }) => hasBody)) {
    const { status } = await answerTo(operation, { type: json, body: big });
    if (status !== 413) wrong.push([operation.path, status]);
  }
  expect(wrong).toEqual([]);
});

test("ids and queries of the wrong shape are a 4xx with a code", async () => {
  const wrong: unknown[] = [];
  for (const operation of operations) {
    for (const value of ["1", "' or 1=1 --", "%00", "../../etc/passwd", "x".repeat(3000), "\u202e"]) {
      const params = Object.fromEntries(operation.parameters.map((parameter) => [parameter.name, value]));
      if (operation.parameters.length === 0) continue;
      const response = await service.app.request(requestFor(operation, { token: admin.token, params }));
      if (response.status >= 500) wrong.push([operation.method, operation.path, value, response.status]);
    }
  }
  expect(wrong).toEqual([]);
});
