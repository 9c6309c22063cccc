import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AdminSkill, FeedPage, MergePreview, MySkill } from "../../../server/contract/index.ts";
import {
  asks,
  courses,
  evidence,
  gaps,
  offers,
  reasonDoubts,
  skillOrigins,
  skillProposals,
  skillRedirects,
  skills,
  takeaways,
  topicWords,
} from "../../../server/db/schema/index.ts";
import { rows, type Tx } from "../../../server/db/transaction.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let admin: TestPerson;
let coach: TestPerson;
let learner: TestPerson;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
beforeEach(async () => {
  orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
  await addTwin();
  coach = await newPerson(service, orgId, { knows: [OLD] });
  learner = await newPerson(service, orgId);
});

const OLD = "windowing";
const NEW = "window-functions";
const uuid = () => uuidv7(service.clock.now());
const inOrg = <T>(work: (tx: Tx) => Promise<T>) => service.db.inOrg(orgId, work);
const merge = (from = OLD, into = NEW, person = admin) => person.post(`/api/admin/skills/${from}/merge`, { into });
const mine = async (person: TestPerson) => ((await person.get("/api/me/skills")).body as { skills: MySkill[] }).skills;
const ask = (skillIds: string[]) => {
  const id = uuid();
  const body = { topic: { title: "Frames" }, skills: skillIds, goal: "rank rows", minutes: 15 };
  return learner.put(`/api/asks/${id}`, body).then((answer) => ({ id, ...answer }));
};

/** A second skill for the same thing, under SQL. */
async function addTwin() {
  await inOrg((tx) =>
    tx.insert(skills).values({
      orgId,
      id: OLD,
      name: "Windowing",
      kind: "hard",
      aliases: ["over clauses", "Analytic Functions"],
      related: ["negotiation", NEW],
      broader: "sql",
      names: { de: ["Fensterfunktionen"], fr: ["Fenêtrage"] },
      source: "esco",
      sourceId: "http://data.example/windowing",
      createdAt: service.clock.now(),
    }),
  );
  await inOrg((tx) =>
    tx
      .update(skills)
      .set({ related: [OLD] })
      .where(eq(skills.id, "negotiation")),
  );
}

/** Each place that can name a skill names the old one. */
async function fillEverything() {
  const opened = await ask(["sql", OLD, NEW]);
  await service.services.sweeper.round();
  const at = service.clock.now();
  await inOrg(async (tx) => {
    const words = { orgId, personId: learner.id, topic: { title: "Frames" }, at };
    await tx.insert(evidence).values([
      { orgId, id: uuid(), personId: learner.id, skillId: OLD, kind: "taught_back", at, askId: opened.id },
      { orgId, id: uuid(), personId: learner.id, skillId: NEW, kind: "taught_back", at, askId: opened.id },
      { orgId, id: uuid(), personId: learner.id, skillId: OLD, kind: "self", at, note: "" },
      { orgId, id: uuid(), personId: learner.id, skillId: NEW, kind: "self", at: new Date(+at - 9), note: "" },
    ]);
    await tx.insert(takeaways).values({
      orgId,
      askId: opened.id,
      pageKey: "p",
      skillIds: [OLD],
      what: "ROWS counts rows",
      status: "closed",
      learnerId: learner.id,
    });
    await tx.insert(gaps).values({ orgId, id: uuid(), skillIds: [NEW, OLD], at });
    await tx
      .insert(courses)
      .values({ orgId, id: "c", title: "SQL", skillIds: [OLD, "sql"], createdAt: at, updatedAt: at });
    await tx.insert(topicWords).values([
      { ...words, id: uuid(), pageKey: "p", skillId: OLD, verdict: "right", at: new Date(+at + 9) },
      { ...words, id: uuid(), pageKey: "p", skillId: NEW, verdict: "wrong" },
      { ...words, id: uuid(), pageKey: "q", skillId: OLD, verdict: "wrong" },
    ]);
    const doubt = { orgId, personId: learner.id, aboutId: coach.id, kind: "answered", at };
    await tx.insert(reasonDoubts).values([
      { ...doubt, id: uuid(), skillId: OLD },
      { ...doubt, id: uuid(), skillId: NEW },
    ]);
    await tx
      .insert(skillProposals)
      .values({ orgId, id: uuid(), text: "windows", key: "window", status: "merged", skillId: OLD, at });
    await tx.insert(skills).values({ orgId, id: "frames", name: "Frames", kind: "hard", broader: OLD, createdAt: at });
    await tx.insert(skillRedirects).values({ orgId, fromId: "over", toId: OLD, at });
    const why = [
      { kind: "answered", about: "knows" as const, text: "answered", skillId: OLD },
      { kind: "load", about: "now" as const, text: "free" },
    ];
    await tx.update(offers).set({ why });
  });
  return opened;
}

