import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask, Offer, OfferAnswer } from "../../../server/contract/index.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../../server/clock.ts";
import { gaps, offers } from "../../../server/db/schema/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const topic = { title: "Window functions", course: "Advanced SQL" };

async function ask(learner: TestPerson, more: object = {}): Promise<string> {
  const id = uuidv7(service.clock.now());
  const opened = await learner.put(`/api/asks/${id}`, { topic, goal: "rank rows", minutes: 15, ...more });
  expect(opened.status).toBe(201);
  await service.services.sweeper.round();
  return id;
}

const offersOf = async (coach: TestPerson) => ((await coach.get("/api/offers")).body as { offers: Offer[] }).offers;
const viewOf = async (person: TestPerson, id: string) => (await person.get(`/api/asks/${id}`)).body as Ask;
const coachesFor = (orgId: string, count: number, more: object = {}) =>
  Promise.all(Array.from({ length: count }, () => newPerson(service, orgId, { knows: ["window-functions"], ...more })));

/** Those of some coaches who hold a waiting offer. */
async function holders(coaches: TestPerson[]): Promise<{ coach: TestPerson; offer: Offer }[]> {
  const held = await Promise.all(coaches.map(async (coach) => ({ coach, offer: (await offersOf(coach))[0] })));
  return held.flatMap(({ coach, offer }) => (offer?.status === "waiting" ? [{ coach, offer }] : []));
}

describe("waves", () => {
  test("an ask without a name goes to three at most, and a no brings in the next", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const coaches = await coachesFor(orgId, 5);
    const id = await ask(learner);
    const first = await holders(coaches);
    expect(first).toHaveLength(3);
    expect((await viewOf(learner, id)).heldBy).toBe(3);

    await first[0]!.coach.post(`/api/offers/${first[0]!.offer.id}/decline`);
    await service.services.sweeper.round();
    expect(await holders(coaches)).toHaveLength(2);
    await service.advance(15 * SECOND);
    const second = await holders(coaches);
    expect(second).toHaveLength(3);
    expect(second.map(({ coach }) => coach.id)).not.toContain(first[0]!.coach.id);
  });

  test("a colleague asked by name holds it alone until the deadline in their working hours; then two are asked", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "17:00" }));
    const named = await newPerson(service, orgId, {
      knows: ["window-functions"],
      timeZone: "Europe/Lisbon",
      windows: weekdays,
    });
    const others = await coachesFor(orgId, 4);
    const id = await ask(learner, { to: named.id });
    expect(await holders(others)).toHaveLength(0);
    const [offer] = await offersOf(named);
    expect(offer!.byName).toBe(true);
    const opened = new Date(offer!.openedAt);
    expect(new Date(offer!.deadline).getTime() - opened.getTime()).toBeGreaterThanOrEqual(4 * HOUR);
    const view = await viewOf(learner, id);
    expect(view.waitingFor).toEqual({ id: named.id, name: named.name });
    expect(view.nextStepAt).toBe(offer!.deadline);

    await service.advance(new Date(offer!.deadline).getTime() - service.clock.now().getTime() + SECOND);
    expect(await offersOf(named)).toHaveLength(0);
    expect(await holders(others)).toHaveLength(2);
    expect((await viewOf(learner, id)).waitingFor).toBeNull();
  });

  test("expert coaches come after the peers", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const experts = await coachesFor(orgId, 2, { expert: true });
    const peers = await coachesFor(orgId, 2);
    await ask(learner);
    expect(await holders(peers)).toHaveLength(2);
    expect(await holders(experts)).toHaveLength(1);
  });

  test("when everybody was asked the learner reads “nobody yet”, and the gap is on record without a name", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [coach] = await coachesFor(orgId, 1);
    const id = await ask(learner);
    const [offer] = await offersOf(coach!);
    await coach!.post(`/api/offers/${offer!.id}/decline`);
    await service.advance(15 * SECOND);
    const view = await viewOf(learner, id);
    expect(view).toMatchObject({ status: "unanswered", closedBecause: "nobody_yet", nextStepAt: null });
    const recorded = await service.db.inOrg(orgId, (tx) => tx.select().from(gaps));
    expect(recorded).toHaveLength(1);
    expect(JSON.stringify(recorded)).not.toContain(learner.id);
  });

  test("nobody is offered a question who is paused, full, unconfirmed, gone, or holds ten", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const now = service.clock.now();
    const out = await Promise.all([
      newPerson(service, orgId, { knows: ["window-functions"], pausedUntil: new Date(now.getTime() + DAY) }),
      newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 0 }),
      newPerson(service, orgId, { knows: ["window-functions"], confirmedAt: null }),
    ]);
    const [busy] = await coachesFor(orgId, 1);
    for (let asked = 0; asked < 12; asked++) await ask(learner);
    expect(await offersOf(busy!)).toHaveLength(10);
    for (const coach of out) expect(await offersOf(coach)).toHaveLength(0);
  });

  test("who would rather not meet here is not brought together, whichever side said so", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [avoided, avoider, coach] = await coachesFor(orgId, 3);
    await learner.put(`/api/me/not-here/${avoided!.id}`);
    await avoider!.put(`/api/me/not-here/${learner.id}`);
    await ask(learner);
    expect((await holders([avoided!, avoider!, coach!])).map((held) => held.coach.id)).toEqual([coach!.id]);
    const match = (await learner.post("/api/topics/match", { topic })).body as { people: { id: string }[] };
    expect(match.people.map((person) => person.id)).toEqual([coach!.id]);
  });
});

