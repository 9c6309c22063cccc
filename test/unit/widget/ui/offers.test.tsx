// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createAsks, createMe, createOffers } from "../../../../widget/model/index.ts";
import type { LocalOffer } from "../../../../widget/carrier.ts";
import { InboxScreen } from "../../../../widget/ui/inbox-screen.tsx";
import { at, clock, id, ida, localOffer, localAsk, marta, NOW, offer } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { after, button, buttons, key, press, show } from "./dom.ts";

async function inbox(world: World = {}) {
  const still = stillCarrier(world);
  const offers = createOffers(still.carrier, () => () => {});
  const accepted: string[] = [];
  const root = await show(
    <InboxScreen
      offers={offers}
      me={createMe(still.carrier)}
      asks={createAsks(still.carrier)}
      clock={clock}
      picture={still.carrier.find.picture}
      takeFocus
      onAccepted={(askId) => accepted.push(askId)}
      onHours={() => {}}
      onConfirm={() => {}}
    />,
  );
  const verbs = () => still.calls.filter(([verb]) => verb !== "seenOffers");
  return { ...still, root, accepted, verbs };
}

const two = (): LocalOffer[] => [localOffer(), localOffer({ id: id(201), topic: { title: "Query tuning" } })];
const focused = () => document.activeElement?.getAttribute("aria-label");
const answered = (changed: LocalOffer, act: "decline" | "snooze" | "pass"): LocalOffer => ({
  offer: { ...changed.offer, status: act === "decline" ? "declined" : act === "pass" ? "passed" : "snoozed" },
  answer: { act, undoUntil: at(0.15), delivery: { state: "kept", since: at(0) } },
});

