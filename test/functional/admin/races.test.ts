import { afterAll, beforeAll, expect, test } from "vitest";
import type { MySkill } from "../../../server/contract/person.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let postgres: TestPostgres;
let service: TestService;
let orgId: string;

// On PostgreSQL: PGlite's one connection would hide the races.
beforeAll(async () => {
  postgres = await startPostgres();
  service = await openTestService({ db: await openPostgres({ connectionString: await postgres.database() }) });
  orgId = await newOrg(service);
}, 60_000);
afterAll(async () => {
  await service?.close();
  await postgres?.stop();
});

const canLookAfter = async (person: TestPerson) => (await person.get("/api/admin/overview")).status === 200;

test("two admins who take each other's role at the same instant leave one", async () => {
  const other = await newOrg(service);
  const admins = await Promise.all([1, 2].map(() => newPerson(service, other, { role: "admin" })));
  for (let round = 0; round < 20; round++) {
    const [one, two] = admins as [TestPerson, TestPerson];
    const answers = await Promise.all([
      one.post(`/api/admin/people/${two.id}/role`, { role: "member" }),
      two.post(`/api/admin/people/${one.id}/role`, { role: "member" }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 403 || status === 409)).toHaveLength(1);
    const left = await Promise.all(admins.map(canLookAfter));
    expect(left.filter(Boolean)).toHaveLength(1);
    const last = left[0] === true ? one : two;
    expect(
      (await last.post(`/api/admin/people/${last === one ? two.id : one.id}/role`, { role: "admin" })).status,
    ).toBe(200);
  }
});

test("a skill said ten times at once is said once", async () => {
  const person = await newPerson(service, orgId);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => person.put("/api/me/skills/sql", { note: "daily" })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const { skills } = (await person.get("/api/me/skills")).body as { skills: MySkill[] };
  expect(skills).toMatchObject([{ id: "sql", evidence: [{ kind: "self" }] }]);
  expect(skills[0]?.evidence).toHaveLength(1);
});

test("the same file sent three times at once adds its people once", async () => {
  const admin = await newPerson(service, orgId, { role: "admin" });
  const csv = `email,name,skills\n${Array.from({ length: 300 }, (_, nth) => `p${nth}@example.test,Person ${nth},sql`).join("\n")}`;
  const answers = await Promise.all([1, 2, 3].map(() => admin.post("/api/admin/imports/people", { csv, apply: true })));
  const added = answers.map(({ body }) => (body as { counts: { add: number } }).counts.add);
  expect(added.reduce((sum, count) => sum + count, 0)).toBe(300);
  expect((await admin.get("/api/admin/people?q=example.test&limit=1")).body).toMatchObject({ total: 302 });
});
