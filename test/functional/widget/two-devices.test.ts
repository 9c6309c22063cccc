import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LocalAsk, LocalOffer, LocalThread } from "../../../widget/carrier.ts";
import { createFind } from "../../../widget/client/find.ts";
import { createMemoryStore } from "../../../widget/local/memory-store.ts";
import { readMeta } from "../../../widget/local/store.ts";
import { watchStore } from "../../../widget/local/watch.ts";
import { uuid } from "../../../widget/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { addressOf } from "../../fakes/address-of.ts";
import { takeaway } from "../../factories/seen.ts";
import { newDevice } from "../../unit/widget/client/device.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const topic = { title: "Window functions", course: "Advanced SQL" };

/** A device of this person, speaking with the real service. `cut` loses calls on their way, `deaf` their answers. */
function deviceOf({ token }: TestPerson) {
  const faults = { cut: false, deaf: false };
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (faults.cut) throw new TypeError("Failed to fetch");
    const { pathname, search } = new URL(addressOf(input));
    const { signal: _, cache: __, redirect: ___, ...plain } = init ?? {};
    const response = await service.app.request(pathname + search, plain);
    if (faults.deaf) throw new TypeError("Failed to fetch");
    return response;
  };
  const store = createMemoryStore();
  const device = newDevice({ store, fetch, token: () => token, clock: { now: Date.now() } });
  const watch = watchStore(store, "");
  const once = <T>(start: (tell: (value: T) => void) => unknown) => new Promise<T>((resolve) => void start(resolve));
  return {
    ...device,
    faults,
    find: createFind(device.api, store),
    asks: () => once<readonly LocalAsk[]>(watch.asks),
    offers: () => once<readonly LocalOffer[]>(watch.offers),
    thread: (askId: string) => once<LocalThread | null>((tell) => watch.thread(askId, tell)),
  };
}

async function twoPeople() {
  const orgId = await newOrg(service);
  const ida = await newPerson(service, orgId, { name: "Ida" });
  const marta = await newPerson(service, orgId, { name: "Marta", knows: ["window-functions"] });
  return { ida, marta, learner: deviceOf(ida), coach: deviceOf(marta) };
}

async function asked(people: Awaited<ReturnType<typeof twoPeople>>) {
  const askId = uuid();
  await people.learner.act.openAsk(askId, { topic, goal: "rank rows per customer", minutes: 15, anonymous: true });
  await people.learner.sync.turn();
  await service.services.sweeper.round();
  await people.coach.sync.turn();
  const [local] = await people.coach.offers();
  if (local === undefined) throw new Error("no offer came");
  return { askId, offerId: local.offer.id, local };
}

test("from a question to what was learnt, with both sides' devices", async () => {
  const people = await twoPeople();
  const { learner, coach } = people;
  const found = await learner.find.match({ topic });
  expect(found.ok && found.value.people.map(({ name }) => name)).toEqual(["Marta"]);

  const { askId, offerId, local } = await asked(people);
  expect(local.offer).toMatchObject({ status: "waiting", goal: "rank rows per customer", asker: { person: null } });
  expect(JSON.stringify([await coach.store.tables.offers.all()])).not.toContain(people.ida.id);

  expect(await coach.act.acceptOffer(offerId)).toMatchObject({
    ok: true,
    value: { ask: { asker: { person: { name: "Ida" } } } },
  });
  await coach.act.sendMessage(askId, { id: uuid(), text: "Let me say back…", kind: "say_back" });
  await coach.sync.turn();
  await learner.sync.turn();
  const thread = await learner.thread(askId);
  expect(thread?.ask.ask).toMatchObject({ status: "accepted", coach: { name: "Marta" }, unread: 1 });
  expect(thread?.messages.map(({ message }) => [message.text, message.kind, message.mine])).toEqual([
    ["Let me say back…", "say_back", false],
  ]);

  await learner.act.markRead(askId, 1);
  await learner.act.sendMessage(askId, { id: uuid(), text: "Yes." });
  await learner.act.resolveAsk(askId, { learnt: "The frame moves.", helped: true });
  await learner.sync.turn();
  expect((await learner.asks())[0]?.ask).toMatchObject({ status: "resolved", learnt: "The frame moves.", unread: 0 });
  await coach.sync.turn();
  expect((await coach.thread(askId))?.messages.map(({ message }) => message.text)).toEqual([
    "Let me say back…",
    "Yes.",
  ]);
  expect(await learner.store.tables.outbox.all()).toEqual([]);
});

