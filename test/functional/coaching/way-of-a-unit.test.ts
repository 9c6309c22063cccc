import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { DAY, MINUTE } from "../../../server/clock.ts";
import type { FeedPage, MyExport, Unit } from "../../../server/contract/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { activePair, newId, newPeople, pair, propose, refused, seen, take, three, unitsOf } from "./world.ts";

let service: TestService;
let orgId: string;
let one: TestPerson;
let other: TestPerson;
let third: TestPerson;
let fourth: TestPerson;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service?.close());
beforeEach(async () => {
  orgId = await newOrg(service);
  [one, other, third, fourth] = (await newPeople(service, orgId, 4)) as [
    TestPerson,
    TestPerson,
    TestPerson,
    TestPerson,
  ];
  service.printed.length = 0;
});

/** An ask of `learner` that `coach` took. */
async function acceptedAsk(learner: TestPerson): Promise<{ askId: string; coach: TestPerson }> {
  const coach = await newPerson(service, orgId, { knows: ["window-functions"] });
  const askId = newId(service);
  await learner.put(`/api/asks/${askId}`, {
    topic: { title: "Window functions" },
    goal: "rank rows",
    minutes: 15,
    to: coach.id,
  });
  await service.services.sweeper.round();
  const { offers } = (await coach.get("/api/offers")).body as { offers: { id: string; askId: string }[] };
  const offer = offers.find((held) => held.askId === askId);
  expect((await coach.post(`/api/offers/${offer?.id}/accept`)).status).toBe(200);
  return { askId, coach };
}

const session = (id: string, coach: TestPerson, coached: TestPerson[], at: Date) =>
  ({
    step: "record",
    id,
    at: at.toISOString(),
    minutes: 45,
    coach: coach.id,
    coached: coached.map((person) => person.id),
    tookPlace: true,
  }) as const;

const stepOf = async (who: TestPerson, id: string) => (await seen(who, id))?.next.step;

test("an accepted ask grows into a pair: offer, yes, agreement, answers, a date, sessions in turns", async () => {
  const { askId, coach } = await acceptedAsk(one);
  const id = newId(service);
  const opened = await coach.put(`/api/units/${id}`, { purpose: "Window functions", ask: askId });
  expect(opened.status).toBe(201);
  expect(await stepOf(coach, id)).toBe("wait_for_answer");
  expect(await seen(one, id)).toMatchObject({
    role: "invited",
    askId,
    purpose: "Window functions",
    next: { step: "answer_invitation" },
  });
  await take(one, id, { step: "join" });
  expect(await stepOf(one, id)).toBe("write_agreement");
  await take(coach, id, { step: "propose_norms", version: 1, how: "Kindly", meet: "Mondays" });
  expect(await stepOf(one, id)).toBe("read_agreement");
  expect(await stepOf(coach, id)).toBe("answer_questions");
  await take(coach, id, { step: "answer", hopes: "to learn", show: true, discomfort: "" });
  expect(await stepOf(coach, id)).toBe("wait_for_agreement");
  expect(await take(one, id, { step: "accept_norms", version: 1 })).toMatchObject({ status: "active" });
  await take(one, id, { step: "answer", hopes: "to grow", show: false, discomfort: "my marks" });
  expect(await stepOf(one, id)).toBe("agree_date");
  const at = new Date(service.clock.now().getTime() + 2 * DAY);
  await take(one, id, { step: "meet", at: at.toISOString() });
  // Who was helped coaches first.
  expect(await stepOf(one, id)).toBe("coach_next");
  expect(await stepOf(coach, id)).toBe("learn_next");
  await service.advance(2 * DAY + MINUTE);
  expect(await stepOf(coach, id)).toBe("record_session");
  const after = await take(one, id, session(newId(service), one, [coach], at));
  expect(after).toMatchObject({ meetAt: null, turn: { id: coach.id }, next: { step: "agree_date" } });
  expect(after?.sessions).toHaveLength(1);
});

