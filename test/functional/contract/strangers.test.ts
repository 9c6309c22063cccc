import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillDemo } from "../../../server/demo/fill.ts";
import { type DemoPerson, demoPeople } from "../../../server/demo/people.ts";
import { openTestService, type TestService } from "../../factories/service.ts";
import { documentedOperations, type DocumentedOperation, requestFor } from "./operations.ts";

let service: TestService;
let people: DemoPerson[];
let operations: DocumentedOperation[];
beforeAll(async () => {
  service = await openTestService({ settings: { mode: "demo" } });
  service.clock.advance(Date.now() - service.clock.now().getTime());
  await fillDemo(service.db, service.clock.now(), "http://lms.localhost:4610", () => {});
  people = await demoPeople(service.db, "http://localhost:4600", service.clock.now());
  operations = await documentedOperations(service.app);
});
afterAll(() => service.close());

/** Ids that anybody in the organisation may name: colleagues and skills are no secret within it. */
const OPEN_WITHIN = /^\/api\/(?:people|skills|me\/not-here|me\/skills|takeaways\/\{id\}\/review$)/;
/** What is made under an id that is somebody else's in another organisation is a thing of one's own. */
const MADE = ["/api/asks/{id}", "/api/units/{id}", "/api/journal/{id}"];
const MAKES = ({ method, path }: DocumentedOperation) => method === "PUT" && MADE.includes(path);

const withIds = () => operations.filter((operation) => operation.path.includes("{") && !MAKES(operation));

describe("another organisation's ids", () => {
  test("are not found on any path, whatever is tried with them", async () => {
    const ida = people[0]!;
    const stranger = people.find((person) => person.org !== ida.org && person.role === "admin")!;
    const leaks: unknown[] = [];
    for (const operation of withIds()) {
      if (operation.path.endsWith("/skills/{id}")) continue;
      const response = await service.app.request(requestFor(operation, { token: stranger.token }));
      const said = await response.text();
      const hidden = response.status === 404 || response.status === 422;
      if (!hidden || said.includes(ida.name)) leaks.push([operation.method, operation.path, response.status, said]);
    }
    expect(leaks).toEqual([]);
  });

  test("lists of one organisation name nobody of the other", async () => {
    const ida = people[0]!;
    const others = people.filter((person) => person.org !== ida.org);
    for (const operation of operations.filter(({ method, path }) => method === "GET" && !path.includes("{"))) {
      const said = await (await service.app.request(requestFor(operation, { token: ida.token }))).text();
      for (const other of others) expect(said, operation.path).not.toContain(other.id);
    }
  });
});

describe("another person's ids", () => {
  test("are not found by a colleague", async () => {
    const bystander = people.filter((person) => person.org === people[0]!.org && person.role === "member").at(-1)!;
    const leaks: unknown[] = [];
    for (const operation of withIds()) {
      if (OPEN_WITHIN.test(operation.path)) continue;
      const response = await service.app.request(requestFor(operation, { token: bystander.token }));
      const refused = operation.path.startsWith("/api/admin/") ? 403 : 404;
      if (response.status !== refused)
        leaks.push([operation.method, operation.path, response.status, await response.text()]);
    }
    expect(leaks).toEqual([]);
  });
});

describe("nobody in particular", () => {
  test("is refused everywhere with 401, with no token, a made-up one, or one of the wrong shape", async () => {
    const open: unknown[] = [];
    for (const operation of operations.filter(({ isPublic }) => !isPublic)) {
      for (const token of [undefined, "made-up-token", "ä".repeat(3), "x".repeat(5000)]) {
        const headers = token === undefined ? {} : { authorization: `Bearer ${encodeURIComponent(token)}` };
        const request = new Request(requestFor(operation, {}), {
          headers: { "content-type": "application/json", ...headers },
        });
        const response = await service.app.request(request);
        if (response.status !== 401) open.push([operation.method, operation.path, response.status]);
      }
    }
    expect(open).toEqual([]);
  });
});
