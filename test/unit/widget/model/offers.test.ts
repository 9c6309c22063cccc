import { expect, test } from "vitest";
import { trouble, type Act, type LocalOffer } from "../../../../widget/carrier.ts";
import { createOffers } from "../../../../widget/model/offers.ts";
import { at, id, localOffer, NOW } from "../../../factories/seen.ts";
import { stillCarrier } from "../../../fakes/still-carrier.ts";

function inbox(offers: readonly LocalOffer[], act: Partial<Act> = {}) {
  const still = stillCarrier({ offers, act });
  const time = { now: NOW };
  const ticks = new Set<() => void>();
  const carrier = { ...still.carrier, device: { ...still.carrier.device, now: () => time.now } };
  const model = createOffers(carrier, (tick) => {
    ticks.add(tick);
    return () => void ticks.delete(tick);
  });
  const wait = (seconds: number) => {
    time.now += seconds * 1000;
    for (const tick of ticks) tick();
  };
  return { ...model, world: still.offers, calls: still.calls, wait, ticking: () => ticks.size };
}
const three = [localOffer({ id: id(1) }), localOffer({ id: id(2) }), localOffer({ id: id(3) })];
const declined = (offerId: string): LocalOffer =>
  localOffer(
    { id: offerId, status: "declined" },
    { act: "decline", undoUntil: at(1 / 6), delivery: { state: "kept", since: at(0) } },
  );

test("the first has the focus; after an answer the next one takes it, and the last gives it to the one before", () => {
  const { focus, decline, snooze, setFocus, world } = inbox(three);
  expect(focus.value).toBe(id(1));
  void decline(id(1));
  world.set([declined(id(1)), ...three.slice(1)]);
  expect(focus.value).toBe(id(2));
  setFocus(id(3));
  void snooze(id(3), at(60));
  world.set([three[1] as LocalOffer]);
  expect(focus.value).toBe(id(2));
  world.set([]);
  expect(focus.value).toBeNull();
});

test("a newer request does not take the focus from the one that is being read", () => {
  const { focus, setFocus, world } = inbox(three);
  setFocus(id(2));
  world.set([localOffer({ id: id(9) }), ...three]);
  expect(focus.value).toBe(id(2));
});

test("counts ten seconds down, then lets go; the clock runs only while there is something to count", () => {
  const { undoable, wait, ticking, world } = inbox(three);
  expect(ticking()).toBe(0);
  world.set([declined(id(1))]);
  expect(undoable.value.map(({ seconds }) => seconds)).toEqual([10]);
  wait(9.5);
  expect(undoable.value.map(({ seconds }) => seconds)).toEqual([1]);
  expect(ticking()).toBe(1);
  wait(0.5);
  expect(undoable.value).toEqual([]);
  expect(ticking()).toBe(0);
});

test("undoing asks for it and gives the focus back", async () => {
  const { undo, focus, world, calls } = inbox([declined(id(1)), ...three.slice(1)]);
  await undo(id(1));
  world.set(three);
  expect(calls).toContainEqual(["undoOffer", id(1)]);
  expect(focus.value).toBe(id(1));
});

test("what was put off waits in its own list, and comes back when its time is over", () => {
  const { waiting, later, wait } = inbox([localOffer({ id: id(1), status: "snoozed", snoozedUntil: at(1) })]);
  expect([waiting.value.length, later.value.length]).toEqual([0, 1]);
  wait(60);
  expect([waiting.value.length, later.value.length]).toEqual([1, 0]);
});

test("only what waits is shown as waiting; what is kept offline is counted", () => {
  const closed = (["accepted", "declined", "passed", "expired", "taken", "withdrawn"] as const).map((status, index) =>
    localOffer({ id: id(20 + index), status }),
  );
  const { waiting, queued } = inbox([...closed, declined(id(1)), localOffer({ id: id(2) })]);
  expect(waiting.value.map((offer) => offer.id)).toEqual([id(2)]);
  expect(queued.value).toBe(1);
});

test("an answer that was refused leaves the offer waiting, and says why", () => {
  const refused = localOffer(
    { id: id(1) },
    { act: "pass", undoUntil: null, delivery: { state: "refused", trouble: trouble("colleague_unavailable") } },
  );
  const { waiting, undoable, refused: told } = inbox([refused]);
  expect(waiting.value).toHaveLength(1);
  expect(undoable.value).toEqual([]);
  expect(told.value).toHaveLength(1);
});

test("accepting twice at once is once; what stood in the way is told until something goes well", async () => {
  let outcome = { ok: false, trouble: trouble("ask_taken") } as Awaited<ReturnType<Act["acceptOffer"]>>;
  const {
    accept,
    accepting,
    trouble: told,
    undo,
    calls,
  } = inbox(three, { acceptOffer: () => Promise.resolve(outcome) });
  const first = accept(id(1));
  expect(accepting.value).toBe(id(1));
  expect(await accept(id(2))).toMatchObject({ ok: false });
  await first;
  expect(accepting.value).toBeNull();
  expect(told.value).toMatchObject({ offerId: id(1), trouble: { code: "ask_taken" } });
  expect(calls.filter(([verb]) => verb === "acceptOffer")).toHaveLength(1);
  outcome = { ok: true, value: { offer: localOffer().offer } };
  await undo(id(1));
  expect(told.value).toBeNull();
});

test("a request is told as seen once", () => {
  const { seen, calls } = inbox(three);
  seen([id(1), id(2)]);
  seen([id(1), id(2)]);
  seen([id(2), id(3)]);
  expect(calls).toEqual([
    ["seenOffers", [id(1), id(2)]],
    ["seenOffers", [id(3)]],
  ]);
});
