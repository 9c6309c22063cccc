// @vitest-environment happy-dom
import { expect, onTestFinished, test, vi } from "vitest";
import type { MatchAnswer } from "../../../../server/contract/index.ts";
import { createAskForm, createAsks, createMatch, createPageTopic } from "../../../../widget/model/index.ts";
import { signal } from "@preact/signals";
import { AskScreen } from "../../../../widget/ui/ask-screen.tsx";
import { accepted, at, clock, ida, localAsk, marta, person, takeaway } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";
import { after, button, buttons, key, press, show, type } from "./dom.ts";

const answer = (changes: Partial<MatchAnswer> = {}): MatchAnswer => ({
  skills: [
    { id: "window-functions", name: "Window functions", kind: "hard", score: 0.9, matched: "Frames" },
    { id: "sql", name: "SQL", kind: "hard", score: 0.6, matched: "Advanced SQL" },
  ],
  people: [person()],
  takeaways: [],
  ...changes,
});
const page = {
  state: "read",
  key: "1",
  topic: { title: "Frames", course: "Advanced SQL", module: "Module 3", url: "http://lms.localhost/frames" },
  source: "moodle",
  selection: null,
  connect: null,
} as const;

async function panel(world: World = {}, found: MatchAnswer = answer()) {
  const asked: unknown[] = [];
  const match = (body: unknown) => {
    asked.push(body);
    return Promise.resolve({ ok: true as const, value: found });
  };
  const still = stillCarrier({ page, ...world, find: { match, ...world.find } });
  const topic = createPageTopic(still.carrier);
  const matched = createMatch(still.carrier, topic, signal(true));
  const form = createAskForm(still.carrier, { topic: topic.exact, skills: matched.chosen });
  const opened: string[] = [];
  const root = await show(
    <AskScreen
      page={topic}
      match={matched}
      form={form}
      asks={createAsks(still.carrier)}
      clock={clock}
      source="page"
      onOpenThread={(askId) => opened.push(askId)}
      onSignIn={() => {}}
    />,
  );
  return { ...still, root, asked, opened, form };
}

test("a read page shows its skills, where they come from, and who knows them", async () => {
  const { root } = await panel();
  for (const words of [
    "Window functions",
    "from “Advanced SQL › Module 3 › Frames”",
    "Marta Alves",
    "answered 4 asks",
    "Lisbon, 4 h with you today",
  ])
    expect(root.textContent).toContain(words);
  expect(button(root, "Ask Marta").classList).toContain("primary");
});

test("a skill that is left out is sought without, and each can be put back", async () => {
  const { root, asked } = await panel();
  await press(root, "Leave out SQL");
  expect(asked.at(-1)).toMatchObject({ without: ["sql"] });
  await press(root, "Put back SQL");
  expect(asked.at(-1)).not.toHaveProperty("without");
});

test("what will be sent is the exact topic; a piece left out is not sent", async () => {
  const { root, asked } = await panel();
  expect(root.querySelector("details")?.textContent).toContain("http://lms.localhost/frames");
  await press(root, "Leave out: http://lms.localhost/frames");
  expect(asked.at(-1)).toEqual({ topic: { title: "Frames", course: "Advanced SQL", module: "Module 3" } });
});

test("a selection goes only when ticked, and shows masked", async () => {
  const { root, asked } = await panel({ page: { ...page, selection: "mail ida@example.org about ROWS" } });
  expect(JSON.stringify(asked)).not.toContain("ROWS");
  expect(root.querySelector("blockquote")?.textContent).toBe("mail ••• about ROWS");
  await after(() => root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click());
  expect(asked.at(-1)).toMatchObject({ topic: { excerpt: "mail ••• about ROWS" } });
});

test("asking Marta without a name sends exactly that, once", async () => {
  const { root, calls } = await panel();
  await press(root, "Ask Marta");
  expect(document.activeElement?.tagName).toBe("TEXTAREA");
  await type(root, "textarea", "rank rows per customer");
  await after(() => root.querySelector<HTMLInputElement>('input[value="30"]')?.click());
  await after(() => root.querySelector<HTMLInputElement>('input[value="without"]')?.click());
  expect(root.textContent).toContain("Marta will see the question under a made-up name");
  await key("Enter", { ctrlKey: true });
  await press(root, "Ask Marta").catch(() => {});
  const sent = calls.filter(([verb]) => verb === "openAsk");
  expect(sent).toHaveLength(1);
  expect(sent[0]?.[2]).toMatchObject({ goal: "rank rows per customer", minutes: 30, anonymous: true, to: marta.id });
  expect(root.textContent).toContain("Your question is on its way");
});

