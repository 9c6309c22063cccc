import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ask, Message, Offer } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const newId = () => uuidv7(service.clock.now());
/** One grey dot. */
const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
const picture = () => ({ id: newId(), mime: "image/png", width: 1, height: 1, data: DOT });

interface Pair {
  learner: TestPerson;
  coach: TestPerson;
  bystander: TestPerson;
  askId: string;
  askPicture: string;
  offer: Offer;
}

async function asked(): Promise<Pair> {
  const orgId = await newOrg(service);
  const learner = await newPerson(service, orgId);
  const coach = await newPerson(service, orgId, { knows: ["window-functions"] });
  const bystander = await newPerson(service, orgId);
  const askId = newId();
  const shown = picture();
  const body = { topic: { title: "Window functions" }, goal: "see a frame", minutes: 5, pictures: [shown] };
  expect((await learner.put(`/api/asks/${askId}`, body)).status).toBe(201);
  await service.services.sweeper.round();
  const { offers } = (await coach.get("/api/offers")).body as { offers: Offer[] };
  return { learner, coach, bystander, askId, askPicture: shown.id, offer: offers[0]! };
}

async function accepted(): Promise<Pair> {
  const pair = await asked();
  expect((await pair.coach.post(`/api/offers/${pair.offer.id}/accept`)).status).toBe(200);
  return pair;
}

describe("GET /api/asks/:id/pictures/:pictureId", () => {
  test("an ask's picture is for its learner and for who holds an offer; nobody else", async () => {
    const { learner, coach, bystander, askId, askPicture, offer } = await asked();
    expect(offer.pictures).toEqual([{ id: askPicture, mime: "image/png", width: 1, height: 1 }]);
    for (const person of [learner, coach]) {
      const got = await person.get(`/api/asks/${askId}/pictures/${askPicture}`);
      expect(got.status).toBe(200);
      expect(got.headers.get("content-type")).toBe("image/png");
      expect(got.headers.get("x-content-type-options")).toBe("nosniff");
    }
    expect((await bystander.get(`/api/asks/${askId}/pictures/${askPicture}`)).status).toBe(404);
    await coach.post(`/api/offers/${offer.id}/decline`);
    expect((await coach.get(`/api/asks/${askId}/pictures/${askPicture}`)).status).toBe(404);
  });

  test("a message's picture is for the thread's members", async () => {
    const { learner, coach, bystander, askId } = await accepted();
    const shown = picture();
    const said = await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text: "", pictures: [shown] });
    expect(said.status).toBe(201);
    expect((await learner.get(`/api/asks/${askId}/pictures/${shown.id}`)).status).toBe(200);
    expect((await bystander.get(`/api/asks/${askId}/pictures/${shown.id}`)).status).toBe(404);
  });

  test("bytes that are not what they say they are are refused, and nothing of the message is kept", async () => {
    const { coach, askId } = await accepted();
    const lie = { ...picture(), mime: "image/jpeg" };
    const said = await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text: "look", pictures: [lie] });
    expect(said).toMatchObject({ status: 422, body: { code: "invalid" } });
    const { messages } = (await coach.get(`/api/asks/${askId}/messages`)).body as { messages: Message[] };
    expect(messages).toEqual([]);
  });
});

describe("POST /api/asks/:id/messages", () => {
  test("the same id and words are one message; other words are refused; somebody else's id is not found", async () => {
    const { learner, coach, bystander, askId } = await accepted();
    const body = { id: newId(), text: "`select 1` — 👩🏽‍💻 שלום" };
    expect((await coach.post(`/api/asks/${askId}/messages`, body)).status).toBe(201);
    const again = await coach.post(`/api/asks/${askId}/messages`, body);
    expect(again).toMatchObject({ status: 200, body: { text: body.text, seq: 1 } });
    const other = await coach.post(`/api/asks/${askId}/messages`, { ...body, text: "else" });
    expect(other).toMatchObject({ status: 409, body: { code: "message_differs" } });
    expect((await learner.post(`/api/asks/${askId}/messages`, body)).status).toBe(404);
    expect((await bystander.post(`/api/asks/${askId}/messages`, { id: newId(), text: "hi" })).status).toBe(404);
  });

  test("before acceptance there is no thread to write in", async () => {
    const { learner, coach, askId } = await asked();
    const early = await learner.post(`/api/asks/${askId}/messages`, { id: newId(), text: "anyone?" });
    expect(early).toMatchObject({ status: 409, body: { code: "not_accepted" } });
    expect((await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text: "me" })).status).toBe(404);
  });

  test("messages are read in pieces, oldest first", async () => {
    const { learner, coach, askId } = await accepted();
    for (const text of ["one", "two", "three"]) await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text });
    const { messages } = (await learner.get(`/api/asks/${askId}/messages?after=1`)).body as { messages: Message[] };
    expect(messages.map(({ text, seq, mine }) => [text, seq, mine])).toEqual([
      ["two", 2, false],
      ["three", 3, false],
    ]);
  });
});

