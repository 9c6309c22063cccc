import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ask, Message, OfferAnswer, Offer } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const topic = { title: "Window functions", course: "Advanced SQL" };

test("an ask goes from the course page to a colleague's answer", async () => {
  const orgId = await newOrg(service);
  const ida = await newPerson(service, orgId, { name: "Ida" });
  const marta = await newPerson(service, orgId, { name: "Marta", knows: ["window-functions"] });

  const match = await ida.post("/api/topics/match", { topic });
  expect(match.status).toBe(200);
  expect(match.body).toMatchObject({
    skills: [{ id: "window-functions" }, {}],
    people: [{ id: marta.id, name: "Marta" }],
  });

  const id = uuidv7(service.clock.now());
  const opened = await ida.put(`/api/asks/${id}`, {
    topic,
    goal: "rank rows per customer",
    minutes: 15,
    anonymous: true,
  });
  expect(opened.status).toBe(201);
  await service.services.sweeper.round();

  const offers = (await marta.get("/api/offers")).body as { offers: Offer[] };
  expect(offers.offers).toHaveLength(1);
  const offer = offers.offers[0]!;
  expect(offer.asker.person).toBeNull();
  expect(JSON.stringify(offers)).not.toContain(ida.id);

  const accepted = (await marta.post(`/api/offers/${offer.id}/accept`)).body as OfferAnswer;
  expect(accepted.ask?.asker.person).toEqual({ id: ida.id, name: "Ida" });

  const said = await marta.post(`/api/asks/${id}/messages`, {
    id: uuidv7(service.clock.now()),
    text: "Let me say back…",
  });
  expect(said.status).toBe(201);
  const messages = (await ida.get(`/api/asks/${id}/messages`)).body as { messages: Message[] };
  expect(messages.messages.map((message) => message.text)).toEqual(["Let me say back…"]);

  const resolved = (await ida.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." })).body as Ask;
  expect(resolved.status).toBe("resolved");
  await ida.put(`/api/asks/${id}/takeaway`, { what: "The frame moves.", named: true, over: 0 });
  const shared = (await marta.post(`/api/asks/${id}/takeaway/agree`, { version: 1, named: false })).body as Ask;
  expect(shared.takeaway?.status).toBe("published");

  const again = await ida.post("/api/topics/match", { topic });
  expect(again.body).toMatchObject({ takeaways: [{ what: "The frame moves.", behind: { name: "Ida" } }] });
  const feed = await ida.get("/api/feed?after=0");
  const seqs = (feed.body as { entries: { seq: number }[] }).entries.map((entry) => entry.seq);
  expect(seqs).toEqual(seqs.map((_, place) => place + 1));
});

test("an unnamed learner who keeps what they learnt to themself is not shown as having been stuck", async () => {
  const orgId = await newOrg(service);
  const ida = await newPerson(service, orgId, { name: "Ida" });
  const marta = await newPerson(service, orgId, { name: "Marta", knows: ["window-functions"] });
  const id = uuidv7(service.clock.now());
  await ida.put(`/api/asks/${id}`, { topic, goal: "rank rows per customer", minutes: 15, anonymous: true });
  await service.services.sweeper.round();
  const { offers } = (await marta.get("/api/offers")).body as { offers: Offer[] };
  await marta.post(`/api/offers/${offers[0]!.id}/accept`);
  await ida.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." });
  const seen = (await marta.get(`/api/people/${ida.id}`)).body as { skills: unknown[] };
  expect(seen.skills).toEqual([]);
  const coach = (await ida.get(`/api/people/${marta.id}`)).body as { skills: { reasons: { text: string }[] }[] };
  expect(JSON.stringify(coach.skills)).toMatch(/answered 2 asks on window functions/i);
});