test("both sides of an ask say it: one unit, and the second word is a yes, also after a no", async () => {
  const { askId, coach } = await acceptedAsk(one);
  const id = newId(service);
  await coach.put(`/api/units/${id}`, { purpose: "Window functions", ask: askId });
  expect(await take(one, id, { step: "decline" })).toBeNull();
  expect(await seen(one, id)).toBeNull();
  const again = await one.put(`/api/units/${newId(service)}`, { purpose: "Rather yes", ask: askId });
  expect(again.status).toBe(200);
  expect(again.body).toMatchObject({ id, status: "forming" });
});

test("an ask that nobody took, or somebody else's, is no beginning", async () => {
  const askId = newId(service);
  await one.put(`/api/asks/${askId}`, { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 });
  const early = await one.put(`/api/units/${newId(service)}`, { purpose: "p", ask: askId });
  expect(early).toMatchObject({ status: 409, body: { code: "not_accepted" } });
  const strange = await other.put(`/api/units/${newId(service)}`, { purpose: "p", ask: askId });
  expect(strange).toMatchObject({ status: 404, body: { code: "not_found" } });
});

test("the same id and words are the same unit, other words another", async () => {
  const id = await propose(service, one, other);
  const body = { purpose: "SQL and calm", invite: [other.id] };
  expect(await one.put(`/api/units/${id}`, body)).toMatchObject({ status: 200 });
  expect(await one.put(`/api/units/${id}`, { ...body, purpose: "Other" })).toMatchObject({
    status: 409,
    body: { code: "unit_differs" },
  });
  expect(await third.put(`/api/units/${id}`, body)).toMatchObject({ status: 404 });
  const alone = await one.put(`/api/units/${newId(service)}`, { purpose: "p" });
  expect(alone).toMatchObject({ status: 422 });
  const oneself = await one.put(`/api/units/${newId(service)}`, { purpose: "p", invite: [one.id] });
  expect(oneself.status).toBe(409);
});

test("a no is silent: whoever invited sees the same until the invitation ends, and is not rung for again", async () => {
  const id = await propose(service, one, other);
  const before = await seen(one, id);
  const head = ((await one.get("/api/feed?after=0")).body as FeedPage).head;
  await take(other, id, { step: "decline" });
  expect(await seen(one, id)).toEqual(before);
  expect(((await one.get("/api/feed?after=0")).body as FeedPage).head).toBe(head);
  // Asked again within two weeks: nothing rings.
  const again = await propose(service, one, other);
  expect(await seen(other, again)).toBeNull();
  await service.advance(14 * DAY + MINUTE);
  expect(await seen(one, id)).toMatchObject({ status: "ended", endedBecause: "passed" });
  const later = await propose(service, one, other);
  expect(await seen(other, later)).toMatchObject({ role: "invited" });
});

test("an invitation that nobody saw is one mail without content, and none once it was on screen", async () => {
  const unseen = await propose(service, one, other);
  const looked = await propose(service, one, third);
  await take(third, looked, { step: "seen" });
  // Mails to the people of this test alone: time moves for those of the others as well.
  const mails = () => service.printed.filter((line) => line.includes(other.id) || line.includes(third.id));
  await service.advance(11 * MINUTE);
  expect(mails()).toHaveLength(1);
  expect(mails()[0]).toContain(`/coaching/${unseen}`);
  expect(mails()[0]).not.toMatch(new RegExp(`SQL and calm|${one.name}`));
  await service.advance(60 * MINUTE);
  expect(mails()).toHaveLength(1);
});