test("a question shows topic, minutes, deadline, words and why me, and never who asks without a name", async () => {
  const { root } = await inbox({ offers: [localOffer()] });
  const text = root.textContent ?? "";
  for (const words of [
    "Window functions · 15 min",
    "until 14:42",
    "rank rows per customer",
    "tried: GROUP BY",
    "A colleague asks",
    "You answered 4 asks",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain(ida.name);
});

test("the first question takes the focus, and a single key answers it", async () => {
  const { verbs, accepted } = await inbox({
    offers: two(),
    act: { acceptOffer: () => Promise.resolve({ ok: true, value: { offer: offer({ status: "accepted" }) } }) },
  });
  expect(focused()).toBe("Window functions, 15 minutes");
  await key("a");
  expect(verbs()).toEqual([["acceptOffer", id(200)]]);
  expect(accepted).toEqual([id(100)]);
});

test("keys do nothing while the focus is elsewhere", async () => {
  const { root, verbs } = await inbox({ offers: two() });
  await after(() => root.querySelector<HTMLElement>("h2")?.focus());
  for (const name of ["a", "x", "n", "p"]) await key(name);
  expect(verbs()).toEqual([]);
});

test("keys with a modifier, and keys held down, stay the browser's", async () => {
  const { verbs } = await inbox({ offers: two() });
  const events = [
    await key("a", { ctrlKey: true }),
    await key("x", { metaKey: true }),
    await key("x", { repeat: true }),
  ];
  expect(verbs()).toEqual([]);
  expect(events.map((event) => event.defaultPrevented)).toEqual([false, false, false]);
});

test("no needs no reason, and the next question takes the focus", async () => {
  const still = await inbox({ offers: two() });
  await key("x");
  expect(still.verbs()).toEqual([["declineOffer", id(200), undefined]]);
  const [first, second] = two() as [LocalOffer, LocalOffer];
  await after(() => still.offers.set([answered(first, "decline"), second]));
  expect(focused()).toBe("Query tuning, 15 minutes");
  expect(still.root.querySelectorAll("article")).toHaveLength(1);
});

test("the line after a no takes it back, and pauses until Monday in the same line", async () => {
  const { root, verbs } = await inbox({ offers: [answered(localOffer(), "decline")] });
  const line = root.querySelector(".undo-line") as HTMLElement;
  expect(line.textContent).toContain("You said no, and that is fine.");
  await press(line, "Pause me until Monday?");
  await press(line, "Undo");
  expect(verbs()).toEqual([
    ["setAvailability", { pausedUntil: "2026-05-11T09:00:00.000Z" }],
    ["undoOffer", id(200)],
  ]);
});

test("what is taken back takes the focus again", async () => {
  const [first, second] = two() as [LocalOffer, LocalOffer];
  const still = await inbox({ offers: [answered(first, "decline"), second] });
  await press(still.root, "Undo");
  await after(() => still.offers.set([first, second]));
  expect(focused()).toBe("Window functions, 15 minutes");
});

test("not now offers four times, by press or by number", async () => {
  const { root, verbs } = await inbox({ offers: two() });
  await key("n");
  expect(document.activeElement?.textContent).toContain("In an hour");
  expect(buttons(root.querySelector('[role="group"]') as HTMLElement)).toEqual([
    "In an hour1",
    "This afternoon2",
    "Tomorrow morning3",
    "Monday4",
  ]);
  await key("3");
  expect(verbs()).toEqual([["snoozeOffer", id(200), "2026-05-07T09:00:00.000Z"]]);
});

test("escape closes what was opened and answers nothing", async () => {
  const { root, verbs } = await inbox({ offers: [localOffer()] });
  await key("n");
  await key("Escape");
  expect(root.querySelector('[role="group"][aria-label="Show it again"]')).toBeNull();
  expect(verbs()).toEqual([]);
});

test("passing shows colleagues with reasons; one press passes it on", async () => {
  const reasons = [{ kind: "completed", about: "knows" as const, text: "completed Advanced SQL" }];
  const { root, verbs } = await inbox({
    offers: [localOffer()],
    find: { colleagues: () => Promise.resolve({ ok: true, value: [{ ...marta, reasons }] }) },
  });
  await key("p");
  expect(root.textContent).toContain("completed Advanced SQL");
  await press(root, "Pass to Marta");
  expect(verbs()).toEqual([["passOffer", id(200), marta.id]]);
});

test("a question that went round three times cannot be passed, by press or key", async () => {
  const { root } = await inbox({ offers: [localOffer({ canPass: false })] });
  await key("p");
  expect(buttons(root)).not.toContain("PassP");
  expect(root.querySelector('[aria-label="Who could know this?"]')).toBeNull();
});

test("someone was faster: the question says so and stays", async () => {
  const trouble = {
    code: "ask_taken" as const,
    title: "Someone was faster, thank you.",
    status: 409,
    fields: [],
    retryAfter: null,
  };
  const { root, accepted } = await inbox({
    offers: [localOffer()],
    act: { acceptOffer: () => Promise.resolve({ ok: false, trouble }) },
  });
  await press(root, "Accept");
  expect(root.querySelector('[role="alert"]')?.textContent).toContain("Someone was faster, thank you.");
  expect(accepted).toEqual([]);
});

test("while accepting, a second press is not possible", async () => {
  const { root } = await inbox({ offers: [localOffer()], act: { acceptOffer: () => new Promise(() => {}) } });
  await press(root, "Accept");
  expect(button(root, "Accepting").disabled).toBe(true);
});

test("nobody waits: thanks, and what the last help led to", async () => {
  const done = localAsk({
    role: "coach",
    status: "resolved",
    coach: marta,
    learnt: "ROWS counts rows",
    closedAt: at(-60),
  });
  const { root } = await inbox({ asks: [done] });
  expect(root.textContent).toContain("Nobody is waiting. Thank you for being here.");
  expect(root.textContent).toContain("“ROWS counts rows”");
});

test("a passed deadline is told without hurry", async () => {
  const { root } = await inbox({ offers: [localOffer({ deadline: new Date(NOW - 1).toISOString() })] });
  expect(root.textContent).toContain("moving on to others");
});
