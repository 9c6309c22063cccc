import { describe, expect, test } from "vitest";
import type { AskBody } from "../../../../server/contract/index.ts";
import { createMemoryStore } from "../../../../widget/local/memory-store.ts";
import { viewAsks, viewOffers, viewThread } from "../../../../widget/local/views.ts";
import { id, NOW } from "../../../factories/seen.ts";
import { FakeService } from "../../../fakes/fake-service.ts";
import { newDevice, untilQuiet, waiting } from "./device.ts";

const body: AskBody = { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 };
const words = (service: FakeService) =>
  [...service.messages.values()].toSorted((a, b) => a.noun.seq - b.noun.seq).map(({ noun }) => noun.text);

async function world() {
  const service = new FakeService();
  const store = createMemoryStore();
  const device = newDevice({ store, fetch: service.fetch });
  await device.sync.turn();
  const asks = async () => viewAsks(await store.tables.asks.all(), await store.tables.outbox.all(), service.me);
  const offers = async () => viewOffers(await store.tables.offers.all(), await store.tables.outbox.all());
  const thread = async (askId: string) => {
    const ask = (await asks()).find((local) => local.ask.id === askId);
    if (ask === undefined) throw new Error("no such ask");
    return viewThread(ask, await store.tables.messages.by("askId", askId), await store.tables.outbox.all(), service.me);
  };
  return { service, ...device, asks, offers, thread };
}

