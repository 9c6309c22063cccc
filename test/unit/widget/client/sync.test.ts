import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";
import { readMeta } from "../../../../widget/local/store.ts";
import { id } from "../../../factories/seen.ts";
import { FakeService, me } from "../../../fakes/fake-service.ts";
import { newDevice, untilQuiet } from "./device.ts";

function world(options: { trustOwner?: boolean } = {}) {
  const service = new FakeService();
  const store = createMemoryStore();
  const device = newDevice({ store, fetch: service.fetch, ...options });
  const link = () => readMeta(store, "link");
  return { service, ...device, link };
}

describe("pulling", () => {
  test("reads page after page up to the head, and keeps the cursor with what it brought", async () => {
    const { service, store, sync, link } = world();
    service.putAsk({ id: id(100) });
    for (const number of [1, 2, 3]) service.putMessage({ id: id(number), seq: number });
    service.putOffer();
    await sync.turn();
    expect((await store.tables.messages.all()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(await store.tables.offers.all()).toHaveLength(1);
    expect(await readMeta(store, "feed")).toEqual({ epoch: "epoch-1", seq: 5 });
    expect(service.arrived.filter((call) => call === "GET /api/feed")).toHaveLength(3);
    expect(await link()).toMatchObject({ network: "online", session: "signed_in" });
  });

  test("asks only for what is new", async () => {
    const { service, store, sync } = world();
    service.putAsk();
    await sync.turn();
    service.putMessage({ text: "news" });
    service.arrived.length = 0;
    await sync.turn();
    expect(service.arrived).toEqual(["GET /api/feed"]);
    expect((await store.tables.messages.all())[0]?.text).toBe("news");
  });

  test("what is no longer mine to see goes, an ask with its messages", async () => {
    const { service, store, sync } = world();
    service.putAsk({ id: id(100) });
    service.putMessage({ askId: id(100) });
    await sync.turn();
    service.asks.delete(id(100));
    service.tell("ask", id(100));
    await sync.turn();
    expect(await store.tables.asks.all()).toEqual([]);
    expect(await store.tables.messages.all()).toEqual([]);
  });

  test("another epoch starts again at 0 and clears what came from the service, and nothing that was written here", async () => {
    const { service, store, sync, act } = world();
    service.putAsk({ id: id(100) });
    service.putOffer();
    await sync.turn();
    service.restore();
    service.putAsk({ id: id(101) });
    service.fault = (call) => (call.startsWith("PUT") ? "away" : undefined);
    await act.openAsk(id(102), { topic: { title: "T" }, goal: "kept", minutes: 15 });
    await store.tables.drafts.put({ key: "ask", value: "typed" });
    await sync.turn();
    service.fault = () => undefined;
    await sync.turn();
    expect((await store.tables.asks.all()).map((ask) => ask.id)).toEqual([id(101)]);
    expect(await store.tables.offers.all()).toEqual([]);
    expect(await readMeta(store, "feed")).toEqual({ epoch: "epoch-2", seq: 1 });
    expect(await store.tables.outbox.all()).toHaveLength(1);
    expect(await store.tables.drafts.all()).toHaveLength(1);
  });

  test("a change of myself is read anew", async () => {
    const { service, store, sync } = world();
    await sync.turn();
    service.me = me({ name: "Ida Lind" });
    service.tell("me", service.me.id);
    await sync.turn();
    expect((await readMeta(store, "me"))?.name).toBe("Ida Lind");
  });

  test("two turns at once never apply a page twice", async () => {
    const { service, store, sync } = world();
    service.putAsk();
    service.putMessage();
    await Promise.all([sync.turn(), sync.turn(), sync.turn()]);
    expect(await readMeta(store, "feed")).toEqual({ epoch: "epoch-1", seq: 2 });
    expect(service.arrived.filter((call) => call === "GET /api/feed").length).toBeLessThanOrEqual(2);
  });

  test("counts deadlines by the service's clock", async () => {
    const { service, store, sync, clock } = world();
    service.now = clock.now + 4 * 3_600_000;
    await sync.turn();
    expect(await readMeta(store, "clock")).toBe(4 * 3_600_000);
  });
});

describe("whose words these are", () => {
  test("another person who signs in here meets nothing of the last one", async () => {
    const { service, store, sync, act } = world({ trustOwner: false });
    service.putAsk();
    await sync.turn();
    await act.openAsk(id(102), { topic: { title: "T" }, goal: "Ida's words", minutes: 15 });
    await store.tables.drafts.put({ key: "ask", value: "Ida's draft" });
    service.me = me({ id: id(7), name: "Rui" });
    service.restore();
    const other = newDevice({ store, fetch: service.fetch, trustOwner: false });
    await untilQuiet(other);
    expect(service.asks.size).toBe(0);
    expect(await store.tables.asks.all()).toEqual([]);
    expect(await store.tables.drafts.all()).toEqual([]);
    expect((await readMeta(store, "me"))?.name).toBe("Rui");
  });

  test("a page of the feed that was asked for before signing out is thrown away", async () => {
    const { service, store, act, sync } = world();
    await sync.turn();
    service.putAsk({ goal: "secret" });
    const real = service.fetch;
    let release = () => {};
    let reached = () => {};
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const slow: typeof fetch = async (input, init) => {
      const answer = await real(input, init);
      reached();
      await new Promise<void>((resolve) => (release = resolve));
      return answer;
    };
    const pulling = newDevice({ store, fetch: slow }).sync.turn();
    await isReached;
    await act.signOut();
    release();
    await pulling;
    expect(await store.tables.asks.all()).toEqual([]);
    expect(await readMeta(store, "feed")).toBeUndefined();
  });

  test("a session that has ended keeps the words and says so", async () => {
    const { service, store, act, sync, link } = world();
    await sync.turn();
    await act.openAsk(id(102), { topic: { title: "T" }, goal: "kept", minutes: 15 });
    service.fault = () => "not_signed_in";
    await sync.turn();
    expect(await link()).toMatchObject({ session: "signed_out" });
    expect(await store.tables.outbox.all()).toHaveLength(1);
    service.fault = () => undefined;
    await sync.turn();
    expect(service.asks.has(id(102))).toBe(true);
    expect(await link()).toMatchObject({ session: "signed_in" });
  });
});

describe("what is told about the way", () => {
  test("no network, and a service that does not answer, are two things", async () => {
    const service = new FakeService();
    const store = createMemoryStore();
    let online = false;
    const { sync } = newDevice({ store, fetch: service.fetch, online: () => online });
    service.fault = () => "lost";
    await sync.turn();
    expect(await readMeta(store, "link")).toMatchObject({ network: "offline", session: "unknown" });
    online = true;
    await sync.turn();
    expect(await readMeta(store, "link")).toMatchObject({ network: "away" });
    service.fault = () => undefined;
    await sync.turn();
    expect(await readMeta(store, "link")).toMatchObject({ network: "online", session: "signed_in" });
  });

  test("a portal that answers in our place is not us", async () => {
    const { service, link, sync } = world();
    service.fault = () => ({ status: 200, body: "<html>Welcome to the hotel</html>" });
    await sync.turn();
    expect(await link()).toMatchObject({ network: "away", session: "unknown" });
  });
});
