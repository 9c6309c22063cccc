import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FeedPage, JournalList, Overview, UnitStep } from "../../../server/contract/index.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { activePair, newId, newPeople, pair, refused, seen, take, three } from "./world.ts";

let service: TestService;
let orgId: string;
let one: TestPerson;
let other: TestPerson;
let third: TestPerson;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service?.close());
beforeEach(async () => {
  orgId = await newOrg(service);
  [one, other, third] = (await newPeople(service, orgId, 3)) as [TestPerson, TestPerson, TestPerson];
});

const everyStep = (service_: TestService, someone: TestPerson): UnitStep[] => [
  { step: "join" },
  { step: "decline" },
  { step: "seen" },
  { step: "invite", person: someone.id },
  { step: "agree", person: someone.id },
  { step: "uninvite", person: someone.id },
  { step: "propose_norms", version: 2, how: "h", meet: "m" },
  { step: "accept_norms", version: 1 },
  { step: "answer", hopes: "h", show: true, discomfort: "" },
  {
    step: "record",
    id: newId(service_),
    at: service_.clock.now().toISOString(),
    minutes: 30,
    coach: someone.id,
    coached: [someone.id],
    tookPlace: true,
  },
  { step: "meet", at: null },
  { step: "wish_end", wish: true },
  { step: "share", id: newId(service_), text: "t" },
  { step: "unshare", id: newId(service_) },
  { step: "leave" },
];

test("to admins, managers, colleagues, who said no and other organisations a unit does not exist, on any route", async () => {
  const manager = await newPerson(service, orgId);
  const report = await newPerson(service, orgId, { managerId: manager.id });
  const declined = await newPerson(service, orgId);
  const id = await pair(service, one, report);
  await take(one, id, { step: "invite", person: declined.id });
  await take(report, id, { step: "agree", person: declined.id });
  await take(declined, id, { step: "decline" });
  const outsiders = {
    admin: await newPerson(service, orgId, { role: "admin" }),
    manager,
    colleague: third,
    declined,
    elsewhere: await newPerson(service, await newOrg(service), { role: "admin" }),
  };
  const nowhere = newId(service);
  for (const [who, outsider] of Object.entries(outsiders)) {
    expect((await outsider.get("/api/units")).body, who).toEqual({ units: [] });
    expect(await seen(outsider, id), who).toBeNull();
    for (const step of everyStep(service, outsider)) {
      const real = await outsider.post(`/api/units/${id}/steps`, step);
      const none = await outsider.post(`/api/units/${nowhere}/steps`, step);
      expect([who, step.step, real.status]).toEqual([who, step.step, 404]);
      // Word for word as for one that was never there.
      const without = (body: object) => ({ ...body, requestId: "" });
      expect(without(real.body)).toEqual(without(none.body));
    }
  }
  expect(await seen(one, id)).toMatchObject({ status: "forming" });
});

test("a journal is its author's alone, on any route; a shared line is a copy that goes when taken back", async () => {
  const admin = await newPerson(service, orgId, { role: "admin" });
  const id = await activePair(service, one, other);
  const journal = newId(service);
  const path = `/api/journal/${journal}`;
  await one.put(path, { kind: "journal", text: "a secret of mine" });
  for (const outsider of [other, admin]) {
    expect((await outsider.get("/api/journal")).body).toEqual({ lines: [] });
    expect((await outsider.put(path, { kind: "journal", text: "x" })).status).toBe(404);
    expect((await outsider.delete(path)).status).toBe(404);
    expect(await refused(other, id, { step: "share", id: newId(service), text: "x", journal })).toBe("not_found");
  }
  expect(JSON.stringify(await seen(other, id))).not.toContain("secret");
  await take(one, id, { step: "share", id: newId(service), text: "a secret of mine", journal });
  expect((await seen(other, id))?.lines).toMatchObject([{ text: "a secret of mine", journalId: null }]);
  // Written anew, what was shared stays as it was shared.
  await one.put(path, { kind: "journal", text: "something darker" });
  expect(JSON.stringify(await seen(other, id))).not.toContain("darker");
  const [shared] = (await seen(one, id))!.lines;
  await take(one, id, { step: "unshare", id: shared!.id });
  expect((await seen(other, id))?.lines).toEqual([]);
  await take(one, id, { step: "share", id: newId(service), text: "once more", journal });
  expect((await one.delete(path)).status).toBe(204);
  expect((await seen(other, id))?.lines).toEqual([]);
  expect(((await one.get("/api/journal")).body as JournalList).lines).toEqual([]);
});