/** Tables and columns of this organisation that hold a text as a value, in a list or within JSON. */
async function placesOf(text: string): Promise<string[]> {
  return inOrg(async (tx) => {
    const columns = await rows<{ table: string; column: string }>(
      tx,
      sql`select table_name as table, column_name as column from information_schema.columns c
        where table_schema = 'public' and exists (select from information_schema.columns o
          where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'org_id')`,
    );
    const found: string[] = [];
    for (const { table, column } of columns) {
      const [hit] = await rows<{ hits: number }>(
        tx,
        sql.raw(`select count(*)::int as hits from "${table}"
          where to_jsonb("${column}") @? '$.** ? (@ == "${text}")' and org_id = '${orgId}'`),
      );
      if ((hit?.hits ?? 0) > 0) found.push(`${table}.${column}`);
    }
    return found.toSorted();
  });
}

describe("merging a skill into another", () => {
  test("leaves its id nowhere but in the redirect", async () => {
    await fillEverything();
    expect(await placesOf(OLD)).toEqual([
      "asks.skill_ids",
      "courses.skill_ids",
      "evidence.skill_id",
      "gaps.skill_ids",
      "offers.why",
      "reason_doubts.skill_id",
      "skill_proposals.skill_id",
      "skill_redirects.to_id",
      "skills.broader",
      "skills.id",
      "skills.related",
      "takeaways.skill_ids",
      "topic_words.skill_id",
    ]);
    const answer = await merge();
    expect([answer.status, (answer.body as AdminSkill).id]).toEqual([200, NEW]);
    expect(await placesOf(OLD)).toEqual(["skill_redirects.from_id"]);
  });

  test("keeps each list in its order, and once what would be there twice", async () => {
    const { id } = await fillEverything();
    await merge();
    const all = await inOrg(async (tx) => ({
      ask: await tx.select({ ids: asks.skillIds }).from(asks).where(eq(asks.id, id)),
      gap: await tx.select({ ids: gaps.skillIds }).from(gaps),
      course: await tx.select({ ids: courses.skillIds }).from(courses),
      words: await tx
        .select({ page: topicWords.pageKey, verdict: topicWords.verdict })
        .from(topicWords)
        .orderBy(topicWords.pageKey),
      doubts: await tx.select().from(reasonDoubts),
      why: await tx.select({ why: offers.why }).from(offers).limit(1),
    }));
    expect(all.ask).toEqual([{ ids: ["sql", NEW] }]);
    expect([all.gap, all.course]).toEqual([[{ ids: [NEW] }], [{ ids: [NEW, "sql"] }]]);
    expect(all.words).toEqual([
      { page: "p", verdict: "right" },
      { page: "q", verdict: "wrong" },
    ]);
    expect(all.doubts).toHaveLength(1);
    expect(all.why[0]?.why.map(({ kind, skillId }) => [kind, skillId])).toEqual([
      ["answered", NEW],
      ["load", undefined],
    ]);
    const [own] = await mine(learner);
    expect(own?.evidence.map(({ kind }) => kind).toSorted()).toEqual(["self", "taught_back"]);
    expect((await mine(coach)).map((each) => [each.id, each.evidence.length])).toEqual([[NEW, 1]]);
  });

  test("gives the other one its names and its place", async () => {
    await inOrg((tx) => tx.update(skills).set({ broader: null }).where(eq(skills.id, NEW)));
    const { body } = await merge();
    expect(body).toMatchObject({
      name: "Window functions",
      aliases: ["analytic functions", "Windowing", "over clauses"],
      broader: { id: "sql" },
      related: [{ id: "negotiation" }],
      names: { de: ["Fensterfunktionen"], fr: ["Fenêtrage"] },
    });
    const other = ((await admin.get("/api/admin/skills?q=negotiation")).body as { skills: AdminSkill[] }).skills[0];
    expect(other?.related).toEqual([{ id: NEW, name: "Window functions" }]);
  });

  test("never leaves a circle behind, whichever way the two lay", async () => {
    // frames is below windowing, and above window-functions.
    const at = service.clock.now();
    await inOrg(async (tx) => {
      await tx
        .insert(skills)
        .values({ orgId, id: "frames", name: "Frames", kind: "hard", broader: OLD, createdAt: at });
      await tx.update(skills).set({ broader: "frames" }).where(eq(skills.id, NEW));
    });
    expect((await merge()).body).toMatchObject({ broader: { id: "sql" } });
    expect((await merge("sql", "frames")).body).toMatchObject({ broader: null });
    const left = await inOrg((tx) => tx.select({ id: skills.id, broader: skills.broader }).from(skills));
    expect(left.toSorted((one, two) => one.id.localeCompare(two.id))).toEqual([
      { id: "frames", broader: null },
      { id: "negotiation", broader: null },
      { id: NEW, broader: "frames" },
    ]);
  });

  test("tells those whom it concerns, and the matcher", async () => {
    const { id } = await ask([OLD]);
    await service.services.sweeper.round();
    const head = async (person: TestPerson) =>
      ((await person.get("/api/feed?after=0&limit=500")).body as { head: number }).head;
    const [before, coachBefore] = [await head(learner), await head(coach)];
    await merge();
    const news = (await learner.get(`/api/feed?after=${before}`)).body as FeedPage;
    expect(news.entries.map(({ kind, id: ref }) => [kind, ref])).toEqual([["ask", id]]);
    const coachNews = (await coach.get(`/api/feed?after=${coachBefore}`)).body as FeedPage;
    expect(coachNews.entries.map(({ kind }) => kind)).toEqual(["me", "offer"]);
    const match = await learner.post("/api/topics/match", { topic: { title: "Windowing" } });
    expect(match.body).toMatchObject({ skills: [{ id: NEW }], people: [{ id: coach.id }] });
  });

  test("says before what would move, counts from five up", async () => {
    await fillEverything();
    const preview = async () =>
      (await admin.get(`/api/admin/skills/${OLD}/merge-preview?into=${NEW}`)).body as MergePreview;
    expect(await preview()).toEqual({
      skill: { id: OLD, name: "Windowing" },
      into: { id: NEW, name: "Window functions" },
      people: null,
      evidence: null,
      asks: null,
      takeaways: null,
      gaps: null,
      courses: 1,
      proposals: 1,
      aliases: ["Windowing", "over clauses"],
    });
    for (let nth = 0; nth < 4; nth++) await newPerson(service, orgId, { knows: [OLD] });
    expect(await preview()).toMatchObject({ people: 6, evidence: 7 });
    expect((await merge()).status).toBe(200);
    expect((await admin.get(`/api/admin/skills/${OLD}/merge-preview?into=${NEW}`)).status).toBe(404);
  });

  test("refuses itself, strangers, members, and a skill that is merged already", async () => {
    expect((await merge(OLD, OLD)).status).toBe(422);
    expect((await merge(OLD, "nothing")).status).toBe(404);
    expect((await merge(OLD, NEW, learner)).status).toBe(403);
    expect((await learner.get(`/api/admin/skills/${OLD}/merge-preview?into=${NEW}`)).status).toBe(403);
    const elsewhere = await newPerson(service, await newOrg(service), { role: "admin" });
    expect((await merge(OLD, NEW, elsewhere)).status).toBe(404);
    expect((await merge()).status).toBe(200);
    expect((await merge()).status).toBe(404);
  });
});

