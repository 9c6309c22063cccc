import { expect, test } from "vitest";
import type { Carrier } from "../../../../widget/carrier.ts";
import { carrierLater } from "../../../../widget/pages/app/carrier-later.ts";
import { localAsk } from "../../../factories/seen.ts";
import { stillCarrier } from "../../../fakes/still-carrier.ts";

const ready = async (carrier: Carrier) => {
  const late = carrierLater(() => Promise.resolve(carrier));
  await late.open();
  return late;
};

test("what is watched before it is open is told as soon as it is", async () => {
  const still = stillCarrier({ asks: [localAsk()] });
  const late = carrierLater(() => Promise.resolve(still.carrier));
  const told: number[] = [];
  late.carrier.watch.asks((asks) => told.push(asks.length));
  expect(told).toEqual([]);
  await late.open();
  expect(told).toEqual([1]);
  expect(late.opening.value).toBe("open");
});

test("what is no longer watched is not told, whether it ended before or after the opening", async () => {
  const still = stillCarrier({ asks: [localAsk()] });
  const late = carrierLater(() => Promise.resolve(still.carrier));
  const early: number[] = [];
  late.carrier.watch.asks((asks) => early.push(asks.length))();
  const seen: number[] = [];
  const stop = late.carrier.watch.asks((asks) => seen.push(asks.length));
  await late.open();
  stop();
  still.asks.set([]);
  expect({ early, seen }).toEqual({ early: [], seen: [1] });
});

test("a verb said before it is open is done once it is, with its words", async () => {
  const still = stillCarrier();
  const late = carrierLater(() => Promise.resolve(still.carrier));
  const { withdrawAsk } = late.carrier.act;
  const done = withdrawAsk("1", "solved");
  expect(still.calls).toEqual([]);
  await late.open();
  expect(await done).toEqual({ ok: true, value: null });
  expect(still.calls).toEqual([["withdrawAsk", "1", "solved"]]);
});

test("drafts and the service's time are the device's", async () => {
  const still = stillCarrier({ now: 42, drafts: { ask: "words" } });
  const { carrier } = await ready(still.carrier);
  await carrier.device.keepDraft("note", "more");
  expect(carrier.device.now()).toBe(42);
  expect(await carrier.device.draft("ask")).toBe("words");
  expect(still.drafts.get("note")).toBe("more");
});

test("what failed to load can be loaded again, and what was said before still happens", async () => {
  const still = stillCarrier();
  let tries = 0;
  const late = carrierLater(() => {
    tries += 1;
    return tries === 1 ? Promise.reject(new TypeError("no such file")) : Promise.resolve(still.carrier);
  });
  const done = late.carrier.act.withdrawAsk("1");
  await late.open();
  expect(late.opening.value).toBe("failed");
  await late.open();
  expect(late.opening.value).toBe("open");
  expect(await done).toEqual({ ok: true, value: null });
  await late.open();
  expect(tries).toBe(2);
});
