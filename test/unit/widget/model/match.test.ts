import { computed, signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { MatchAnswer, MatchBody, Topic } from "../../../../server/contract/index.ts";
import { trouble, type Outcome } from "../../../../widget/carrier.ts";
import { createMatch, reasonKey } from "../../../../widget/model/match.ts";
import { person } from "../../../factories/seen.ts";
import { stillCarrier } from "../../../fakes/still-carrier.ts";

const skill = (id: string) => ({ id, name: id, kind: "hard", score: 1, matched: id }) as const;
const answer = (...ids: string[]): MatchAnswer => ({ skills: ids.map(skill), people: [person()], takeaways: [] });

function match() {
  const asked: { body: MatchBody; answer: (outcome: Outcome<MatchAnswer>) => void }[] = [];
  const { carrier, calls } = stillCarrier({
    find: { match: (body) => new Promise((resolve) => asked.push({ body, answer: resolve })) },
  });
  const exact = signal<Topic | null>({ title: "Frames" });
  const round = signal("1");
  const ready = signal(true);
  const model = createMatch(carrier, { exact, key: computed(() => round.value) }, ready);
  const tell = async (index: number, outcome: Outcome<MatchAnswer>) => {
    asked[index]?.answer(outcome);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { ...model, asked, calls, exact, round, ready, tell };
}
const found = (...ids: string[]): Outcome<MatchAnswer> => ({ ok: true, value: answer(...ids) });

test("looks when there is a topic and somebody is signed in, and only then", async () => {
  const { asked, exact, ready, state } = match();
  expect(asked.map(({ body }) => body)).toEqual([{ topic: { title: "Frames" } }]);
  ready.value = false;
  expect(state.value).toEqual({ state: "none" });
  exact.value = { title: "Frames", course: "SQL" };
  expect(asked).toHaveLength(1);
  ready.value = true;
  expect(asked).toHaveLength(2);
});

test("an answer to an earlier question is ignored, however late", async () => {
  const { asked, exact, tell, skills } = match();
  exact.value = { title: "Joins" };
  await tell(1, found("joins"));
  await tell(0, found("frames"));
  expect(asked).toHaveLength(2);
  expect(skills.value.map(({ id }) => id)).toEqual(["joins"]);
});

test("a dropped skill stays in sight, is sought without, and can be taken back", async () => {
  const { asked, tell, skills, chosen, people, dropSkill, restoreSkill } = match();
  await tell(0, found("frames", "sql"));
  dropSkill("sql");
  expect(asked[1]?.body.without).toEqual(["sql"]);
  expect(people.value).toHaveLength(1);
  await tell(1, found("frames"));
  expect(skills.value.map(({ id, on }) => [id, on])).toEqual([
    ["frames", true],
    ["sql", false],
  ]);
  expect(chosen.value).toEqual(["frames"]);
  restoreSkill("sql");
  expect(asked[2]?.body).toEqual({ topic: { title: "Frames" } });
  expect(chosen.value).toEqual(["frames", "sql"]);
});

test("another page starts with no skill dropped and nobody shown", async () => {
  const { asked, tell, round, exact, people, skills, dropSkill } = match();
  await tell(0, found("frames", "sql"));
  dropSkill("sql");
  exact.value = { title: "Joins" };
  round.value = "2";
  expect(asked.at(-1)?.body).toEqual({ topic: { title: "Joins" } });
  expect(people.value).toEqual([]);
  expect(skills.value).toEqual([]);
});

test("trouble is told, and looking again is one press", async () => {
  const { asked, tell, state, again } = match();
  await tell(0, { ok: false, trouble: trouble("away") });
  expect(state.value).toMatchObject({ state: "failed", trouble: { code: "away" } });
  again();
  expect(asked).toHaveLength(2);
  await tell(1, found("frames"));
  expect(state.value.state).toBe("found");
});

test("a skill called not right is left out and said; taken back it is sought again", async () => {
  const { asked, exact, calls, tell, sayWrong, skills, wrong } = match();
  exact.value = { title: "Frames", excerpt: "words of the page" };
  await tell(1, found("frames", "sql"));
  expect((await sayWrong("sql", true)).ok).toBe(true);
  expect(calls).toEqual([["sayTopicWord", { title: "Frames" }, "sql", "wrong"]]);
  expect(wrong.value).toEqual(["sql"]);
  expect(asked.at(-1)?.body.without).toEqual(["sql"]);
  await tell(2, found("frames"));
  expect(skills.value.map(({ id, on }) => [id, on])).toEqual([
    ["frames", true],
    ["sql", false],
  ]);
  await sayWrong("sql", false);
  expect(calls.at(-1)).toEqual(["sayTopicWord", { title: "Frames" }, "sql", null]);
  expect(asked.at(-1)?.body.without).toBeUndefined();
});

test("a skill that I add is said, and looked for", async () => {
  const { asked, calls, tell, addSkill } = match();
  await tell(0, found("frames"));
  expect((await addSkill("sql")).ok).toBe(true);
  expect(calls).toEqual([["sayTopicWord", { title: "Frames" }, "sql", "right"]]);
  expect(asked).toHaveLength(2);
});

test("a reason called not right is marked for its person alone", async () => {
  const { calls, doubt, doubted } = match();
  const reason = { kind: "answered", about: "knows", text: "answered an ask", skillId: "sql" } as const;
  await doubt("marta", reason, true);
  expect(calls).toEqual([["doubtReason", "marta", { skill: "sql", kind: "answered", doubted: true }]]);
  expect([...doubted.value]).toEqual([reasonKey("marta", reason)]);
  await doubt("marta", reason, false);
  expect([...doubted.value]).toEqual([]);
});
