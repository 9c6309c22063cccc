import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ask, MySkill, ProposalAnswer } from "../../../server/contract/index.ts";
import { openPostgres } from "../../../server/db/postgres.ts";
import { asks, skillRedirects, skills } from "../../../server/db/schema/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { type TestPostgres, startPostgres } from "../../factories/postgres.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let postgres: TestPostgres;
let service: TestService;
let orgId: string;
let admin: TestPerson;

// On PostgreSQL: PGlite's one connection would hide the races.
beforeAll(async () => {
  postgres = await startPostgres();
  service = await openTestService({ db: await openPostgres({ connectionString: await postgres.database() }) });
}, 60_000);
afterAll(async () => {
  await service?.close();
  await postgres?.stop();
});
beforeEach(async () => {
  orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
});

const merge = (from: string, into: string) => admin.post(`/api/admin/skills/${from}/merge`, { into });
const ids = async () =>
  (await service.db.inOrg(orgId, (tx) => tx.select({ id: skills.id }).from(skills))).map(({ id }) => id);
const orphans = () =>
  service.db.inOrg(orgId, (tx) =>
    tx
      .select({ id: asks.id })
      .from(asks)
      .where(
        sql`exists (select 1 from unnest(${asks.skillIds}) as listed where listed not in (select id from skills))`,
      ),
  );

test("two skills merged into each other at once: one of them stays", async () => {
  const answers = await Promise.all([merge("sql", "negotiation"), merge("negotiation", "sql")]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 404]);
  expect(await ids()).toHaveLength(2);
});

test("a chain of merges at once leaves redirects that lead to a skill", async () => {
  const answers = await Promise.all([merge("sql", "window-functions"), merge("window-functions", "negotiation")]);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  const here = await ids();
  const redirects = await service.db.inOrg(orgId, (tx) => tx.select().from(skillRedirects));
  expect(redirects.filter(({ toId }) => !here.includes(toId))).toEqual([]);
});

test("questions and skills that are written while a skill is merged land with the other one", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => newPerson(service, orgId)));
  for (let round = 0; round < 10; round++) {
    const old = `twin-${round}`;
    await service.db.inOrg(orgId, (tx) =>
      tx.insert(skills).values({ orgId, id: old, name: `Twin ${round}`, kind: "hard", createdAt: service.clock.now() }),
    );
    const body = { topic: { title: "Frames" }, skills: [old], goal: "rank rows", minutes: 15 };
    const asked = people.map((person) => person.put(`/api/asks/${uuidv7(service.clock.now())}`, body));
    const said = people.map((person) => person.put(`/api/me/skills/${old}`, {}));
    const [merged, ...answers] = await Promise.all([merge(old, "sql"), ...asked, ...said]);
    expect([merged.status, ...answers.map(({ status }) => status)].filter((status) => status > 201)).toEqual([]);
    const views = answers.slice(0, 8).map((answer) => (answer.body as Ask).id);
    expect(views).toHaveLength(8);
    expect(await orphans()).toEqual([]);
  }
  for (const person of people) {
    const mine = (await person.get("/api/me/skills")).body as { skills: MySkill[] };
    expect(mine.skills.map(({ id, evidence }) => [id, evidence.length])).toEqual([["sql", 1]]);
  }
}, 60_000);

test("one name given to two skills at once is given to one", async () => {
  const name = "Query languages";
  const answers = await Promise.all([
    admin.put("/api/admin/skills/sql", { name }),
    admin.put("/api/admin/skills/negotiation", { name }),
    admin.post("/api/admin/skills", { name, kind: "hard" }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 422, 422]);
});

test("a skill proposed by many while it is decided on is everybody's, or waits still", async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => newPerson(service, orgId)));
  const first = (await people[0]!.post("/api/skills/proposals", { text: "Glass blowing" })).body as ProposalAnswer;
  const decided = admin.post(`/api/admin/skills/proposals/${first.proposal?.id}`, {
    action: "add",
    skill: { name: "Glass blowing", kind: "hard" },
  });
  const answers = people.slice(1).map((person) => person.post("/api/skills/proposals", { text: "glass blowing" }));
  expect((await decided).status).toBe(200);
  for (const [place, answer] of (await Promise.all(answers)).entries()) {
    const { skill, proposal } = answer.body as ProposalAnswer;
    const person = people[place + 1]!;
    const mine = (await person.get("/api/me/skills")).body as { skills: MySkill[] };
    const open = (await person.get("/api/skills/proposals")).body as { proposals: unknown[] };
    // The skill was given back, or their word for it is kept, as evidence or as a proposal.
    expect([answer.status, (skill ? 1 : 0) + mine.skills.length + open.proposals.length]).toEqual([200, 1]);
    expect(skill === null).toBe(proposal !== null);
  }
  expect(
    await service.db.inOrg(orgId, (tx) => tx.select().from(skills).where(eq(skills.name, "Glass blowing"))),
  ).toHaveLength(1);
});
