import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { MINUTE } from "../../../server/clock.ts";
import { createLog } from "../../../server/compose.ts";
import type { Colleagues, FeedPage, Offer, OfferAnswer, OfferList } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { documentedOperations, type DocumentedOperation, requestFor } from "../contract/operations.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const NAME = "Zephyrine Quillfeather";
const EMAIL = "zephyrine.quillfeather@example.test";
const topic = { title: "Window functions", course: "Advanced SQL" };

let service: TestService;
let logged = "";
let operations: DocumentedOperation[];
let orgId: string;
let asker: TestPerson;
let others: TestPerson[];
/** What tells who asks. */
let secrets: string[];
beforeAll(async () => {
  // Answers are compared as texts: time stands still unless a test moves it.
  vi.useFakeTimers({ toFake: ["Date"] });
  const buffer = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  service = await openTestService({ log: createLog("debug", buffer) });
  operations = await documentedOperations(service.app);
  orgId = await newOrg(service);
  asker = await newPerson(service, orgId, {
    name: NAME,
    email: EMAIL,
    timeZone: "Pacific/Chatham",
    knows: ["window-functions"],
  });
  const coaches = Array.from({ length: 4 }, (_, n) =>
    newPerson(service, orgId, { name: `Coach ${n}`, knows: ["window-functions"] }),
  );
  const admin = newPerson(service, orgId, { name: "Admin", role: "admin" });
  others = await Promise.all([...coaches, newPerson(service, orgId, { name: "Bystander" }), admin]);
  secrets = [asker.id, asker.id.replaceAll("-", ""), NAME, ...NAME.split(" "), EMAIL, "Chatham"];
});
afterAll(async () => {
  vi.useRealTimers();
  await service?.close();
});

const gives = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));
const offersOf = async (coach: TestPerson) => ((await coach.get("/api/offers")).body as OfferList).offers;

async function ask(who: TestPerson): Promise<{ askId: string; pictureId: string }> {
  const [askId, pictureId] = [uuidv7(service.clock.now()), uuidv7(service.clock.now())];
  const pictures = [{ id: pictureId, mime: "image/png", width: 1, height: 1, data: PIXEL }];
  const body = { topic, goal: "rank rows", tried: "a subquery", minutes: 15, anonymous: true, pictures };
  expect((await who.put(`/api/asks/${askId}`, body)).status).toBe(201);
  await service.services.sweeper.round();
  return { askId, pictureId };
}

interface Ids {
  askId: string;
  pictureId: string;
  offerIds: string[];
}

/** Every GET of the contract as somebody sees it, with every id that they could try. */
async function everythingSeenBy(who: TestPerson, { askId, pictureId, offerIds }: Ids): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const operation of operations.filter(({ method }) => method === "GET")) {
    const ids = operation.path.includes("{") ? [askId, ...offerIds, asker.id, "window-functions"] : [""];
    for (const id of ids) {
      const given = requestFor(operation, { token: who.token, params: id === "" ? {} : { id, pictureId } });
      const response = await service.app.request(given);
      expect(response.status, `${operation.path} ${id}`).toBeLessThan(500);
      const headers = JSON.stringify([...response.headers].filter(([name]) => name !== "x-request-id"));
      const body = (await response.text()).replace(/"requestId":"[^"]*"/, "");
      seen.set(`${new URL(given.url).pathname}${new URL(given.url).search}`, `${response.status} ${headers} ${body}`);
    }
  }
  return seen;
}

test("no answer, page of the feed, mail, log line or number tells who asks before somebody accepts", async () => {
  const nothing: Ids = { askId: uuidv7(service.clock.now()), pictureId: uuidv7(service.clock.now()), offerIds: [] };
  const before = new Map<TestPerson, Map<string, string>>();
  for (const who of others) before.set(who, await everythingSeenBy(who, nothing));
  logged = "";
  const { askId, pictureId } = await ask(asker);
  const offers = new Map<TestPerson, Offer>();
  for (const who of others) for (const offer of await offersOf(who)) offers.set(who, offer);
  expect(offers.size).toBe(3);
  const offerIds = [...offers.values()].map(({ id }) => id);

  const told: unknown[] = [];
  for (const who of others) {
    for (const [path, said] of await everythingSeenBy(who, { askId, pictureId, offerIds })) {
      // Where colleagues are named at large, the asker is among them, exactly as before they asked.
      const isColleagues = path.endsWith("/colleagues") && offers.has(who);
      if (gives(said).length > 0 && said !== before.get(who)!.get(path) && !isColleagues)
        told.push([who.name, path, gives(said)]);
    }
    const { entries } = (await who.get("/api/feed?after=0")).body as FeedPage;
    expect(entries.filter(({ kind }) => kind === "offer")).toHaveLength(offers.has(who) ? 1 : 0);
    expect(gives(JSON.stringify(entries))).toEqual([]);
  }
  expect(told).toEqual([]);

  await service.advance(11 * MINUTE);
  expect(service.printed.filter((line) => line.includes("Window functions"))).toHaveLength(3);
  expect(gives(service.printed.join("\n"))).toEqual([]);
  expect(gives(await (await service.app.request("/metrics")).text())).toEqual([]);
  expect(logged).toContain("/api/offers/:id/colleagues");
  expect(gives(logged)).toEqual([]);
});

