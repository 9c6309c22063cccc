import { describe, expect, test } from "vitest";
import type { Act, Outcome } from "../../../../widget/carrier.ts";
import { readMeta, type Store } from "../../../../widget/local/store.ts";
import { id } from "../../../factories/seen.ts";
import { FakeService } from "../../../fakes/fake-service.ts";
import { mortal } from "../../../fakes/mortal.ts";
import { kinds } from "../local/stores.ts";
import { newDevice, untilQuiet } from "./device.ts";

const OFFER = id(200);
const THREAD = id(100);

/** What a person does, in order. A panel that gets no answer does it once more, with the same ids. */
const deeds: readonly ((act: Act) => Promise<Outcome<unknown>>)[] = [
  (act) => act.openAsk(id(1), { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 }, "ask"),
  (act) => act.sendMessage(THREAD, { id: id(11), text: "one" }),
  (act) => act.sendMessage(THREAD, { id: id(12), text: "two" }, `message:${THREAD}`),
  (act) => act.declineOffer(OFFER),
  (act) => act.sendMessage(THREAD, { id: id(13), text: "three" }),
  (act) => act.markRead(THREAD, 1),
];

async function start(open: () => Promise<Store>) {
  const service = new FakeService();
  service.putAsk({ id: THREAD, status: "accepted" });
  service.putOffer({ id: OFFER });
  const store = await open();
  const first = newDevice({ store, fetch: service.fetch });
  await first.sync.turn();
  await store.tables.drafts.put({ key: "ask", value: "rank rows" }, { key: `message:${THREAD}`, value: "two" });
  service.putMessage({ id: id(10), askId: THREAD, seq: 1, text: "hello" });
  return { service, store };
}

/** Lives until its end; gives what was never acknowledged. */
async function live(life: ReturnType<typeof mortal>, store: Store, service: FakeService) {
  const device = newDevice({ store: life.store(store), fetch: life.fetch(service.fetch) });
  const open = [...deeds];
  try {
    for (const deed of deeds) {
      const outcome = await deed(device.act);
      if (!outcome.ok) break;
      open.shift();
      await device.sync.turn();
    }
  } catch {
    // The end of this life; what it left is judged below.
  }
  return open;
}

/** A database in a test takes 10 ms a wait, so there every fifth life is tried; between them both kinds end everywhere. */
const lives = kinds.map(([name, open]) => ({ name, open, stride: name === "memory" ? 1 : 5 }));

describe.each(lives)("a worker that is stopped, on $name", ({ open, stride }) => {
  test("at whichever wait: nothing typed is lost, nothing is sent twice, and all is in order", async () => {
    let steps = 0;
    for (; ; steps += stride) {
      const { service, store } = await start(open);
      const life = mortal(steps);
      const unacknowledged = await live(life, store, service);

      const next = newDevice({ store, fetch: service.fetch });
      for (const deed of unacknowledged)
        expect(await deed(next.act), `after ${steps} steps`).toMatchObject({ ok: true });
      await untilQuiet(next);

      const texts = [...service.messages.values()].map(({ noun }) => noun.text);
      expect(texts, `after ${steps} steps`).toEqual(["hello", "one", "two", "three"]);
      expect([...service.asks.keys()]).toEqual([THREAD, id(1)]);
      expect(service.offers.get(OFFER)?.status).toBe("declined");
      expect((await store.tables.messages.all()).map(({ text }) => text)).toEqual(["hello", "one", "two", "three"]);
      expect((await store.tables.asks.all()).map((ask) => ask.id)).toEqual([id(1), THREAD]);
      expect((await store.tables.offers.get(OFFER))?.status).toBe("declined");
      expect(await store.tables.outbox.all()).toEqual([]);
      expect(await store.tables.drafts.all()).toEqual([]);
      expect((await readMeta(store, "feed"))?.seq).toBe(service.entries.length);
      store.close();
      if (!life.ended()) break;
    }
    expect(steps).toBeGreaterThan(80);
  });
});

test("a draft goes in the very step in which its words are kept: at no end are they nowhere", async () => {
  const [, open] = kinds[0] ?? [];
  if (open === undefined) throw new Error("no storage");
  for (let steps = 0; ; steps += 1) {
    const { service, store } = await start(open);
    const life = mortal(steps);
    await newDevice({ store: life.store(store), fetch: service.fetch })
      .act.sendMessage(THREAD, { id: id(12), text: "two" }, `message:${THREAD}`)
      .catch(() => null);
    const kept = (await store.tables.outbox.get(id(12))) !== undefined;
    const typed = (await store.tables.drafts.get(`message:${THREAD}`)) !== undefined;
    expect([kept, typed]).toEqual(kept ? [true, false] : [false, true]);
    store.close();
    if (!life.ended()) break;
  }
});
