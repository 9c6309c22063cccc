import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type {
  AdminSkill,
  MyExport,
  MySkill,
  OpenProposals,
  Problem,
  Proposal,
  ProposalAnswer,
} from "../../../server/contract/index.ts";
import { skillProposals, skillProposers, skills } from "../../../server/db/schema/index.ts";
import { DAY } from "../../../server/clock.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
let ida: TestPerson;
let tomas: TestPerson;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
  ida = await newPerson(service, orgId);
  tomas = await newPerson(service, orgId);
});

const propose = async (person: TestPerson, text: string) =>
  (await person.post("/api/skills/proposals", { text })).body as ProposalAnswer;
const proposalsOf = async (person: TestPerson) =>
  ((await person.get("/api/skills/proposals")).body as { proposals: Proposal[] }).proposals;
const waiting = async () => (await admin.get("/api/admin/skills/proposals")).body as OpenProposals;
const decide = (id: string, body: unknown, person = admin) => person.post(`/api/admin/skills/proposals/${id}`, body);
const mine = async (person: TestPerson) => ((await person.get("/api/me/skills")).body as { skills: MySkill[] }).skills;
const messages = (answer: { body: unknown }) => (answer.body as Problem).fields?.map(({ message }) => message);
const head = async (person: TestPerson) => ((await person.get("/api/feed?after=0")).body as { head: number }).head;

describe("proposing a skill", () => {
  test("keeps it for the curator, once for all spellings", async () => {
    const { skill, proposal } = await propose(ida, "  Glass   blowing ");
    expect([skill, proposal?.text, proposal?.status]).toEqual([null, "Glass blowing", "open"]);
    expect((await propose(ida, "glass-blowing")).proposal?.id).toBe(proposal?.id);
    expect((await propose(tomas, "GLASS BLOWING")).proposal?.id).toBe(proposal?.id);
    expect((await proposalsOf(tomas)).map(({ text }) => text)).toEqual(["Glass blowing"]);
    expect(await proposalsOf(admin)).toEqual([]);
    expect(await waiting()).toMatchObject({ total: 1, proposals: [{ text: "Glass blowing", people: null }] });
  });

  test("gives the skill that has this name in any spelling, and keeps nothing", async () => {
    await service.db.inOrg(orgId, (tx) =>
      tx
        .update(skills)
        .set({ names: { de: ["Verhandlung"] } })
        .where(eq(skills.id, "negotiation")),
    );
    await admin.put("/api/admin/skills/sql", { kind: "hard" });
    for (const [text, id] of [
      ["window function", "window-functions"],
      ["BARGAINING", "negotiation"],
      ["Verhandlung", "negotiation"],
      ["sql", "sql"],
    ] as const) {
      expect(await propose(ida, text)).toMatchObject({ skill: { id }, proposal: null });
    }
    expect([await proposalsOf(ida), (await waiting()).total]).toEqual([[], 0]);
  });

  test("refuses what is no word or too long, more than twenty, and who is not signed in", async () => {
    for (const text of ["", "  ", "?!", "x".repeat(101)])
      expect((await ida.post("/api/skills/proposals", { text })).status).toBe(422);
    for (let nth = 0; nth < 20; nth++) await propose(ida, `Craft number ${nth}`);
    const refused = await ida.post("/api/skills/proposals", { text: "One more" });
    expect([refused.status, messages(refused)]).toEqual([
      422,
      ["cannot be kept: 20 of your proposals wait for a curator already"],
    ]);
    expect((await propose(ida, "Craft number 3")).proposal?.text).toBe("Craft number 3");
    expect((await propose(tomas, "One more")).proposal).not.toBeNull();
    expect((await service.app.request("/api/skills/proposals")).status).toBe(401);
    const signedOut = await service.app.request("/api/skills/proposals", { method: "POST" });
    expect(signedOut.status).toBe(401);
  });

  test("can be taken back, by each for themself", async () => {
    const { proposal } = await propose(ida, "Glass blowing");
    await propose(tomas, "Glass blowing");
    const elsewhere = await newPerson(service, await newOrg(service));
    expect((await elsewhere.delete(`/api/skills/proposals/${proposal?.id}`)).status).toBe(404);
    expect((await admin.delete(`/api/skills/proposals/${proposal?.id}`)).status).toBe(404);
    expect((await ida.delete(`/api/skills/proposals/${proposal?.id}`)).status).toBe(204);
    expect([await proposalsOf(ida), (await waiting()).total]).toEqual([[], 1]);
    expect((await tomas.delete(`/api/skills/proposals/${proposal?.id}`)).status).toBe(204);
    expect((await waiting()).total).toBe(0);
    expect((await tomas.delete(`/api/skills/proposals/${proposal?.id}`)).status).toBe(404);
  });

  test("is in the export of who proposed", async () => {
    await propose(ida, "Glass blowing");
    const kept = (await ida.get("/api/me/export")).body as MyExport;
    expect(kept.proposals).toMatchObject([{ text: "Glass blowing", status: "open" }]);
  });
});

