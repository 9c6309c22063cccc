import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../../server/clock.ts";
import type { FeedPage, OfferList } from "../../../server/contract/index.ts";
import { offers, service as facts } from "../../../server/db/schema/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
let orgId: string;
let learner: TestPerson;
let coach: TestPerson;
beforeAll(async () => {
  service = await openTestService();
  orgId = await newOrg(service);
  learner = await newPerson(service, orgId);
  coach = await newPerson(service, orgId, { knows: ["window-functions"] });
});
afterAll(() => service?.close());

const feedOf = async (who: TestPerson, query: string) => (await who.get(`/api/feed?${query}`)).body as FeedPage;

async function ask(): Promise<string> {
  const id = uuidv7(service.clock.now());
  await learner.put(`/api/asks/${id}`, { topic: { title: "Window functions" }, goal: "rank rows", minutes: 15 });
  await service.services.sweeper.round();
  return id;
}
const offerFor = async (askId: string) =>
  ((await coach.get("/api/offers")).body as OfferList).offers.find((offer) => offer.askId === askId)!;

describe("the feed", () => {
  test("comes in pages that join without a gap or a double, up to the head that each page names", async () => {
    for (let asked = 0; asked < 4; asked++) await ask();
    const whole = await feedOf(learner, "after=0&limit=500");
    expect(whole.entries.length).toBeGreaterThan(6);
    expect(whole.head).toBe(whole.entries.at(-1)!.seq);
    const paged: number[] = [];
    for (
      let page = await feedOf(learner, "after=0&limit=3");
      ;
      page = await feedOf(learner, `after=${paged.at(-1)}&limit=3`)
    ) {
      expect(page.entries.length).toBeLessThanOrEqual(3);
      expect(page.head).toBe(whole.head);
      paged.push(...page.entries.map(({ seq }) => seq));
      if (page.entries.length === 0 || paged.at(-1) === page.head) break;
    }
    expect(paged).toEqual(Array.from({ length: whole.head }, (_, place) => place + 1));
  });

  test.each(["limit=0", "limit=501", "limit=x", "after=-1", "after=1.5", "after=9007199254740993", "after=x"])(
    "refuses %s",
    async (query) => {
      const { status, body } = await learner.get(`/api/feed?${query}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: "bad_parameter" });
    },
  );

  test("behind its head has nothing, and says where the head is", async () => {
    const { head } = await feedOf(learner, "after=0&limit=1");
    expect(await feedOf(learner, `after=${head + 1000}`)).toMatchObject({ entries: [], head });
  });

  test("shows each noun as it is now, however long ago the entry was written", async () => {
    const id = await ask();
    await learner.post(`/api/asks/${id}/withdraw`);
    const { entries } = await feedOf(learner, "after=0&limit=500");
    const own = entries.filter((entry) => entry.kind === "ask" && entry.id === id);
    expect(own.length).toBeGreaterThan(1);
    expect(own.map(({ ask: seen }) => seen?.status)).toEqual(own.map(() => "withdrawn"));
  });

  test("keeps an entry whose noun is no longer mine, with null for it", async () => {
    const id = await ask();
    const offer = await offerFor(id);
    await coach.post(`/api/offers/${offer.id}/accept`);
    const messageId = uuidv7(service.clock.now());
    await learner.post(`/api/asks/${id}/messages`, { id: messageId, text: "thank you" });
    const before = await feedOf(coach, "after=0&limit=500");
    expect(before.entries.find((entry) => entry.id === messageId)?.message?.text).toBe("thank you");
    await coach.post(`/api/asks/${id}/hand-back`);

    const { entries } = await feedOf(coach, "after=0&limit=500");
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, place) => place + 1));
    const gone = entries.filter((entry) => entry.id === id || entry.id === messageId);
    expect(gone.length).toBeGreaterThan(1);
    for (const entry of gone) expect(entry.kind === "ask" ? entry.ask : entry.message).toBeNull();
  });

  test("keeps an entry whose noun was erased, with null for it", async () => {
    const offer = await offerFor(await ask());
    await service.db.inOrg(orgId, (tx) => tx.delete(offers).where(eq(offers.id, offer.id)));
    const { entries } = await feedOf(coach, "after=0&limit=500");
    expect(entries.find((entry) => entry.id === offer.id)).toMatchObject({ kind: "offer", offer: null });
  });

  test("names another epoch once the database is another one", async () => {
    const { epoch } = await feedOf(learner, "after=0");
    expect((await feedOf(coach, "after=0")).epoch).toBe(epoch);
    const other = "00000000-0000-4000-8000-000000000000";
    await service.db.crossing("demo", (tx) => tx.update(facts).set({ value: other }).where(eq(facts.key, "epoch")));
    expect((await feedOf(learner, "after=0")).epoch).toBe(other);
    expect((await learner.post("/api/live/ticket")).status).toBe(200);
  });

  test("tells the service's own time, by which deadlines are counted", async () => {
    const at = service.clock.now().getTime();
    const told = Date.parse((await feedOf(learner, "after=0")).now);
    expect(told).toBeGreaterThanOrEqual(at);
    expect(told - at).toBeLessThan(MINUTE);
  });
});
