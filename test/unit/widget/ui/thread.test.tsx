// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import type { Ask } from "../../../../server/contract/index.ts";
import { createThread } from "../../../../widget/model/index.ts";
import { ThreadScreen } from "../../../../widget/ui/thread-screen.tsx";
import { accepted, at, clock, id, ida, localAsk, marta, message } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { after, button, key, press, show, type } from "./dom.ts";

async function open(ask: Ask, world: World = {}) {
  const still = stillCarrier({ asks: [{ ...localAsk(), ask }], ...world });
  const thread = createThread(still.carrier, ask.id, () => () => {});
  const root = await show(<ThreadScreen thread={thread} clock={clock} />);
  return { ...still, root, thread, verbs: () => still.calls.filter(([verb]) => verb !== "markRead") };
}

const asCoach = (changes: Partial<Ask> = {}) => accepted({ role: "coach", ...changes });
const closed = (changes: Partial<Ask> = {}) =>
  accepted({ status: "resolved", closedAt: at(-1), closedBecause: "resolved", learnt: "ROWS counts rows", ...changes });

test("messages show who, when, and code as code", async () => {
  const { root } = await open(accepted(), {
    messages: [message({ text: "Look:\n```\nrow_number() over ()\n```\nand `rank`" })],
  });
  expect(root.querySelector("pre code")?.textContent).toBe("row_number() over ()");
  expect(root.querySelector("p code")?.textContent).toBe("rank");
  expect(root.querySelector('[role="log"]')?.textContent).toContain("Marta Alves10:37");
});

test("what is unread is read once it is on screen", async () => {
  const { calls } = await open(accepted({ unread: 1 }), { messages: [message({ seq: 4 })] });
  expect(calls).toEqual([["markRead", id(100), 4]]);
});

test("Ctrl + Enter sends what is typed, and the line is empty again", async () => {
  const { root, verbs } = await open(accepted());
  await type(root, "#composer", "Thank you, and RANGE?");
  await after(() => root.querySelector<HTMLElement>("#composer")?.focus());
  await key("Enter");
  expect(verbs()).toEqual([]);
  await key("Enter", { ctrlKey: true });
  expect(verbs()[0]).toMatchObject([
    "sendMessage",
    id(100),
    { text: "Thank you, and RANGE?", kind: "text" },
    expect.any(String),
  ]);
  expect(root.querySelector<HTMLTextAreaElement>("#composer")?.value).toBe("");
});

test("a message that is kept here says so; a refused one leaves the choice", async () => {
  const trouble = {
    code: "ask_closed" as const,
    title: "This question is closed.",
    status: 409,
    fields: [],
    retryAfter: null,
  };
  const { root, verbs } = await open(accepted(), {
    messages: [
      message({ mine: true }, { state: "kept", since: at(0) }),
      message({ id: id(301), mine: true }, { state: "refused", trouble }),
    ],
  });
  expect(root.textContent).toContain("kept here, goes out when you are back online");
  await press(root, "Send again");
  expect(verbs()).toEqual([["again", id(301)]]);
});

test("a coach is offered to say back first, and it goes as such", async () => {
  const { root, verbs } = await open(asCoach());
  await press(root, "“Let me say back");
  const line = root.querySelector<HTMLTextAreaElement>("#composer");
  expect(line?.value).toMatch(/^Let me say back what I understood/u);
  expect(document.activeElement).toBe(line);
  await press(root, "Say it back");
  expect(verbs()[0]).toMatchObject(["sendMessage", id(100), { kind: "say_back" }, expect.any(String)]);
});

test("a learner is not asked to say back, and cannot hand back", async () => {
  const { root } = await open(accepted());
  expect(root.querySelector(".say-back")).toBeNull();
  expect(() => button(root, "Hand it back")).toThrow("0 buttons");
});

test("a coach hands back in two steps, with a word", async () => {
  const { root, verbs } = await open(asCoach());
  await press(root, "Hand it back");
  const form = root.querySelector("form.card") as HTMLFormElement;
  await type(form, "input", "Out until Monday");
  await after(() => form.requestSubmit());
  expect(verbs()).toEqual([["handBack", id(100), "Out until Monday"]]);
});