describe("deciding on a proposal", () => {
  test("as a new skill gives it to everybody who proposed it, and tells their devices", async () => {
    const { proposal } = await propose(ida, "Glasblowing");
    await propose(tomas, "glasblowing");
    const before = await head(ida);
    const answer = await decide(proposal?.id ?? "", {
      action: "add",
      skill: { name: "Glass blowing", kind: "hard", aliases: ["lampworking"] },
    });
    expect([answer.status, (answer.body as { skill: AdminSkill }).skill]).toMatchObject([
      200,
      { id: "glass-blowing", aliases: ["lampworking", "Glasblowing"] },
    ]);
    for (const person of [ida, tomas])
      expect(await mine(person)).toMatchObject([{ id: "glass-blowing", evidence: [{ kind: "self" }] }]);
    expect(await head(ida)).toBe(before + 1);
    expect([await proposalsOf(ida), (await waiting()).total]).toEqual([[], 0]);
    const match = await admin.post("/api/topics/match", { topic: { title: "Lampworking" } });
    expect(match.body).toMatchObject({ skills: [{ id: "glass-blowing" }] });
    expect(await propose(admin, "glasblowing")).toMatchObject({ skill: { id: "glass-blowing" } });
    expect(await service.db.inOrg(orgId, (tx) => tx.select().from(skillProposers))).toEqual([]);
  });

  test("as another name of a skill; who said so before says it once", async () => {
    await ida.put("/api/me/skills/negotiation", { note: "daily" });
    const { proposal } = await propose(ida, "Haggling");
    await propose(tomas, "Haggling");
    expect((await waiting()).proposals[0]?.near).toEqual([]);
    const answer = await decide(proposal?.id ?? "", { action: "merge", into: "negotiation" });
    expect(answer.body).toMatchObject({ skill: { id: "negotiation", aliases: ["bargaining", "Haggling"] } });
    expect(await mine(ida)).toMatchObject([{ evidence: [{ kind: "self", note: "daily" }] }]);
    expect(await mine(tomas)).toMatchObject([{ id: "negotiation", evidence: [{ kind: "self" }] }]);
    const [row] = await service.db.inOrg(orgId, (tx) => tx.select().from(skillProposals));
    expect(row).toMatchObject({ status: "merged", skillId: "negotiation" });
  });

  test("against it is told for thirty days, and it can be proposed again", async () => {
    const { proposal } = await propose(ida, "Being nice");
    expect((await decide(proposal?.id ?? "", { action: "dismiss" })).body).toEqual({ skill: null });
    expect((await proposalsOf(ida)).map(({ status }) => status)).toEqual(["dismissed"]);
    expect(await mine(ida)).toEqual([]);
    expect((await propose(ida, "Being nice")).proposal?.id).not.toBe(proposal?.id);
    expect((await proposalsOf(ida)).map(({ status }) => status).toSorted()).toEqual(["dismissed", "open"]);
    service.clock.advance(31 * DAY);
    const later = await newPerson(service, orgId);
    expect(await proposalsOf(later)).toEqual([]);
  });

  test("shows what comes near, and how many typed it from five up", async () => {
    await propose(ida, "SQL for beginners");
    const { proposal } = await propose(ida, "Glass blowing");
    for (let nth = 0; nth < 4; nth++) await propose(await newPerson(service, orgId), "Glass blowing");
    expect(await waiting()).toMatchObject({
      proposals: [
        { id: proposal?.id, people: 5, near: [] },
        { text: "SQL for beginners", people: null, near: [{ id: "sql", name: "SQL" }] },
      ],
    });
  });

  test("refuses others' labels, what was decided, strangers and members", async () => {
    const { proposal } = await propose(ida, "Glass blowing");
    const id = proposal?.id ?? "";
    const taken = await decide(id, { action: "add", skill: { name: "Bargaining", kind: "soft" } });
    expect([taken.status, messages(taken)]).toEqual([422, ["“bargaining” is another name of the skill “Negotiation”"]]);
    expect((await decide(id, { action: "merge", into: "nothing" })).status).toBe(422);
    expect((await decide(id, { action: "burn" })).status).toBe(422);
    expect((await decide(id, { action: "dismiss" }, ida)).status).toBe(403);
    expect((await ida.get("/api/admin/skills/proposals")).status).toBe(403);
    const elsewhere = await newPerson(service, await newOrg(service), { role: "admin" });
    expect((await decide(id, { action: "dismiss" }, elsewhere)).status).toBe(404);
    expect((await decide(id, { action: "dismiss" })).status).toBe(200);
    expect((await decide(id, { action: "dismiss" })).status).toBe(409);
  });
});