describe("the old id", () => {
  test("leads to the other skill at each door, after one merge and after two", async () => {
    await merge();
    await merge(NEW, "sql");
    expect((await learner.put(`/api/me/skills/${OLD}`, { note: "daily" })).body).toMatchObject({ id: "sql" });
    const opened = await ask([OLD, "sql", "nothing"]);
    expect(opened.body).toMatchObject({ skills: [{ id: "sql" }] });
    const word = { topic: { title: "Frames" }, skill: OLD, verdict: "right" };
    expect((await learner.put("/api/topics/words", word)).status).toBe(204);
    expect((await learner.post("/api/topics/match", { topic: { title: "Frames" } })).body).toMatchObject({
      skills: [{ id: "sql" }],
    });
    expect((await learner.put("/api/topics/words", { ...word, verdict: null })).status).toBe(204);
    const without = await learner.post("/api/topics/match", { topic: { title: "SQL" }, without: [OLD] });
    expect((without.body as { skills: { id: string }[] }).skills.map(({ id }) => id)).not.toContain("sql");
    const doubt = { skill: OLD, kind: "answered", doubted: true };
    expect((await learner.put(`/api/people/${coach.id}/doubts`, doubt)).status).toBe(204);
    const csv = `email,name,skills\nnew@example.test,New,${OLD}`;
    expect((await admin.post("/api/admin/imports/people", { csv, apply: true })).body).toMatchObject({
      rows: [{ action: "add", notes: [] }],
    });
    expect((await admin.put(`/api/admin/skills/${OLD}`, { name: "Queries" })).body).toMatchObject({ id: "sql" });
    expect((await learner.delete(`/api/me/skills/${OLD}`)).status).toBe(204);
    expect(await mine(learner)).toEqual([]);
    const hours = { timeZone: "UTC", windows: [], capacity: { asksPerWeek: 1 } };
    expect((await learner.post("/api/me/confirm", { skills: [OLD, "sql"], ...hours })).status).toBe(200);
    expect((await mine(learner)).map(({ id }) => id)).toEqual(["sql"]);
    expect(await placesOf(OLD)).toEqual(["skill_redirects.from_id"]);
  });

  test("is not made again by a file or by the source that named it", async () => {
    await merge();
    const origins = await inOrg((tx) => tx.select().from(skillOrigins));
    expect(origins).toMatchObject([{ source: "esco", sourceId: "http://data.example/windowing", skillId: NEW }]);
    const form = new FormData();
    form.set("kind", "esco");
    form.set("apply", "true");
    const csv =
      "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status\n" +
      "KnowledgeSkillCompetence,http://data.example/windowing,knowledge,cross-sector,Windowing,over clauses,released\n";
    form.append("files", new File([csv], "skills_en.csv"));
    const begun = await service.app.request("/api/admin/imports/runs", {
      method: "POST",
      headers: { authorization: `Bearer ${admin.token}` },
      body: form,
    });
    const { id } = (await begun.json()) as { id: string };
    const run = async () => (await admin.get(`/api/admin/imports/runs/${id}`)).body;
    await expect
      .poll(run, { timeout: 20_000 })
      .toMatchObject({ status: "done", report: { counts: { add: 0, same: 1 } } });
    const plain = await admin.post("/api/admin/imports/skills", { csv: `id,name\n${OLD},Windowing`, apply: true });
    expect(plain.body).toMatchObject({ counts: { add: 0 } });
    const added = await admin.post("/api/admin/skills", { name: "Windowing!", kind: "hard" });
    expect(added.body).toMatchObject({ id: "windowing-2" });
    expect(await inOrg((tx) => tx.select({ id: skills.id }).from(skills).where(eq(skills.id, OLD)))).toEqual([]);
  });
});
