import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillDemo } from "../../../server/demo/fill.ts";
import { demoPeople } from "../../../server/demo/people.ts";
import { openTestService, type TestService } from "../../factories/service.ts";
import { documentedOperations, type DocumentedOperation, requestFor } from "./operations.ts";

let service: TestService;
let token: string;
let operations: DocumentedOperation[];
beforeAll(async () => {
  service = await openTestService({ settings: { mode: "demo" } });
  service.clock.advance(Date.now() - service.clock.now().getTime());
  await fillDemo(service.db, service.clock.now(), "http://lms.localhost:4610", () => {});
  const [person] = await demoPeople(service.db, "http://localhost:4600", service.clock.now());
  token = person!.token;
  operations = await documentedOperations(service.app);
});
afterAll(() => service.close());

describe("the documented examples", () => {
  test("each succeeds against the demo as its first person", async () => {
    // Signing out is tried last: it ends the session that the others use.
    const ordered = operations.toSorted(
      (left, right) => Number(left.method === "DELETE") - Number(right.method === "DELETE"),
    );
    const lastly = ordered.toSorted(
      (left, right) => Number(/sessions?$/.test(left.path)) - Number(/sessions?$/.test(right.path)),
    );
    const failed: unknown[] = [];
    for (const operation of lastly) {
      if (operation.isPublic) continue;
      const response = await service.app.request(requestFor(operation, { token }));
      if (response.status >= 300)
        failed.push([operation.method, operation.path, response.status, await response.text()]);
    }
    expect(failed).toEqual([]);
  });

  test("every operation has a summary, answers, and an example where it has a body", () => {
    expect(operations.length).toBeGreaterThan(30);
    for (const { method, path, summary, body, hasBody } of operations) {
      expect(summary, `${method} ${path}`).not.toBe("");
      if (hasBody) expect(body, `${method} ${path}`).toBeDefined();
    }
  });
});