test("a third comes when the other agrees; the suggested person learns of it only then; a fourth has no seat", async () => {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "share", id: newId(service), text: "between us two" });
  await take(one, id, { step: "invite", person: third.id });
  expect(await seen(third, id)).toBeNull();
  expect(await stepOf(other, id)).toBe("agree_to_third");
  expect(await refused(one, id, { step: "invite", person: fourth.id })).toBe("unit_full");
  await take(other, id, { step: "agree", person: third.id });
  const invited = await seen(third, id);
  expect(invited?.members.map(({ person }) => person.id).toSorted()).toEqual([one.id, other.id, third.id].toSorted());
  expect(invited).toMatchObject({ norms: [], lines: [], sessions: [], hopes: [], mine: null });
  const joined = await take(third, id, { step: "join" });
  // The agreement waits for them; what was shared before is not theirs.
  expect(joined).toMatchObject({ status: "forming", lines: [], next: { step: "read_agreement" } });
  expect(joined?.norms).toHaveLength(1);
  expect(await refused(one, id, { step: "invite", person: fourth.id })).toBe("unit_full");
  expect(await take(third, id, { step: "accept_norms", version: 1 })).toMatchObject({ status: "active" });
});

test("a member who says no to a third ends the suggestion; it also ends by itself", async () => {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "invite", person: third.id });
  expect((await take(other, id, { step: "uninvite", person: third.id }))?.members).toHaveLength(2);
  await take(one, id, { step: "invite", person: fourth.id });
  await service.advance(14 * DAY + MINUTE);
  expect((await seen(one, id))?.members).toHaveLength(2);
  expect(await seen(fourth, id)).toBeNull();
});

test("in a three each has coached by the end of the first cycle; a correction is seen by all", async () => {
  const id = await three(service, [one, other, third]);
  const people = new Map([one, other, third].map((person) => [person.id, person]));
  const coached: string[] = [];
  for (let round = 0; round < 6; round++) {
    const turn = (await seen(one, id))?.turn?.id ?? "";
    coached.push(turn);
    const coach = people.get(turn)!;
    const rest = [...people.values()].filter((person) => person !== coach);
    await service.advance(7 * DAY);
    await take(one, id, session(newId(service), coach, rest, service.clock.now()));
  }
  expect(new Set(coached.slice(0, 3)).size).toBe(3);
  expect(coached.slice(3)).toEqual(coached.slice(0, 3));
  const [latest] = (await seen(other, id))!.sessions;
  await take(other, id, {
    ...session(latest!.id, people.get(coached[5]!)!, [], service.clock.now()),
    coached: [latest!.coached[0]!.id],
    minutes: 30,
  });
  const [corrected] = (await seen(third, id))!.sessions;
  expect(corrected).toMatchObject({ minutes: 30, corrections: [{ by: { id: other.id }, was: { minutes: 45 } }] });
});

test("a session among strangers, with oneself, or still to come is refused by name", async () => {
  const id = await activePair(service, one, other);
  const now = service.clock.now();
  const tries: [string, ReturnType<typeof session>][] = [
    ["coach", session(newId(service), third, [one], now)],
    ["coached", session(newId(service), one, [third], now)],
    ["coached", session(newId(service), one, [one], now)],
    ["at", session(newId(service), one, [other], new Date(now.getTime() + 3 * DAY))],
  ];
  for (const [path, body] of tries) {
    const answer = await one.post(`/api/units/${id}/steps`, body);
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ path }] } });
  }
});

test("another version holds when all accept it; the old one stays readable; two at once do not overwrite each other", async () => {
  const id = await activePair(service, one, other);
  const second = { step: "propose_norms", version: 2, how: "More questions", meet: "Fridays" } as const;
  await take(other, id, second);
  expect(await refused(one, id, { ...second, how: "Mine" })).toBe("agreement_differs");
  expect(await refused(one, id, { step: "accept_norms", version: 1 })).toBe("agreement_differs");
  expect(await seen(one, id)).toMatchObject({ status: "active", next: { step: "read_agreement" } });
  const held = await take(one, id, { step: "accept_norms", version: 2 });
  expect(held?.norms.map(({ version, heldAt }) => [version, heldAt !== null])).toEqual([
    [1, true],
    [2, true],
  ]);
});