test("an ask whose answer was lost on the way is there once", async () => {
  const { learner } = await twoPeople();
  await learner.sync.turn();
  const askId = uuid();
  learner.faults.deaf = true;
  await learner.act.openAsk(askId, { topic, goal: "once", minutes: 5 });
  await learner.sync.turn();
  learner.faults.deaf = false;
  learner.clock.now += 60_000;
  await learner.sync.turn();
  expect((await learner.asks()).map(({ ask, delivery }) => [ask.id, delivery.state])).toEqual([[askId, "sent"]]);
  expect((await readMeta(learner.store, "link"))?.network).toBe("online");
});

test("the same id with other words is refused, and both are safe", async () => {
  const { learner } = await twoPeople();
  const askId = uuid();
  await learner.act.openAsk(askId, { topic, goal: "first", minutes: 5 });
  await learner.sync.turn();
  await learner.act.openAsk(askId, { topic, goal: "second", minutes: 5 });
  await learner.sync.turn();
  expect(await learner.store.tables.outbox.all()).toMatchObject([
    { errand: { body: { goal: "second" } }, refused: { code: "ask_differs", status: 409 } },
  ]);
  expect((await learner.store.tables.asks.all())[0]?.goal).toBe("first");
});

describe("an answer to an offer, sent and then taken back", () => {
  test.each(["decline", "snooze"] as const)("%s", async (kind) => {
    const people = await twoPeople();
    const { coach } = people;
    const { offerId } = await asked(people);
    const until = new Date(service.clock.now().getTime() + 3_600_000).toISOString();
    await (kind === "decline" ? coach.act.declineOffer(offerId) : coach.act.snoozeOffer(offerId, until));
    await coach.sync.turn();
    const [answered] = await coach.offers();
    expect(answered).toMatchObject({
      offer: { status: kind === "decline" ? "declined" : "snoozed" },
      answer: { act: kind, delivery: { state: "sent" } },
    });
    expect(answered?.answer?.undoUntil).not.toBeNull();
    expect(await coach.act.undoOffer(offerId)).toEqual({ ok: true, value: null });
    expect(await coach.offers()).toMatchObject([{ offer: { status: "waiting", undoUntil: null }, answer: null }]);
  });

  test("a decline sent twice because its answer was lost is one decline", async () => {
    const people = await twoPeople();
    const { coach } = people;
    const { offerId } = await asked(people);
    coach.faults.deaf = true;
    await coach.act.declineOffer(offerId);
    await coach.sync.turn();
    coach.faults.deaf = false;
    coach.clock.now += 60_000;
    await coach.sync.turn();
    expect(await coach.store.tables.outbox.all()).toEqual([]);
    expect((await coach.offers())[0]?.offer.status).toBe("declined");
  });
});