describe("not now, pass, no, and undo", () => {
  test("an ask by name stays with one when that one snoozes or passes it on", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const others = await coachesFor(orgId, 3);
    const [named, next] = await coachesFor(orgId, 2);
    const id = await ask(learner, { to: named!.id, notTo: [] });
    const [offer] = await offersOf(named!);
    const until = new Date(service.clock.now().getTime() + HOUR).toISOString();
    await named!.post(`/api/offers/${offer!.id}/snooze`, { until });
    await service.advance(61 * MINUTE);
    expect((await viewOf(learner, id)).heldBy).toBe(1);
    await named!.post(`/api/offers/${offer!.id}/pass`, { to: next!.id });
    await service.advance(15 * SECOND);
    expect((await viewOf(learner, id)).heldBy).toBe(1);
    expect(await offersOf(next!)).toHaveLength(1);
    expect(await holders(others)).toHaveLength(0);
    await next!.post(`/api/offers/${(await offersOf(next!))[0]!.id}/decline`);
    await service.advance(15 * SECOND);
    expect((await viewOf(learner, id)).heldBy).toBe(2);
  });

  test("a no can be taken back for ten seconds, with the pause that came with it", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [coach] = await coachesFor(orgId, 1);
    await ask(learner);
    const [offer] = await offersOf(coach!);
    const pauseUntil = new Date(service.clock.now().getTime() + DAY).toISOString();
    const declined = (await coach!.post(`/api/offers/${offer!.id}/decline`, { pauseUntil })).body as OfferAnswer;
    expect(declined.offer).toMatchObject({ status: "declined" });
    expect(declined.offer.undoUntil).not.toBeNull();
    const undone = (await coach!.post(`/api/offers/${offer!.id}/undo`)).body as OfferAnswer;
    expect(undone.offer).toMatchObject({ status: "waiting", undoUntil: null });
    const me = (await coach!.get("/api/me")).body as { availability: { pausedUntil: string | null } };
    expect(me.availability.pausedUntil).toBeNull();

    await coach!.post(`/api/offers/${offer!.id}/decline`);
    service.clock.advance(13 * SECOND);
    const late = await coach!.post(`/api/offers/${offer!.id}/undo`);
    expect(late).toMatchObject({ status: 409, body: { code: "undo_too_late" } });
  });

  test("not now keeps place and deadline, and comes back", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [coach] = await coachesFor(orgId, 1);
    await ask(learner);
    const [offer] = await offersOf(coach!);
    const until = new Date(service.clock.now().getTime() + HOUR).toISOString();
    const snoozed = (await coach!.post(`/api/offers/${offer!.id}/snooze`, { until })).body as OfferAnswer;
    expect(snoozed.offer).toMatchObject({ status: "snoozed", snoozedUntil: until, deadline: offer!.deadline });
    await service.advance(61 * MINUTE);
    const [back] = await offersOf(coach!);
    expect(back).toMatchObject({ id: offer!.id, status: "waiting", deadline: offer!.deadline });
  });

  test("passing replaces the holder after the ten seconds, at most three times", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [first] = await coachesFor(orgId, 1);
    const chain = await Promise.all([1, 2, 3, 4].map(() => newPerson(service, orgId)));
    await ask(learner, { to: first!.id });
    let holder = first!;
    for (const [place, next] of chain.entries()) {
      const [offer] = await offersOf(holder);
      expect(offer!.canPass).toBe(place < 3);
      const passed = await holder.post(`/api/offers/${offer!.id}/pass`, { to: next.id });
      if (place === 3) {
        expect(passed).toMatchObject({ status: 409, body: { code: "pass_chain_ended" } });
        break;
      }
      expect(passed.status).toBe(200);
      expect(await offersOf(next)).toHaveLength(0);
      await service.advance(15 * SECOND);
      const [arrived] = await offersOf(next);
      expect(arrived!.passedBy).toEqual({ id: holder.id, name: holder.name });
      holder = next;
    }
  });

  test("passing to the asker of an unnamed ask is a silent no, with the same answer", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId, { knows: ["window-functions"] });
    const bystander = await newPerson(service, orgId, { knows: ["window-functions"], asksPerWeek: 0 });
    const [coach, other] = await coachesFor(orgId, 2);
    const id = await ask(learner, { anonymous: true, notTo: [other!.id] });
    const [offer] = await offersOf(coach!);
    const list = (await coach!.get(`/api/offers/${offer!.id}/colleagues`)).body as { people: { id: string }[] };
    expect(list.people.map((person) => person.id)).toContain(learner.id);
    expect(list.people.map((person) => person.id)).toContain(other!.id);
    expect(list.people.map((person) => person.id)).not.toContain(bystander.id);
    const passed = await coach!.post(`/api/offers/${offer!.id}/pass`, { to: learner.id });
    expect(passed).toMatchObject({ status: 200, body: { offer: { status: "passed" } } });
    await service.advance(15 * SECOND);
    expect(await offersOf(learner)).toHaveLength(0);
    expect(await viewOf(learner, id)).toMatchObject({ status: "unanswered" });
    const all = await service.db.inOrg(orgId, (tx) => tx.select().from(offers));
    expect(all.map((row) => row.coachId)).toEqual([coach!.id]);
  });
});

