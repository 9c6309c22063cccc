import { expect, test } from "vitest";
import type { LocalThread } from "../../../../widget/carrier.ts";
import { createThread } from "../../../../widget/model/thread.ts";
import { accepted, at, id, message, NOW } from "../../../factories/seen.ts";
import { stillCarrier, type World } from "../../../fakes/still-carrier.ts";

const ASK = id(100);
const thread = (changes: Parameters<typeof accepted>[0] = {}): World => ({
  asks: [{ ask: accepted(changes), delivery: { state: "sent" }, pending: [] }],
  messages: [
    message({ seq: 1 }),
    message({ id: id(301), seq: 2 }),
    message({ id: id(302), seq: 0, mine: true }, { state: "kept", since: at(0) }),
  ],
});

function open(world: World = thread(), still = stillCarrier(world)) {
  let tick = () => {};
  const model = createThread(still.carrier, ASK, (each) => {
    tick = each;
    return () => {};
  });
  return { ...model, still, tick: () => tick() };
}
const loaded = () => new Promise<void>((resolve) => setImmediate(resolve));
const said = (still: ReturnType<typeof stillCarrier>) => still.calls.filter(([verb]) => verb === "sendMessage");

test("one that is not mine to see is told as missing, once it was looked for", () => {
  const { loaded: isLoaded, thread: seen } = open({});
  expect([isLoaded.value, seen.value]).toEqual([true, null]);
});

test("what is typed survives, and sent again after a crash it is the same message", async () => {
  const first = open();
  await loaded();
  first.text.value = "Try ROW_NUMBER";
  await first.settled();
  first.stop();
  const again = open({}, first.still);
  await loaded();
  expect(again.text.value).toBe("Try ROW_NUMBER");
  await first.send();
  await again.send();
  const [one, two] = said(first.still);
  expect(one).toEqual([
    "sendMessage",
    ASK,
    { id: expect.any(String), text: "Try ROW_NUMBER", kind: "text" },
    `message:${ASK}`,
  ]);
  expect(two).toEqual(one);
});

test("pressed twice it sends once; the next message is another one; nothing typed sends nothing", async () => {
  const { text, send, canSend, still } = open();
  await loaded();
  expect(canSend.value).toBe(false);
  expect(await send()).toMatchObject({ ok: false });
  text.value = "one";
  await Promise.all([send(), send()]);
  text.value = "two";
  await send("say_back");
  const bodies = said(still).map(([, , body]) => body as { id: string; text: string; kind: string });
  expect(bodies.map(({ text: words, kind }) => [words, kind])).toEqual([
    ["one", "text"],
    ["two", "say_back"],
  ]);
  expect(bodies[0]?.id).not.toBe(bodies[1]?.id);
});

test("the agreed minutes end", () => {
  const world = { ...thread({ acceptedAt: at(-14), minutes: 15 }), now: NOW };
  const { over, tick } = open(world);
  expect(over.value).toBe(false);
  world.now = NOW + 60_000;
  tick();
  expect(over.value).toBe(true);
  expect(open({ ...thread({ status: "resolved", acceptedAt: at(-60) }) }).over.value).toBe(false);
});

test("what is on screen is told as read once, up to the last that the service knows", () => {
  const { read, still } = open(thread({ unread: 2 }));
  read();
  read();
  expect(still.calls).toEqual([["markRead", ASK, 2]]);
  const nothing = open(thread({ unread: 0 }));
  nothing.read();
  expect(nothing.still.calls).toEqual([]);
});

test("words for closing are kept as they are typed, and go when it is closed", async () => {
  const { learnt, thanks, resolve, settled, still } = open();
  await loaded();
  learnt.value = "ROWS counts rows";
  thanks.value = "your patience";
  await settled();
  expect(JSON.parse(still.drafts.get(`resolve:${ASK}`) ?? "null")).toEqual({
    learnt: "ROWS counts rows",
    thanks: "your patience",
  });
  await resolve({ helped: true, learnt: learnt.value });
  expect(still.calls.at(-1)).toEqual([
    "resolveAsk",
    ASK,
    { helped: true, learnt: "ROWS counts rows" },
    `resolve:${ASK}`,
  ]);
  expect(learnt.value).toBe("");
});

test("a thread told anew is shown anew", () => {
  const still = stillCarrier();
  let tell: (thread: LocalThread | null) => void = () => {};
  const watch = { ...still.carrier.watch, thread: (_: string, call: typeof tell) => ((tell = call), () => {}) };
  const { thread: seen, loaded: isLoaded } = createThread({ ...still.carrier, watch }, ASK, () => () => {});
  expect(isLoaded.value).toBe(false);
  tell({ ask: { ask: accepted(), delivery: { state: "sent" }, pending: [] }, messages: [] });
  expect(seen.value?.ask.ask.status).toBe("accepted");
});