describe("names of skills in files that nobody knows here", () => {
  test("wait for the curator, with nobody behind them; a dry run keeps nothing", async () => {
    const csv = "email,name,skills\nnew@example.test,New,sql|Glass blowing|window function";
    await admin.post("/api/admin/imports/people", { csv });
    expect((await waiting()).total).toBe(0);
    await admin.post("/api/admin/imports/people", { csv, apply: true });
    const { proposals } = await waiting();
    const told = new Map(proposals.map(({ text, people, near }) => [text, { people, near: near.map(({ id }) => id) }]));
    expect(told.get("Glass blowing")).toEqual({ people: null, near: [] });
    expect(told.get("window function")).toEqual({ people: null, near: ["window-functions"] });
    const glass = proposals.find(({ text }) => text === "Glass blowing");
    const answer = await decide(glass?.id ?? "", {
      action: "add",
      skill: { name: "Glass blowing", kind: "hard" },
    });
    expect(answer.body).toMatchObject({ skill: { people: null } });
  });

  test("wait also when the file changes nobody", async () => {
    await admin.post("/api/admin/imports/people", { csv: "email,name\nsame@example.test,Same", apply: true });
    const csv = "email,name,skills\nsame@example.test,Same,Lace making";
    const { body } = await admin.post("/api/admin/imports/people", { csv, apply: true });
    expect(body).toMatchObject({ counts: { same: 1 } });
    expect((await waiting()).proposals.map(({ text }) => text)).toContain("Lace making");
  });

  test("of courses as well", async () => {
    const form = new FormData();
    form.set("kind", "courses");
    form.set("apply", "true");
    form.append("files", new File(["title,skills\nKilns,Glass blowing|sql\n"], "courses.csv"));
    const headers = { authorization: `Bearer ${admin.token}` };
    await service.app.request("/api/admin/imports/runs", { method: "POST", headers, body: form });
    await expect.poll(waiting, { timeout: 20_000 }).toMatchObject({ proposals: [{ text: "Glass blowing" }] });
  });
});