test("nobody can tell whether the last question was answered or skipped", async () => {
  const answered = await activePair(service, one, other);
  const skipped = await activePair(service, one, third);
  const answers = { step: "answer", hopes: "to grow", show: false } as const;
  const mine = await take(one, answered, { ...answers, discomfort: "my health" });
  const none = await take(one, skipped, { ...answers, discomfort: "" });
  // The same shape and the same state for the author, but for the words themselves.
  expect(Object.keys(mine!.mine!)).toEqual(Object.keys(none!.mine!));
  expect(mine!.next.step).toBe(none!.next.step);
  // For the others not even that.
  const alike = async (who: TestPerson, id: string) => {
    const unit = await seen(who, id);
    const { hopes, lines, mine: own, next, members } = unit!;
    return { hopes, lines, own, step: next.step, answered: members.map((member) => member.answered) };
  };
  expect(await alike(other, answered)).toEqual(await alike(third, skipped));
  expect(JSON.stringify(await seen(other, answered))).not.toContain("health");
  // Nor by a hint, when it is filled in or emptied later.
  const head = async () => ((await other.get("/api/feed?after=0")).body as FeedPage).head;
  const before = await head();
  await take(one, answered, { ...answers, discomfort: "" });
  await take(one, answered, { ...answers, discomfort: "again" });
  expect(await head()).toBe(before);
});

test("answers to the third question are shown when their author says so, to those who are there then", async () => {
  const id = await activePair(service, one, other);
  await take(one, id, { step: "answer", hopes: "to grow", show: false, discomfort: "" });
  expect((await seen(other, id))?.hopes).toEqual([]);
  await take(one, id, { step: "answer", hopes: "to grow", show: true, discomfort: "" });
  expect((await seen(other, id))?.hopes).toMatchObject([{ text: "to grow" }]);
  await take(one, id, { step: "invite", person: third.id });
  await take(other, id, { step: "agree", person: third.id });
  await take(third, id, { step: "join" });
  expect((await seen(third, id))?.hopes).toEqual([]);
  await take(one, id, { step: "answer", hopes: "to grow slowly", show: true, discomfort: "" });
  expect((await seen(third, id))?.hopes).toMatchObject([{ text: "to grow slowly" }]);
});

test("who left sees what was there, nothing of later, and not what is taken back", async () => {
  const id = await three(service, [one, other, third]);
  await take(third, id, { step: "accept_norms", version: 1 });
  const line = newId(service);
  await take(one, id, { step: "share", id: line, text: "shared while you were here" });
  await take(third, id, { step: "leave" });
  const kept = await seen(third, id);
  expect(kept).toMatchObject({ role: "former", lines: [{ id: line }] });
  await take(one, id, { step: "share", id: newId(service), text: "shared later" });
  await take(other, id, { step: "propose_norms", version: 2, how: "later", meet: "later" });
  await take(one, id, {
    step: "record",
    id: newId(service),
    at: service.clock.now().toISOString(),
    minutes: 30,
    coach: one.id,
    coached: [other.id],
    tookPlace: true,
  });
  expect(await seen(third, id)).toEqual(kept);
  for (const step of everyStep(service, third).filter((tried) => tried.step !== "seen" && tried.step !== "unshare")) {
    expect([step.step, await refused(third, id, step)]).toEqual([step.step, "unit_step"]);
  }
  await take(one, id, { step: "unshare", id: line });
  expect((await seen(third, id))?.lines).toEqual([]);
  expect(JSON.stringify(((await third.get("/api/feed?after=0")).body as FeedPage).entries)).not.toContain("later");
});

test("admins are told how many units run, from five up, and nothing else", async () => {
  const admin = await newPerson(service, orgId, { role: "admin" });
  const running = async () => ((await admin.get("/api/admin/overview")).body as Overview).coaching.units;
  for (let made = 0; made < 4; made++) {
    const [left, right] = (await newPeople(service, orgId, 2)) as [TestPerson, TestPerson];
    await pair(service, left, right);
  }
  expect(await running()).toBeNull();
  await pair(service, one, other);
  expect(await running()).toBe(5);
});