test("what I change of myself is read back, and what I may see of others is understood", async () => {
  const { learner, coach, marta, ida } = await twoPeople();
  expect(
    await coach.act.setAvailability({ capacity: { asksPerWeek: 2 }, quietHours: { from: "18:00", to: "09:00" } }),
  ).toMatchObject({
    ok: true,
    value: { availability: { capacity: { asksPerWeek: 2 }, quietHours: { from: "18:00", to: "09:00" } } },
  });
  expect(await coach.act.setProfile({ languages: ["pt", "en"] })).toMatchObject({
    ok: true,
    value: { languages: ["pt", "en"] },
  });
  expect(await coach.act.addSkill("negotiation", "ten years of it")).toEqual({ ok: true, value: null });
  const skills = await coach.find.mySkills();
  const evidence = skills.ok ? skills.value.find(({ id }) => id === "negotiation")?.evidence[0] : undefined;
  expect(evidence).toMatchObject({ kind: "self", disputed: false });
  expect(await coach.act.disputeEvidence(evidence?.id ?? "", true)).toEqual({ ok: true, value: null });
  expect(await coach.act.deleteEvidence(evidence?.id ?? "")).toEqual({ ok: true, value: null });
  expect(await coach.act.dropSkill("window-functions")).toEqual({ ok: true, value: null });
  expect(await learner.act.setNotHere(marta.id, true)).toMatchObject({
    ok: true,
    value: { notHere: [{ id: marta.id }] },
  });
  expect(await learner.act.setNotHere(marta.id, false)).toMatchObject({ ok: true, value: { notHere: [] } });
  expect(await learner.find.person(marta.id)).toMatchObject({ ok: true, value: { name: "Marta" } });
  expect(await learner.find.people("mart")).toMatchObject({ ok: true, value: [{ id: marta.id }] });
  expect(await learner.find.skills("negot")).toMatchObject({ ok: true, value: [{ id: "negotiation" }] });
  expect(await learner.find.sessions()).toMatchObject({ ok: true, value: [{ current: true }] });
  expect(await learner.api.ticket()).toMatchObject({ ok: true });
  expect(
    await learner.act.confirm({
      skills: ["sql"],
      timeZone: "Europe/Stockholm",
      windows: [],
      capacity: { asksPerWeek: 1 },
    }),
  ).toMatchObject({
    ok: true,
    value: { id: ida.id, confirmed: true },
  });
});

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a pasted picture reaches the other side, and is fetched once", async () => {
  const people = await twoPeople();
  const { learner, coach } = people;
  const { askId, offerId } = await asked(people);
  await coach.act.acceptOffer(offerId);
  const pictureId = uuid();
  const picture = { id: pictureId, mime: "image/png", width: 1, height: 1, data: PIXEL } as const;
  await coach.act.sendMessage(askId, { id: uuid(), text: "", pictures: [picture] });
  await coach.sync.turn();
  await learner.sync.turn();
  expect((await learner.thread(askId))?.messages[0]?.message.pictures).toEqual([
    { id: pictureId, mime: "image/png", width: 1, height: 1 },
  ]);
  const fetched = await learner.find.picture(askId, pictureId);
  expect(fetched.ok && Buffer.from(await fetched.value.arrayBuffer()).toString("base64")).toBe(PIXEL);
  learner.faults.cut = true;
  const kept = await learner.find.picture(askId, pictureId);
  expect(kept.ok && [kept.value.type, kept.value.size]).toEqual(["image/png", Buffer.from(PIXEL, "base64").length]);
});

test("signing out ends the session there too", async () => {
  const { learner } = await twoPeople();
  await learner.sync.turn();
  expect(await learner.act.signOut()).toEqual({ ok: true, value: null });
  expect(await learner.api.me()).toMatchObject({ ok: false, trouble: { code: "not_signed_in", status: 401 } });
});

test("what is published lies on each device, goes as it is taken back, and leaves nothing at sign-out", async () => {
  const people = await twoPeople();
  const { learner, coach } = people;
  const { askId, offerId } = await asked(people);
  await coach.act.acceptOffer(offerId);
  await learner.act.resolveAsk(askId, { learnt: "The frame moves." });
  await learner.sync.turn();
  await learner.act.proposeTakeaway(askId, { what: "The frame moves.", named: true, over: 0 });
  await coach.sync.turn();
  expect((await coach.asks())[0]?.ask.takeaway).toMatchObject({ status: "proposed", mine: false });
  expect(await coach.store.tables.takeaways.all()).toEqual([]);
  expect(await coach.act.agreeToTakeaway(askId, { version: 1, named: false })).toEqual({ ok: true, value: null });
  for (const device of [learner, coach]) {
    await device.sync.turn();
    expect((await device.store.tables.takeaways.all()).map(({ what }) => what)).toEqual(["The frame moves."]);
  }
  await learner.act.endTakeaway(askId);
  await coach.sync.turn();
  expect(await coach.store.tables.takeaways.all()).toEqual([]);
  await coach.store.tables.takeaways.put(takeaway());
  await coach.act.signOut();
  expect(await coach.store.tables.takeaways.all()).toEqual([]);
});
