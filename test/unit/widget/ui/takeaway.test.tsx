// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import type { Ask } from "../../../../server/contract/index.ts";
import { createAskForm, createMe, createThread, uuid } from "../../../../widget/model/index.ts";
import { AskForm } from "../../../../widget/ui/ask-form.tsx";
import { Takeaways } from "../../../../widget/ui/takeaways.tsx";
import { TakeawayQuestions } from "../../../../widget/ui/takeaway-questions.tsx";
import { ThreadScreen } from "../../../../widget/ui/thread-screen.tsx";
import { accepted, askTakeaway, at, clock, id, marta, NOW, takeaway } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { signal } from "@preact/signals";
import { after, buttons, press, show, type } from "./dom.ts";

const taughtBack = (changes: Partial<Ask> = {}) =>
  accepted({
    status: "resolved",
    closedAt: at(-60),
    closedBecause: "resolved",
    learnt: "ROWS counts rows",
    ...changes,
  });

async function open(ask: Ask, world: World = {}) {
  const made = stillCarrier({ asks: [{ ask, delivery: { state: "sent" }, pending: [] }], ...world });
  const thread = createThread(made.carrier, ask.id, () => () => {});
  const root = await show(<ThreadScreen thread={thread} clock={clock} />);
  const verbs = () => made.calls.filter(([verb]) => verb !== "markRead");
  return { root, verbs, thread, drafts: made.drafts };
}
const area = (root: Element) => root.querySelector<HTMLTextAreaElement>(".takeaway-form textarea");

afterEach(() => document.body.replaceChildren());

test("the learner takes over the teach-back, looks at it as it would be shown, and proposes it", async () => {
  const { root, verbs } = await open(taughtBack());
  await press(root, "Write it");
  expect(area(root)?.value).toBe("ROWS counts rows");
  await type(root, ".takeaway-form textarea", "ROWS counts rows, not values");
  await press(root, "Look at it");
  expect(root.textContent).toContain("This is what will be shown");
  expect(root.textContent).toContain("ROWS counts rows, not values");
  await press(root, "Propose it to Marta");
  expect(verbs()).toEqual([
    ["proposeTakeaway", id(100), { what: "ROWS counts rows, not values", named: true, over: 0 }],
  ]);
});

test("without a what nothing is looked at", async () => {
  const { root } = await open(taughtBack());
  await press(root, "Write it");
  await type(root, ".takeaway-form textarea", " ");
  await press(root, "Look at it");
  expect(root.textContent).toContain("Write in a line or two what you learnt.");
});

test("who asked without a name is named only by ticking it", async () => {
  const { root, verbs } = await open(taughtBack({ anonymous: true }));
  await press(root, "Write it");
  expect(root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked).toBe(false);
  await press(root, "Look at it");
  await press(root, "Propose it");
  expect(verbs()[0]?.[2]).toMatchObject({ named: false });
});

test("an ordinary word may be kept, an address may not", async () => {
  const masks = [
    { text: "Mark", mayKeep: true, kept: false },
    { text: "mark@example.org", mayKeep: false, kept: false },
  ];
  const { root, verbs } = await open(taughtBack(), { masks });
  await press(root, "Write it");
  await press(root, "Look at it");
  expect(root.textContent).toContain("“mark@example.org” stays masked");
  expect(buttons(root)).not.toContain("mark@example.org");
  await press(root, "“Mark” is an ordinary word");
  await press(root, "Propose it");
  expect(verbs()[0]?.[2]).toMatchObject({ keep: ["mark"] });
});

test("the coach sees the very words and agrees, words them anew, or says no", async () => {
  const asked = () =>
    open(
      taughtBack({
        role: "coach",
        takeaway: askTakeaway({ mine: false, version: 3, named: { mine: false, theirs: true } }),
      }),
    );
  const one = await asked();
  expect(one.root.textContent).toContain("Draw five rows with two equal dates.");
  await press(one.root, "Agree");
  expect(one.verbs()).toEqual([["agreeToTakeaway", id(100), { version: 3, named: false }]]);
  const two = await asked();
  await press(two.root, "No");
  expect(two.verbs()).toEqual([["endTakeaway", id(100)]]);
  const three = await asked();
  await press(three.root, "Another wording");
  expect(area(three.root)?.value).toBe("ROWS counts rows, RANGE counts values.");
  await press(three.root, "Look at it");
  await press(three.root, "Propose it");
  expect(three.verbs()[0]?.[2]).toMatchObject({ over: 3, named: false });
});

test("before the learner proposes, the coach is not asked; a no shows no way to ask again", async () => {
  const coach = await open(taughtBack({ role: "coach" }));
  expect(buttons(coach.root)).not.toContain("Write it");
  const closed = await open(taughtBack({ takeaway: askTakeaway({ status: "closed", mayPropose: false }) }));
  expect(closed.root.textContent).toContain("This stays between the two of you.");
  expect(buttons(closed.root)).not.toContain("Write it after all");
});

test("what is published can be taken back by either", async () => {
  const { root, verbs } = await open(taughtBack({ takeaway: askTakeaway({ status: "published", behind: marta }) }));
  expect(root.textContent).toContain("Marta stands behind it.");
  await press(root, "Take it back");
  expect(verbs()).toEqual([["endTakeaway", id(100)]]);
});

test("a reader may say that one is out of date; one without anybody behind it says so", async () => {
  const said: unknown[] = [];
  const root = await show(
    <Takeaways
      takeaways={[takeaway({ behind: null }), takeaway({ id: id(401), here: false, what: "Near", checking: true })]}
      now={NOW}
      onReview={(...words) => {
        said.push(words);
        return Promise.resolve({ ok: true, value: null });
      }}
    />,
  );
  expect(root.textContent).toContain("looking for somebody who stands behind this");
  expect(root.querySelector("h2")?.textContent).toBe("Someone asked this before");
  expect(root.querySelector("details summary")?.textContent).toBe("About the same skill");
  await press(root, "Out of date");
  expect(said).toEqual([[id(400), "out_of_date"]]);
  expect(root.textContent).toContain("Whoever stands behind it is asked.");
});

test("while a question is typed, at most three that are near come from the device", async () => {
  const shelf = ["one", "two", "three", "four"].map((word, n) =>
    takeaway({ id: uuid(), what: `Frames ${word}`, reviewedAt: at(-n) }),
  );
  const others = ["joins", "plans", "keys", "views", "sorts"].map((what) => takeaway({ id: uuid(), what, page: what }));
  const { carrier } = stillCarrier({ takeaways: [...shelf, ...others] });
  const form = createAskForm(carrier, { topic: signal({ title: "t" }), skills: signal([]) });
  const root = await show(<AskForm form={form} now={NOW} onSent={() => {}} onCancel={() => {}} />);
  expect(root.querySelector("#asked-before-typed")).toBeNull();
  await after(() => (form.goal.value = "I want to see fram"));
  await vi.waitFor(() => expect(root.querySelectorAll(".ask-form details")).toHaveLength(3));
});

test("a quiet line asks whoever stands behind one, and whoever might", async () => {
  const questions = [
    { id: id(1), kind: "review" as const, what: "A", page: "Frames" },
    { id: id(2), kind: "stand" as const, what: "B", page: "Joins" },
  ];
  const { carrier, calls } = stillCarrier();
  const me = { ...createMe(carrier), me: signal({ takeaways: questions } as never) };
  const root = await show(<TakeawayQuestions me={me} />);
  await press(root, "Still true");
  await press(root, "Rather not");
  expect(calls).toEqual([
    ["reviewTakeaway", id(1), "still_true"],
    ["standBehind", id(2), false],
  ]);
});
