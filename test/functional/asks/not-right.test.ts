import { beforeEach, describe, expect, test } from "vitest";
import type { MatchAnswer, MySkill } from "../../../server/contract/index.ts";
import { evidence } from "../../../server/db/schema/index.ts";
import { touchMatching } from "../../../server/people/touch-matching.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let learner: TestPerson;
let coach: TestPerson;
beforeEach(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
  learner = await newPerson(service, orgId);
  coach = await newPerson(service, orgId, { knows: ["negotiation"] });
});

const topic = { title: "Negotiation for analysts", course: "Talking about money" };

async function match(who = learner, body: object = { topic }): Promise<MatchAnswer> {
  const answer = await who.post("/api/topics/match", body);
  expect(answer.status).toBe(200);
  return answer.body;
}
const skillsOf = async (who = learner) => (await match(who)).skills.map(({ id }) => id);
const peopleOf = async (who = learner) => (await match(who)).people.map(({ id }) => id);

describe("PUT /api/topics/words", () => {
  const say = (skill: string, verdict: string | null, who = learner) =>
    who.put("/api/topics/words", { topic, skill, verdict });

  test("a skill that a learner calls not right is gone for them on this page, and back when they take it back", async () => {
    expect(await skillsOf()).toContain("negotiation");
    expect((await say("negotiation", "wrong")).status).toBe(204);
    expect(await skillsOf()).not.toContain("negotiation");
    expect((await say("negotiation", null)).status).toBe(204);
    expect(await skillsOf()).toContain("negotiation");
  });

  test("a skill that a learner adds leads the page for them, and brings its people", async () => {
    const analyst = await newPerson(service, orgId, { knows: ["sql"] });
    expect((await say("sql", "right")).status).toBe(204);
    expect((await skillsOf())[0]).toBe("sql");
    expect(await peopleOf()).toContain(analyst.id);
    expect((await match(learner, { topic, without: ["sql"] })).skills.map(({ id }) => id)).not.toContain("sql");
  });

  test("said twice it is one word, the last one", async () => {
    await say("negotiation", "right");
    await say("negotiation", "wrong");
    expect(await skillsOf()).not.toContain("negotiation");
  });

  test("refuses a skill that is not in the taxonomy, a word that is none, and a stranger", async () => {
    expect((await say("no-such-skill", "wrong")).status).toBe(404);
    expect((await say("negotiation", "maybe")).status).toBe(422);
    expect((await service.app.request("/api/topics/words", { method: "PUT" })).status).toBe(401);
  });
});

describe("PUT /api/people/:id/doubts", () => {
  const doubt = (who: TestPerson, doubted = true, about = coach.id) =>
    who.put(`/api/people/${about}/doubts`, { skill: "negotiation", kind: "answered", doubted });
  const wondered = async () =>
    ((await coach.get("/api/me/skills")).body as { skills: MySkill[] }).skills.flatMap((skill) =>
      skill.evidence.map((piece) => piece.wondered),
    );

  test("a reason that a learner calls not right counts no more for them, and for nobody else less", async () => {
    const other = await newPerson(service, orgId);
    expect(await peopleOf()).toEqual([coach.id]);
    expect((await doubt(learner)).status).toBe(204);
    expect(await peopleOf()).toEqual([]);
    expect(await peopleOf(other)).toEqual([coach.id]);
    await doubt(learner, false);
    expect(await peopleOf()).toEqual([coach.id]);
  });

  test("from two people on it counts for nobody, until its owner says that it holds", async () => {
    const [second, third] = [await newPerson(service, orgId), await newPerson(service, orgId)];
    await doubt(learner);
    expect(await wondered()).toEqual([false]);
    await doubt(second);
    expect(await wondered()).toEqual([true]);
    expect(await peopleOf(third)).toEqual([]);
    expect((await coach.put("/api/me/skills/negotiation", {})).status).toBe(200);
    expect(await wondered()).toEqual([false, false]);
    expect(await peopleOf(third)).toEqual([coach.id]);
  });

  test("what comes after the doubts counts", async () => {
    const [second, third] = [await newPerson(service, orgId), await newPerson(service, orgId)];
    await doubt(learner);
    await doubt(second);
    await service.db.inOrg(orgId, async (tx) => {
      const at = new Date(service.clock.now().getTime() + 1_000);
      await tx
        .insert(evidence)
        .values({ orgId, id: uuidv7(at), personId: coach.id, skillId: "negotiation", kind: "answered", at });
      await touchMatching(tx, orgId);
    });
    expect(new Set(await wondered())).toEqual(new Set([false, true]));
    expect(await peopleOf(third)).toEqual([coach.id]);
  });

  test("refuses a stranger, oneself, another organisation's colleague, and a kind that is none", async () => {
    const elsewhere = await newPerson(service, await newOrg(service, "Other"));
    expect((await doubt(learner, true, learner.id)).status).toBe(404);
    expect((await doubt(learner, true, elsewhere.id)).status).toBe(404);
    const wrong = await learner.put(`/api/people/${coach.id}/doubts`, { skill: "sql", kind: "face", doubted: true });
    expect(wrong.status).toBe(422);
    const signedOut = await service.app.request(`/api/people/${coach.id}/doubts`, { method: "PUT" });
    expect(signedOut.status).toBe(401);
  });
});