test("a time in the past is not proposed", async () => {
  const { root, verbs } = await open(accepted());
  await press(root, "Find a time");
  await type(root, 'input[type="datetime-local"]', "2026-05-06T09:00");
  await after(() => root.querySelector<HTMLFormElement>("form.card")?.requestSubmit());
  expect(root.textContent).toContain("Choose a time that is still to come.");
  await type(root, 'input[type="datetime-local"]', "2026-05-06T15:00");
  await after(() => root.querySelector<HTMLFormElement>("form.card")?.requestSubmit());
  expect(verbs()[0]).toMatchObject(["sendMessage", id(100), { kind: "time", startsAt: "2026-05-06T15:00:00.000Z" }]);
});

test("the end of the agreed minutes is a quiet card; adding fifteen puts it away", async () => {
  const { root } = await open(accepted({ acceptedAt: at(-16) }));
  expect(root.textContent).toContain("15 minutes are over. Wrap up, add 15, or find another time.");
  await press(root, "Add 15");
  expect(root.textContent).not.toContain("minutes are over");
});

test("wrapping up needs a line in one's own words, then sends what was chosen", async () => {
  const { root, verbs } = await open(accepted());
  await press(root, "Wrap up");
  await press(root, "Done, thank you");
  expect(verbs()).toEqual([]);
  expect(root.textContent).toContain("Write a line or two, in your own words.");
  await type(root, "textarea", "ROWS counts rows, RANGE counts values");
  await after(() => root.querySelector<HTMLInputElement>('input[value="Patience"]')?.click());
  await press(root, "Done, thank you");
  expect(verbs()[0]?.[2]).toEqual({
    learnt: "ROWS counts rows, RANGE counts values",
    helped: true,
    feedback: { helped: "Patience", text: "" },
  });
});

test("where the course is told of a teach-back, its learner reads so before, and nobody else", async () => {
  const told = "Your course is told that you taught this back.";
  const wrappedUp = async (changes: Parameters<typeof accepted>[0]) => {
    const { root } = await open(accepted(changes));
    await press(root, "Wrap up");
    return root.textContent ?? "";
  };
  expect(await wrappedUp({ courseIsTold: true })).toContain(told);
  expect(await wrappedUp({})).not.toContain(told);
  const { root } = await open(accepted({ courseIsTold: true }));
  expect(root.textContent).not.toContain(told);
});

test("nothing is shared and nobody is thanked unless chosen", async () => {
  const { root, verbs } = await open(accepted());
  await press(root, "Wrap up");
  await type(root, "textarea", "It works now");
  await press(root, "Done, thank you");
  expect(verbs()[0]?.[2]).toEqual({ learnt: "It works now", helped: true });
});

test("it did not help: asked once more, and only that is sent", async () => {
  const { root, verbs } = await open(accepted());
  await press(root, "Wrap up");
  await press(root, "It did not help");
  await press(root, "Close it");
  expect(verbs()[0]?.[2]).toEqual({ helped: false });
});

test("a closed thread shows what was learnt, and the coach may add a word", async () => {
  const { root, verbs } = await open(closed({ role: "coach" }));
  expect(root.textContent).toContain(`Ida learnt`);
  expect(root.querySelector("#composer")).toBeNull();
  await after(() => root.querySelector<HTMLInputElement>('input[value="Asked back"]')?.click());
  await press(root, "Send");
  expect(verbs()[0]?.[2]).toEqual({ feedback: { helped: "Asked back", text: "" } });
  await vi.waitFor(() => expect(root.textContent).toContain("Sent. Thank you."));
});

test("a thread that is not mine says so", async () => {
  const { root } = await open(accepted({ id: id(1) }), { asks: [] });
  expect(root.textContent).toBe("This thread is not here, or no longer yours to see.");
});

test("the other side is who the thread is with", async () => {
  const learner = await open(accepted());
  const coach = await open(asCoach());
  expect(learner.root.querySelector("h2")?.textContent).toBe(marta.name);
  expect(coach.root.querySelector("h2")?.textContent).toBe(ida.name);
});