test("without a goal nothing is sent, and the field says what is missing", async () => {
  const { root, calls } = await panel();
  await press(root, "Find someone for me");
  await after(() => root.querySelector("form")?.requestSubmit());
  expect(calls).toEqual([]);
  const goal = root.querySelector("textarea");
  expect(goal?.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(goal);
});

test("what was typed before is offered again", async () => {
  const { root } = await panel({ drafts: { ask: JSON.stringify({ goal: "half a thought" }) } });
  expect(root.textContent).toContain("You began to write: “half a thought”");
  await press(root, "Go on");
  expect(root.querySelector("textarea")?.value).toBe("half a thought");
});

test("nobody knows it: says what happens then, and asks all the same", async () => {
  const { root } = await panel({}, answer({ people: [] }));
  expect(root.textContent).toContain("Ask anyway: we look for someone, and your learning team sees");
  await press(root, "Ask anyway");
  expect(root.querySelector("form h2")?.textContent).toBe("Ask, and we find someone");
});

test("a page that cannot be read can be told in words", async () => {
  const { root, asked } = await panel({ page: { state: "unreadable", why: "browser" } });
  expect(root.textContent).toContain("Pages of the browser itself cannot be read.");
  await type(root, "input", "Window functions in SQL");
  await press(root, "Look");
  expect(asked.at(-1)).toMatchObject({ topic: { title: "Window functions in SQL" } });
});

test("the state of an ask names who has it, until when, and what comes then", async () => {
  const { root, calls } = await panel({ asks: [localAsk()] });
  expect(root.textContent).toContain("Asked at 10:42. Marta has until 14:42; then we ask two more.");
  await press(root, "Withdraw");
  expect(calls).toEqual([]);
  expect(document.activeElement).toBe(button(root, "Keep it"));
  await press(root, "Yes, take it back");
  expect(calls).toEqual([["withdrawAsk", localAsk().ask.id]]);
});

test("an ask made offline says that it is kept here", async () => {
  const { root } = await panel({ asks: [localAsk({}, { delivery: { state: "kept", since: at(0) } })] });
  expect(root.textContent).toContain("Kept here. It goes out when you are back online.");
});

test("a refused ask keeps its words and leaves the choice", async () => {
  const trouble = {
    code: "ask_differs" as const,
    title: "This question was already sent with other words.",
    status: 409,
    fields: [],
    retryAfter: null,
  };
  const { root, calls } = await panel({ asks: [localAsk({}, { delivery: { state: "refused", trouble } })] });
  expect(root.textContent).toContain("This question was already sent with other words.");
  await press(root, "Send again");
  await press(root, "Let it go");
  expect(calls.map(([verb]) => verb)).toEqual(["again", "forget"]);
});

test("an accepted ask opens its thread", async () => {
  const { root, opened } = await panel({ asks: [{ ...localAsk(), ask: accepted({ unread: 2 }) }] });
  expect(root.textContent).toContain("Marta took it at 10:32.");
  await press(root, "Open the thread");
  expect(opened).toEqual([localAsk().ask.id]);
});

test("names and words are text, never markup", async () => {
  const bad = "<img src=x onerror=alert(1)>";
  const { root } = await panel(
    { asks: [localAsk({ goal: bad })] },
    answer({
      people: [person({ ...ida, name: bad })],
      takeaways: [takeaway({ what: bad, behind: { ...ida, name: bad } })],
    }),
  );
  expect(root.querySelector("img")).toBeNull();
  expect(buttons(root)).toContain("Ask <img");
});

test("of what earlier learners learnt one is in sight, the others are one press away", async () => {
  const takeaways = ["first", "second", "third"].map((what) => takeaway({ id: what, what }));
  const { root } = await panel({}, answer({ takeaways }));
  const folded = [...root.querySelectorAll("details")].find((each) => each.textContent?.startsWith("2 more"));
  expect(folded?.open).toBe(false);
  expect([...(folded?.querySelectorAll(".takeaway > p:first-child") ?? [])].map((p) => p.textContent)).toEqual([
    "“second”",
    "“third”",
  ]);
  expect(root.querySelector(".takeaway")?.textContent).toContain("first");
  expect(root.querySelector(".takeaway")?.closest("details")).toBeNull();
});

test("how many messages are unread is said once with the way to the thread", async () => {
  const { root } = await panel({ asks: [{ ...localAsk(), ask: accepted({ unread: 2 }) }] });
  const open = button(root, "Open the thread");
  for (const hidden of open.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  expect(open.textContent).toBe("Open the thread 2 unread");
});

test("a skill left out can be called not right for this page, and that taken back", async () => {
  const { root, calls } = await panel();
  await press(root, "Leave out SQL");
  expect(root.textContent).toContain("SQL is left out this time.");
  await press(root, "It is not what this page is about");
  expect(calls.at(-1)?.slice(2)).toEqual(["sql", "wrong"]);
  expect(root.textContent).toContain("Noted: this page is not about SQL.");
  await press(root, "Undo");
  expect(calls.at(-1)?.slice(2)).toEqual(["sql", null]);
});

test("a reason can be called not right, and that taken back", async () => {
  const reasons = [{ kind: "answered", about: "knows" as const, text: "answered an ask", skillId: "sql" }];
  const { root, calls } = await panel({}, answer({ people: [person({ reasons })] }));
  await press(root, "Not right: answered an ask");
  expect(calls.at(-1)).toEqual(["doubtReason", marta.id, { skill: "sql", kind: "answered", doubted: true }]);
  await press(root, "Undo");
  expect(calls.at(-1)).toEqual(["doubtReason", marta.id, { skill: "sql", kind: "answered", doubted: false }]);
});

test("a skill that was not found can be added to the page", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const joins = { id: "joins", name: "SQL joins", kind: "hard" as const, aliases: [] };
  const skills = () => Promise.resolve({ ok: true as const, value: [joins] });
  const { root, calls } = await panel({ find: { skills } });
  await press(root, "Add a skill");
  await type(root, "input[type=search]", "joins");
  await after(() => vi.advanceTimersByTimeAsync(1_000));
  await press(root, "This page is about SQL joins");
  expect(calls.at(-1)?.slice(2)).toEqual(["joins", "right"]);
});