describe("asks and messages", () => {
  test("an ask is kept with its draft emptied, seen at once, sent, and then the service's", async () => {
    const { service, store, act, sync, asks } = await world();
    await store.tables.drafts.put({ key: "ask", value: "rank rows" });
    expect(await act.openAsk(id(1), body, "ask")).toEqual({ ok: true, value: null });
    expect(await store.tables.drafts.get("ask")).toBeUndefined();
    expect(await asks()).toMatchObject([
      { ask: { id: id(1), goal: "rank rows", role: "learner" }, delivery: { state: "kept" } },
    ]);
    await sync.turn();
    expect(await asks()).toMatchObject([{ ask: { id: id(1), heldBy: 1 }, delivery: { state: "sent" } }]);
    expect(service.asks.size).toBe(1);
  });

  test("the same ask twice is one ask", async () => {
    const { service, act, sync } = await world();
    await act.openAsk(id(1), body);
    await act.openAsk(id(1), body);
    await sync.turn();
    await act.openAsk(id(1), body);
    await sync.turn();
    expect(service.asks.size).toBe(1);
  });

  test("messages leave in the order in which they were written, also when the first has to be tried again", async () => {
    const { service, act, sync, store, clock, thread } = await world();
    service.putAsk({ id: id(1), status: "accepted" });
    await sync.turn();
    let tries = 0;
    service.fault = (call) => (call.startsWith("POST") && (tries += 1) === 1 ? "broken" : undefined);
    for (const [number, text] of ["one", "two", "three"].entries())
      await act.sendMessage(id(1), { id: id(10 + number), text });
    expect((await thread(id(1))).messages.map(({ message }) => message.text)).toEqual(["one", "two", "three"]);
    await sync.turn();
    expect(words(service)).toEqual([]);
    await untilQuiet({ store, sync, clock });
    expect(words(service)).toEqual(["one", "two", "three"]);
    expect((await thread(id(1))).messages.every(({ delivery }) => delivery.state === "sent")).toBe(true);
  });

  test("one thread that is stuck does not hold up another", async () => {
    const { service, act, sync } = await world();
    service.putAsk({ id: id(1) });
    service.putAsk({ id: id(2) });
    service.fault = (call) => (call === `POST /api/asks/${id(1)}/messages` ? "broken" : undefined);
    await act.sendMessage(id(1), { id: id(10), text: "stuck" });
    await act.sendMessage(id(2), { id: id(20), text: "through" });
    await sync.turn();
    expect(words(service)).toEqual(["through"]);
  });

  test("an answer that was never heard does not make a second message", async () => {
    const { service, act, sync, store, clock } = await world();
    service.putAsk({ id: id(1) });
    let tries = 0;
    service.fault = (call) => (call.startsWith("POST") && (tries += 1) <= 3 ? "unheard" : undefined);
    await act.sendMessage(id(1), { id: id(10), text: "once" });
    await untilQuiet({ store, sync, clock });
    expect(tries).toBeGreaterThan(3);
    expect(words(service)).toEqual(["once"]);
  });

  test("waits longer with each try, and as long as the service asks", async () => {
    const { service, act, sync, store, clock } = await world();
    service.fault = (call) => (call.startsWith("PUT") ? "lost" : undefined);
    await act.openAsk(id(1), body);
    const waits: number[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const due = (await sync.turn()) ?? 0;
      waits.push(due - clock.now);
      clock.now = due;
    }
    expect(waits).toEqual([1500, 3000, 6000]);
    expect((await waiting(store))[0]?.attempts).toBe(3);
  });

  test.each(["ask_differs", "invalid", "too_large", "not_allowed"] as const)(
    "%s parks the ask with its words, and the person decides",
    async (code) => {
      const { service, act, sync, asks, store } = await world();
      service.fault = (call) => (call.startsWith("PUT") ? code : undefined);
      await act.openAsk(id(1), body);
      expect(await sync.turn()).toBeNull();
      expect(await asks()).toMatchObject([
        { ask: { goal: "rank rows" }, delivery: { state: "refused", trouble: { code } } },
      ]);
      service.fault = () => undefined;
      await sync.turn();
      expect(service.asks.size).toBe(0);
      await act.again(id(1));
      await sync.turn();
      expect(service.asks.size).toBe(1);
      expect(await waiting(store)).toEqual([]);
    },
  );

  test.each(["not_signed_in", "too_many", "away", "broken"] as const)("%s parks nothing", async (code) => {
    const { service, act, sync, store } = await world();
    service.fault = (call) => (call.startsWith("PUT") ? code : undefined);
    await act.openAsk(id(1), body);
    await sync.turn();
    expect(await waiting(store)).toMatchObject([{ refused: null }]);
  });

  test("a refused message lets later ones pass; a refused ask holds what hangs on it", async () => {
    const { service, act, sync, store } = await world();
    service.putAsk({ id: id(1) });
    service.fault = (call) => (call === `PUT /api/asks/${id(2)}` ? "invalid" : undefined);
    await act.sendMessage(id(1), { id: id(10), text: "" });
    await act.openAsk(id(2), body);
    await act.resolveAsk(id(2), { helped: true });
    await sync.turn();
    expect((await waiting(store)).map(({ errand, refused }) => [errand.kind, refused?.code])).toEqual([
      ["ask", "invalid"],
      ["resolve", undefined],
    ]);
    await act.forget(id(2));
    expect(await waiting(store)).toEqual([]);
  });

  test("an ask withdrawn before it left is simply gone; one that may have left is withdrawn there too", async () => {
    const { service, act, sync, store, clock, asks } = await world();
    await act.openAsk(id(1), body);
    await act.withdrawAsk(id(1));
    await sync.turn();
    expect(service.asks.size).toBe(0);
    service.fault = (call) => (call.startsWith("PUT") ? "unheard" : undefined);
    await act.openAsk(id(2), body);
    await sync.turn();
    await act.withdrawAsk(id(2));
    service.fault = () => undefined;
    clock.now += 60_000;
    await untilQuiet({ store, sync, clock });
    expect(service.asks.get(id(2))?.noun.status).toBe("withdrawn");
    expect((await asks())[0]?.ask.status).toBe("withdrawn");
  });
});