test("a holder may see the picture of the question, a bystander not; neither opens the ask or its thread", async () => {
  const { askId, pictureId } = await ask(asker);
  for (const who of others) {
    const holds = (await offersOf(who)).some((offer) => offer.askId === askId);
    expect((await who.get(`/api/asks/${askId}/pictures/${pictureId}`)).status).toBe(holds ? 200 : 404);
    expect((await who.get(`/api/asks/${askId}`)).status).toBe(404);
    expect((await who.get(`/api/asks/${askId}/messages`)).status).toBe(404);
    for (const act of ["withdraw", "resolve", "hand-back", "read", "messages"]) {
      const bodies: Record<string, object> = {
        read: { seq: 1 },
        messages: { id: uuidv7(service.clock.now()), text: "x" },
        resolve: { learnt: "x" },
      };
      const { status, body } = await who.post(`/api/asks/${askId}/${act}`, bodies[act] ?? {});
      expect([act, status]).toEqual([act, 404]);
      expect(gives(JSON.stringify(body))).toEqual([]);
    }
  }
});

test("whom an offer can be passed to is the same whoever asks, and passing to the asker is a silent no", async () => {
  const elsewhere = await newOrg(service);
  const [one, two, first, second] = (await Promise.all(
    [1, 2, 3, 4].map(() => newPerson(service, elsewhere, { knows: ["window-functions"] })),
  )) as [TestPerson, TestPerson, TestPerson, TestPerson];
  const [mine, theirs] = [await ask(one), await ask(two)];
  for (const who of [first, second]) {
    const offers = await offersOf(who);
    const [forMine, forTheirs] = await Promise.all(
      [mine, theirs].map(async ({ askId }) => {
        const { id } = offers.find((offer) => offer.askId === askId)!;
        const list: Colleagues = (await who.get(`/api/offers/${id}/colleagues`)).body;
        return list;
      }),
    );
    expect(forMine).toEqual(forTheirs);
    expect(forMine!.people.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
  }

  const offer = (await offersOf(first)).find(({ askId }) => askId === mine.askId)!;
  const passed = await first.post(`/api/offers/${offer.id}/pass`, { to: one.id });
  expect(passed.status).toBe(200);
  expect((passed.body as OfferAnswer).offer.status).toBe("passed");
  await service.advance(MINUTE);
  expect((await offersOf(one)).map(({ askId }) => askId)).not.toContain(mine.askId);
  const { entries } = (await one.get("/api/feed?after=0&limit=500")).body as FeedPage;
  expect(entries.filter((entry) => entry.offer?.askId === mine.askId)).toEqual([]);
});

test("accepting reveals the asker to that one coach; who was slower, or whom it was withdrawn from, never learns", async () => {
  const { askId } = await ask(asker);
  const held: { who: TestPerson; offer: Offer }[] = [];
  for (const who of others)
    for (const offer of await offersOf(who)) if (offer.askId === askId) held.push({ who, offer });
  const [winner, ...slower] = held;
  const accepted = (await winner!.who.post(`/api/offers/${winner!.offer.id}/accept`)).body as OfferAnswer;
  expect(accepted.ask!.asker.person).toEqual({ id: asker.id, name: NAME });
  expect(slower.length).toBeGreaterThan(0);
  for (const { who, offer } of slower) {
    const refused = await who.post(`/api/offers/${offer.id}/accept`);
    expect(refused.body).toMatchObject({ code: "ask_taken" });
    expect(gives(JSON.stringify(refused.body))).toEqual([]);
    const { entries } = (await who.get("/api/feed?after=0&limit=500")).body as FeedPage;
    expect(gives(JSON.stringify(entries))).toEqual([]);
  }

  const withdrawn = await ask(asker);
  await asker.post(`/api/asks/${withdrawn.askId}/withdraw`);
  for (const { who } of slower) {
    const { entries } = (await who.get("/api/feed?after=0&limit=500")).body as FeedPage;
    expect(gives(JSON.stringify(entries))).toEqual([]);
  }
});

test("each ask has a label of its own, the same for all who hold it", async () => {
  const labels = new Map<string, Set<string>>();
  for (let asked = 0; asked < 3; asked++) await ask(asker);
  for (const who of others) {
    for (const { askId, asker: shown } of await offersOf(who))
      labels.set(askId, (labels.get(askId) ?? new Set()).add(shown.label));
  }
  expect([...labels.values()].every((of) => of.size === 1)).toBe(true);
  expect(new Set([...labels.values()].map((of) => [...of][0])).size).toBeGreaterThan(1);
});
