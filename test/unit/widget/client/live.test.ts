import { expect, test } from "vitest";
import { keepLive, type LiveOptions } from "../../../../widget/client/live.ts";
import { trouble, type Outcome } from "../../../../widget/carrier.ts";

/** A socket that does nothing by itself. */
class StillSocket extends EventTarget {
  static opened: StillSocket[] = [];
  readonly address: string;
  constructor(address: string | URL) {
    super();
    this.address = String(address);
    StillSocket.opened.push(this);
  }
  say(message: unknown): void {
    this.dispatchEvent(
      new MessageEvent("message", { data: typeof message === "string" ? message : JSON.stringify(message) }),
    );
  }
  close(): void {
    this.dispatchEvent(new Event("close"));
  }
}

interface Wait {
  milliseconds: number;
  over: () => void;
}

function live(options: Partial<LiveOptions> = {}) {
  StillSocket.opened = [];
  const ending = new AbortController();
  const hints: number[] = [];
  const waits: Wait[] = [];
  let tickets = 0;
  const done = keepLive({
    ticket: () =>
      Promise.resolve({ ok: true, value: { ticket: `once-${(tickets += 1)}` } } as Outcome<{ ticket: string }>),
    server: () => Promise.resolve("https://service.test"),
    hint: () => void hints.push(1),
    signal: ending.signal,
    WebSocket: StillSocket as unknown as typeof WebSocket,
    random: () => 1,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        waits.push({ milliseconds, over: resolve });
        signal.addEventListener("abort", () => resolve());
      }),
    ...options,
  });
  return { done, hints, waits, end: () => ending.abort() };
}

/** Lets everything that can happen now happen. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const socket = () => StillSocket.opened.at(-1) ?? new StillSocket("none");

test("opens with a ticket that is good once, over a safe line, and hints at each word but a heartbeat", async () => {
  const { hints, end, done } = live();
  await settle();
  expect(socket().address).toBe("wss://service.test/api/live?ticket=once-1");
  socket().say({ type: "hello", epoch: "e", head: 3 });
  socket().say({ type: "beat" });
  socket().say({ type: "feed", head: 4 });
  socket().say("not ours");
  expect(hints).toHaveLength(2);
  end();
  await done;
});

test("comes back with a new ticket, waiting longer each time until it hears something again", async () => {
  const { waits, end, done } = live();
  for (const heard of [false, false, true, false]) {
    await settle();
    if (heard) socket().say({ type: "beat" });
    socket().close();
    await settle();
    waits.at(-1)?.over();
  }
  await settle();
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([2000, 4000, 1000, 2000]);
  expect(StillSocket.opened.map(({ address }) => address.split("=")[1])).toEqual([
    "once-1",
    "once-2",
    "once-3",
    "once-4",
    "once-5",
  ]);
  end();
  await done;
});

test("waits no longer than a minute, and not all devices equally long", async () => {
  const chance = [1, 1, 1, 1, 1, 1, 1, 0];
  const { waits, end, done } = live({
    ticket: () => Promise.resolve({ ok: false, trouble: trouble("away") }),
    random: () => chance.shift() ?? 1,
  });
  for (let turn = 0; turn < 8; turn += 1) {
    await settle();
    waits.at(-1)?.over();
  }
  expect(waits[6]?.milliseconds).toBe(60_000);
  expect(waits[7]?.milliseconds).toBe(30_000);
  end();
  await done;
});

test("ends by itself when nobody is signed in, and at the signal", async () => {
  await live({ ticket: () => Promise.resolve({ ok: false, trouble: { ...trouble("not_signed_in"), status: 401 } }) })
    .done;
  expect(StillSocket.opened).toEqual([]);
  await live({ server: () => Promise.resolve(null) }).done;
  const { done, end } = live();
  await settle();
  end();
  await done;
  expect(StillSocket.opened).toHaveLength(1);
});