describe("after acceptance", () => {
  test("an ask that is handed back is routed on, and the next coach does not read the earlier thread", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [first, second] = await coachesFor(orgId, 2);
    const id = await ask(learner, { to: first!.id, anonymous: true });
    const [offer] = await offersOf(first!);
    await first!.post(`/api/offers/${offer!.id}/accept`);
    await first!.post(`/api/asks/${id}/messages`, { id: uuidv7(service.clock.now()), text: "between us" });
    expect((await first!.post(`/api/asks/${id}/hand-back`)).status).toBe(200);
    expect((await first!.get(`/api/asks/${id}`)).status).toBe(404);
    await service.services.sweeper.round();
    const [next] = await offersOf(second!);
    expect(next!.asker.person).toBeNull();
    await second!.post(`/api/offers/${next!.id}/accept`);
    const read = (await second!.get(`/api/asks/${id}/messages`)).body as { messages: unknown[] };
    expect(read.messages).toEqual([]);
    const own = (await learner.get(`/api/asks/${id}/messages`)).body as { messages: unknown[] };
    expect(own.messages).toHaveLength(1);
  });

  test("a coach who accepted and stays silent is reminded, then the ask goes on", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [first, second] = await coachesFor(orgId, 2);
    const id = await ask(learner, { to: first!.id });
    const [offer] = await offersOf(first!);
    await first!.post(`/api/offers/${offer!.id}/accept`);
    await service.advance(9 * HOUR);
    await service.advance(MINUTE);
    expect(service.printed.join("\n")).toContain("Someone waits for a word");
    await service.advance(9 * HOUR);
    await service.services.sweeper.round();
    expect(await viewOf(learner, id)).toMatchObject({ status: "routing" });
    expect(await offersOf(second!)).toHaveLength(1);
  });

  test("a thread gone quiet is asked after, and closes in the end", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const [coach] = await coachesFor(orgId, 1);
    const id = await ask(learner);
    const [offer] = await offersOf(coach!);
    await coach!.post(`/api/offers/${offer!.id}/accept`);
    await coach!.post(`/api/asks/${id}/messages`, { id: uuidv7(service.clock.now()), text: "try this" });
    await service.advance(8 * DAY);
    await service.advance(MINUTE);
    expect(service.printed.join("\n")).toContain("Did it help");
    await service.advance(15 * DAY);
    expect(await viewOf(learner, id)).toMatchObject({ status: "withdrawn", closedBecause: "quiet" });
  });
});

describe("mail", () => {
  test("an offer that nobody saw for ten minutes goes out once, without the asker's name; a seen one does not", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId, { name: "Zuleika Unmistakable" });
    const coaches = await coachesFor(orgId, 2);
    await ask(learner, { anonymous: true });
    const [seen] = await offersOf(coaches[0]!);
    await coaches[0]!.post(`/api/offers/${seen!.id}/seen`);
    const before = service.printed.length;
    await service.advance(11 * MINUTE);
    await service.advance(11 * MINUTE);
    const mails = service.printed.slice(before);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`${coaches[1]!.id}@example.test`);
    expect(mails[0]).not.toContain("Zuleika");
  });

  test("quiet hours hold a mail back until they end", async () => {
    const orgId = await newOrg(service);
    const learner = await newPerson(service, orgId);
    const local = service.clock.now().toISOString().slice(11, 16);
    const until = new Date(service.clock.now().getTime() + 2 * HOUR).toISOString().slice(11, 16);
    const [coach] = await coachesFor(orgId, 1, { timeZone: "UTC", quietHours: { from: local, to: until } });
    await ask(learner);
    await service.advance(11 * MINUTE);
    expect(service.printed.join("\n")).not.toContain(`${coach!.id}@example.test`);
    await service.advance(2 * HOUR);
    expect(service.printed.join("\n")).toContain(`${coach!.id}@example.test`);
  });
});