describe("POST /api/asks/:id/read", () => {
  test("reading takes the count away, never beyond the last message, never backwards", async () => {
    const { learner, coach, bystander, askId } = await accepted();
    for (const text of ["one", "two"]) await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text });
    const unread = async () => ((await learner.get(`/api/asks/${askId}`)).body as Ask).unread;
    expect(await unread()).toBe(2);
    expect((await learner.post(`/api/asks/${askId}/read`, { seq: 1 })).status).toBe(204);
    expect(await unread()).toBe(1);
    await learner.post(`/api/asks/${askId}/read`, { seq: 1_000_000 });
    expect(await unread()).toBe(0);
    await learner.post(`/api/asks/${askId}/read`, { seq: 0 });
    expect(await unread()).toBe(0);
    await coach.post(`/api/asks/${askId}/messages`, { id: newId(), text: "three" });
    expect(await unread()).toBe(1);
    expect((await bystander.post(`/api/asks/${askId}/read`, { seq: 1 })).status).toBe(404);
  });
});

describe("PUT /api/asks/:id", () => {
  test("the same id with another body is refused, and somebody else's is not found", async () => {
    const { learner, bystander, askId } = await asked();
    const body = { topic: { title: "Window functions" }, goal: "another goal", minutes: 5 };
    expect(await learner.put(`/api/asks/${askId}`, body)).toMatchObject({ status: 409, body: { code: "ask_differs" } });
    expect((await bystander.put(`/api/asks/${askId}`, body)).status).toBe(404);
  });

  test("who cannot be asked is refused before anything is written", async () => {
    const { learner, askId: _asked } = await asked();
    const body = { topic: { title: "Window functions" }, goal: "g", minutes: 5 };
    for (const to of [learner.id, newId()]) {
      const refused = await learner.put(`/api/asks/${newId()}`, { ...body, to });
      expect(refused).toMatchObject({ status: 422, body: { code: "invalid", fields: [{ path: "to" }] } });
    }
  });
});

describe("resolve", () => {
  test("the learner's word closes; the coach's comes after; words are shown to the other side", async () => {
    const { learner, coach, bystander, askId } = await accepted();
    const early = await coach.post(`/api/asks/${askId}/resolve`, {});
    expect(early).toMatchObject({ status: 409, body: { code: "not_resolved" } });
    expect((await bystander.post(`/api/asks/${askId}/resolve`, {})).status).toBe(404);
    const feedback = { helped: "The table you drew", text: "It made the frame visible." };
    const done = (await learner.post(`/api/asks/${askId}/resolve`, { learnt: "The frame moves.", feedback }))
      .body as Ask;
    expect(done).toMatchObject({ status: "resolved", takeaway: null });
    const seen = (await coach.get(`/api/asks/${askId}`)).body as Ask;
    expect(seen.feedback).toEqual([{ from: learner.name, ...feedback }]);
    await coach.post(`/api/asks/${askId}/resolve`, { feedback });
    expect(((await learner.get(`/api/asks/${askId}`)).body as Ask).feedback).toEqual([
      { from: coach.name, ...feedback },
    ]);
  });

  test("what did not help closes the ask and writes no evidence", async () => {
    const { learner, coach, askId } = await accepted();
    const before = (await coach.get("/api/me/skills")).body as { skills: { evidence: unknown[] }[] };
    await learner.post(`/api/asks/${askId}/resolve`, { helped: false, learnt: "not much" });
    const after = (await coach.get("/api/me/skills")).body as { skills: { evidence: unknown[] }[] };
    expect(after).toEqual(before);
    expect(((await learner.get(`/api/asks/${askId}`)).body as Ask).status).toBe("resolved");
  });
});

describe("withdraw", () => {
  test("takes the ask from everybody who holds it; twice is once; only the learner may", async () => {
    const { learner, coach, askId } = await asked();
    expect((await coach.post(`/api/asks/${askId}/withdraw`)).status).toBe(404);
    expect((await learner.post(`/api/asks/${askId}/withdraw`)).body).toMatchObject({ status: "withdrawn" });
    expect((await learner.post(`/api/asks/${askId}/withdraw`)).status).toBe(200);
    const { offers } = (await coach.get("/api/offers")).body as { offers: Offer[] };
    expect(offers).toEqual([]);
  });
});
