import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { MINUTE, SECOND } from "../../../server/clock.ts";
import type { Ask, FeedPage, OfferList } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let admin: TestPerson;
let learner: TestPerson;
let coaches: TestPerson[];
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service?.close());
beforeEach(async () => {
  const orgId = await newOrg(service);
  admin = await newPerson(service, orgId, { role: "admin" });
  learner = await newPerson(service, orgId);
  coaches = await Promise.all([1, 2, 3, 4].map(() => newPerson(service, orgId, { knows: ["window-functions"] })));
  service.printed.length = 0;
});

const leaves = async (who: TestPerson) =>
  expect((await admin.post(`/api/admin/people/${who.id}/left`)).status).toBe(200);
const viewOf = async (id: string) => (await learner.get(`/api/asks/${id}`)).body as Ask;

async function ask(): Promise<string> {
  const id = uuidv7(service.clock.now());
  await learner.put(`/api/asks/${id}`, { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 });
  await service.services.sweeper.round();
  return id;
}

/** Those who hold an offer for an ask, with it. */
async function holders(askId: string) {
  const lists = await Promise.all(
    coaches.map(async (coach) => {
      const answer = await coach.get("/api/offers");
      const { offers }: OfferList = answer.status === 200 ? answer.body : { offers: [] };
      return { coach, offer: offers.find((offer) => offer.askId === askId) };
    }),
  );
  return lists.flatMap(({ coach, offer }) => (offer === undefined ? [] : [{ coach, offer }]));
}

test("a holder of an offer leaves: their place goes to the next who knows, and their token ends", async () => {
  const id = await ask();
  const before = await holders(id);
  expect(before).toHaveLength(3);
  const leaver = before[0]!.coach;
  await leaves(leaver);
  expect((await leaver.get("/api/me")).status).toBe(401);
  await service.advance(15 * SECOND);
  const after = (await holders(id)).map(({ coach }) => coach.id);
  expect(after).toHaveLength(3);
  expect(after).not.toContain(leaver.id);
  await service.advance(11 * MINUTE);
  expect(service.printed.filter((line) => line.includes(leaver.id))).toEqual([]);
});

test("a coach who took an ask leaves: it is routed on, and the learner's feed says so", async () => {
  const id = await ask();
  const [first] = await holders(id);
  await first!.coach.post(`/api/offers/${first!.offer.id}/accept`);
  const { head } = (await learner.get("/api/feed?after=0")).body as FeedPage;
  await leaves(first!.coach);
  expect((await viewOf(id)).status).toBe("routing");
  const { entries } = (await learner.get(`/api/feed?after=${head}`)).body as FeedPage;
  expect(entries.some((entry) => entry.kind === "ask" && entry.id === id)).toBe(true);
  await service.advance(15 * SECOND);
  expect((await holders(id)).map(({ coach }) => coach.id)).not.toContain(first!.coach.id);
  expect((await holders(id)).length).toBeGreaterThan(0);
});

test("a learner leaves: open asks close, waiting offers end, and whoever was helping is told, by feed and mail", async () => {
  const [taken, open] = [await ask(), await ask()];
  const [helper] = await holders(taken);
  await helper!.coach.post(`/api/offers/${helper!.offer.id}/accept`);
  const waiting = (await holders(open)).map(({ coach }) => coach);
  const { head } = (await helper!.coach.get("/api/feed?after=0&limit=500")).body as FeedPage;
  await leaves(learner);
  const { entries } = (await helper!.coach.get(`/api/feed?after=${head}&limit=500`)).body as FeedPage;
  const told = entries.find((entry) => entry.kind === "ask" && entry.id === taken);
  expect(told?.ask).toMatchObject({ status: "withdrawn", closedBecause: "left" });
  expect(await holders(open)).toEqual([]);
  for (const coach of waiting) {
    const page = (await coach.get("/api/feed?after=0&limit=500")).body as FeedPage;
    expect(page.entries.filter((entry) => entry.offer?.askId === open).at(-1)?.offer?.status).toBe("withdrawn");
  }
  await service.advance(11 * MINUTE);
  // Earlier tests' organisations have mails of their own.
  const mails = service.printed.filter((line) => coaches.some(({ id }) => line.startsWith(`mail to ${id}@`)));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatch(new RegExp(`^mail to ${helper!.coach.id}@example\\.test: .* is closed`));
});