test("it ends when all wish so; a wish can be taken back, and lapses", async () => {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "wish_end", wish: true });
  expect(await stepOf(other, id)).toBe("answer_ending");
  await take(one, id, { step: "wish_end", wish: false });
  await take(one, id, { step: "wish_end", wish: true });
  await service.advance(14 * DAY + MINUTE);
  expect((await seen(other, id))?.members.some(({ wantsEnd }) => wantsEnd)).toBe(false);
  await take(one, id, { step: "wish_end", wish: true });
  await take(other, id, { step: "wish_end", wish: true });
  expect(await seen(one, id)).toMatchObject({ status: "ended", endedBecause: "agreed", next: { step: "look_back" } });
  expect(await refused(one, id, { step: "meet", at: null })).toBe("unit_step");
});

test("nobody does anything: a forming unit ends after four weeks, an active one after twelve", async () => {
  const forming = await pair(service, one, other);
  const active = await activePair(service, third, fourth);
  await service.advance(28 * DAY + MINUTE);
  expect(await seen(one, forming)).toMatchObject({ status: "ended", endedBecause: "quiet" });
  expect(await seen(third, active)).toMatchObject({ status: "active" });
  await service.advance(56 * DAY);
  expect(await seen(third, active)).toMatchObject({ status: "ended", endedBecause: "quiet" });
});

test("one leaves a three: two go on; one leaves a pair: it is over, and both may look back", async () => {
  const id = await three(service, [one, other, third]);
  await take(third, id, { step: "leave" });
  expect(await seen(one, id)).toMatchObject({ status: "active" });
  await take(other, id, { step: "leave" });
  expect(await seen(one, id)).toMatchObject({ status: "ended", endedBecause: "one_left", role: "member" });
  expect(await seen(other, id)).toMatchObject({ role: "former", next: { step: "look_back" } });
});

test("somebody marked as left leaves their units; their invitations end", async () => {
  const admin = await newPerson(service, orgId, { role: "admin" });
  const id = await three(service, [one, other, third]);
  const waiting = await propose(service, fourth, third);
  expect((await admin.post(`/api/admin/people/${third.id}/left`)).status).toBe(200);
  expect((await seen(one, id))?.members.map(({ person }) => person.id)).toEqual([one.id, other.id]);
  expect(await seen(fourth, waiting)).toMatchObject({ status: "ended", endedBecause: "passed" });
});

test("devices hear of what concerns them, and of their own journal", async () => {
  const id = await pair(service, one, other);
  const line = newId(service);
  await one.put(`/api/journal/${line}`, { kind: "journal", text: "note to self" });
  const feed = (await one.get("/api/feed?after=0")).body as FeedPage;
  expect(feed.entries.at(-1)).toMatchObject({ kind: "journal", id: line, line: { text: "note to self" } });
  expect(feed.entries.find(({ kind }) => kind === "unit")).toMatchObject({ id, unit: { status: "forming" } });
  const theirs = (await other.get("/api/feed?after=0")).body as FeedPage;
  expect(theirs.entries.map(({ kind }) => kind)).not.toContain("journal");
});

test("my export holds my part of it and nothing of theirs", async () => {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "answer", hopes: "mine to hope", show: true, discomfort: "mine to keep" });
  await take(other, id, { step: "answer", hopes: "theirs to hope", show: true, discomfort: "theirs to keep" });
  await other.put(`/api/journal/${newId(service)}`, { kind: "journal", text: "theirs to write" });
  await one.put(`/api/journal/${newId(service)}`, { kind: "aspiration", text: "mine to write" });
  const file = (await one.get("/api/me/export")).body as MyExport;
  expect(file.coaching).toMatchObject({
    journal: [{ text: "mine to write" }],
    units: [{ id, answers: [{ hopes: "mine to hope", shown: true, discomfort: "mine to keep" }] }],
  });
  expect(JSON.stringify(file)).not.toContain("theirs to");
});

test("more than five invitations of one person at once are too many", async () => {
  const many = await newPeople(service, orgId, 6);
  for (const person of many.slice(0, 5)) await propose(service, one, person);
  const answer = await one.put(`/api/units/${newId(service)}`, { purpose: "p", invite: [many[5]!.id] });
  expect(answer).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(await unitsOf(many[5]!)).toEqual<Unit[]>([]);
});
