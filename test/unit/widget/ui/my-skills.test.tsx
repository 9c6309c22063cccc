// @vitest-environment happy-dom
import type { JSX } from "preact";
import { expect, test, vi } from "vitest";
import type { MySkill, Proposal, Skill } from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../../widget/carrier.ts";
import { createProfile, type ProfileModel } from "../../../../widget/model/index.ts";
import { Confirm } from "../../../../widget/ui/confirm.tsx";
import { MySkills } from "../../../../widget/ui/my-skills.tsx";
import { at, id, NOW } from "../../../factories/seen.ts";
import { me } from "../../../fakes/fake-service.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { after, button, buttons, press, show, type } from "./dom.ts";

const good = <T,>(value: T): Promise<Outcome<T>> => Promise.resolve({ ok: true, value });
const sql: Skill = { id: "sql", name: "SQL", kind: "hard", aliases: [] };
const waiting: Proposal = { id: id(1), text: "Glass blowing", status: "open", at: at(-60) };
const dismissed: Proposal = { id: id(2), text: "Being nice", status: "dismissed", at: at(-60) };

const mySkills = (world: World) => shown(world, (profile) => <MySkills profile={profile} now={NOW} />);
const confirming = (world: World) =>
  shown(world, (profile) => <Confirm me={me({ confirmed: false })} profile={profile} />);

async function shown(world: World, part: (profile: ProfileModel) => JSX.Element) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { carrier, calls } = stillCarrier(world);
  const profile = createProfile(carrier);
  await profile.load();
  const root = await show(part(profile));
  const look = async (words: string) => {
    await type(root, "input", words);
    await after(() => vi.advanceTimersByTimeAsync(500));
  };
  const settle = () => after(() => vi.advanceTimersByTimeAsync(0));
  return { root, calls, look, settle };
}

test("a skill that is not there can be proposed, with what happens next; it is listed then", async () => {
  const proposals: Proposal[] = [];
  const { root, calls, look, settle } = await mySkills({
    find: { skills: () => good([]), proposals: () => good([...proposals]) },
    act: {
      proposeSkill: () => {
        proposals.push(waiting);
        return good({ skill: null, proposal: waiting });
      },
    },
  });
  await look("Glass blowing");
  expect(root.textContent).toContain("decide whether to add it");
  await press(root, "Propose “Glass blowing”");
  await settle();
  expect(calls).toEqual([["proposeSkill", "Glass blowing"]]);
  expect(root.textContent).toContain("Glass blowing waiting for a curator");
  expect(root.querySelector("input")?.value).toBe("");
});

test("one that is there by another spelling becomes mine, and that is said", async () => {
  const { root, calls, look, settle } = await mySkills({
    find: { skills: () => good([]) },
    act: { proposeSkill: () => good({ skill: sql, proposal: null }) },
  });
  await look("sqls");
  await press(root, "Propose “sqls”");
  await settle();
  expect(calls).toEqual([
    ["proposeSkill", "sqls"],
    ["addSkill", "sql", undefined],
  ]);
  expect(root.textContent).toContain("That is “SQL” here.");
});

test("before the first confirmation a skill can be proposed too, and one that is there is ticked", async () => {
  const { root, look, settle } = await confirming({
    find: { skills: () => good([]) },
    act: { proposeSkill: () => good({ skill: sql, proposal: null }) },
  });
  await look("sqls");
  await press(root, "Propose “sqls”");
  await settle();
  expect(root.querySelector<HTMLInputElement>("fieldset input[type=checkbox]")?.checked).toBe(true);
  expect(root.querySelector("fieldset")?.textContent).toContain("SQL");
});

test("nothing is proposed that has this very name", async () => {
  const { root, look } = await mySkills({ find: { skills: () => good([sql]) } });
  await look("sql");
  expect(buttons(root)).toEqual(["Add SQL"]);
  await look("sq");
  expect(buttons(root)).toEqual(["Add SQL", "Propose “sq”"]);
});

test("what waits can be taken back, what was not added can be cleared", async () => {
  const { root, calls } = await mySkills({ proposals: [waiting, dismissed] });
  await press(root, "Take back the proposal “Glass blowing”");
  await press(root, "Clear the proposal “Being nice”");
  expect(calls).toEqual([
    ["withdrawProposal", id(1)],
    ["withdrawProposal", id(2)],
  ]);
});

test("what colleagues wondered about counts again once its owner says so", async () => {
  const evidence = { id: id(3), kind: "answered" as const, at: at(-60), note: "", disputed: false };
  const skill: MySkill = { id: "sql", name: "SQL", kind: "hard", evidence: [{ ...evidence, wondered: true }] };
  const { root, calls } = await mySkills({ mySkills: [skill] });
  expect(root.textContent).toContain("Colleagues wondered whether this still holds.");
  await press(root, "It holds: SQL");
  expect(calls).toEqual([["addSkill", "sql", undefined]]);
  const still = await mySkills({ mySkills: [{ ...skill, evidence: [{ ...evidence, wondered: false }] }] });
  expect(() => button(still.root, "It holds")).toThrow("0 buttons");
});