describe("answers to an offer", () => {
  test("declining shows at once and can be taken back before it left", async () => {
    const { service, act, sync, offers } = await world();
    const { id: offerId } = service.putOffer();
    await sync.turn();
    await act.declineOffer(offerId);
    expect(await offers()).toMatchObject([
      { offer: { status: "declined" }, answer: { act: "decline", delivery: { state: "kept" } } },
    ]);
    expect((await offers())[0]?.answer?.undoUntil).toBe(new Date(NOW + 10_000).toISOString());
    await act.undoOffer(offerId);
    await sync.turn();
    expect(await offers()).toMatchObject([{ offer: { status: "waiting" }, answer: null }]);
    expect(service.arrived.some((call) => call.endsWith("/decline"))).toBe(false);
  });

  test("once it left, the service is asked to undo it", async () => {
    const { service, act, sync, offers } = await world();
    const { id: offerId } = service.putOffer();
    await sync.turn();
    await act.snoozeOffer(offerId, new Date(NOW + 3_600_000).toISOString());
    await sync.turn();
    expect(await offers()).toMatchObject([
      { offer: { status: "snoozed" }, answer: { act: "snooze", delivery: { state: "sent" } } },
    ]);
    expect(await act.undoOffer(offerId)).toEqual({ ok: true, value: null });
    expect(service.offers.get(offerId)?.status).toBe("waiting");
    expect(await offers()).toMatchObject([{ offer: { status: "waiting" }, answer: null }]);
  });

  test("an undo that comes too late is told, and nothing stays behind", async () => {
    const { service, act, sync, offers, store } = await world();
    const offer = service.putOffer({ status: "declined" });
    await sync.turn();
    expect(await act.undoOffer(offer.id)).toMatchObject({ ok: false, trouble: { code: "undo_too_late" } });
    expect(await waiting(store)).toEqual([]);
    expect((await offers())[0]?.offer.status).toBe("declined");
  });

  test("declined offline and undone when it may have left: both go, in order", async () => {
    const { service, act, sync, store, clock, offers } = await world();
    const { id: offerId } = service.putOffer();
    await sync.turn();
    service.fault = (call) => (call.endsWith("/decline") ? "unheard" : undefined);
    await act.declineOffer(offerId);
    await sync.turn();
    expect(await act.undoOffer(offerId)).toEqual({ ok: true, value: null });
    expect(await offers()).toMatchObject([{ offer: { status: "waiting" } }]);
    service.fault = () => undefined;
    await untilQuiet({ store, sync, clock });
    expect(service.offers.get(offerId)?.status).toBe("waiting");
  });

  test("declining what is closed already needs no word; passing to somebody who cannot does", async () => {
    const { service, act, sync, store, offers } = await world();
    const closed = service.putOffer({ id: id(201), status: "taken" });
    const open = service.putOffer({ id: id(202) });
    await sync.turn();
    service.fault = (call) => (call.endsWith("/pass") ? "colleague_unavailable" : undefined);
    await act.declineOffer(closed.id);
    await act.passOffer(open.id, id(3));
    await sync.turn();
    expect((await waiting(store)).map(({ errand }) => errand.kind)).toEqual(["pass"]);
    const local = (await offers()).find(({ offer }) => offer.id === open.id);
    expect(local).toMatchObject({ offer: { status: "waiting" }, answer: { delivery: { state: "refused" } } });
    await act.forget(open.id);
    expect(await waiting(store)).toEqual([]);
  });

  test("accepting is never kept", async () => {
    const { service, act, sync, store } = await world();
    const { id: offerId } = service.putOffer();
    await sync.turn();
    service.fault = () => "lost";
    expect(await act.acceptOffer(offerId)).toMatchObject({ ok: false, trouble: { code: "offline" } });
    expect(await waiting(store)).toEqual([]);
    service.fault = () => undefined;
    await sync.turn();
    expect(service.offers.get(offerId)?.status).toBe("waiting");
    expect(await act.acceptOffer(offerId)).toMatchObject({ ok: true });
    expect((await store.tables.offers.get(offerId))?.status).toBe("accepted");
  });
});
