import type { Ask, Offer } from "../../../server/contract/index.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newOrg, newPerson, type TestPerson, type TestService } from "../../factories/service.ts";

export const topic = { title: "Frames", course: "Advanced SQL", module: "Window functions" };

export interface Two {
  orgId: string;
  ida: TestPerson;
  marta: TestPerson;
  askId: string;
}

/** Ida has asked Marta about window functions, and taught it back. */
export async function taughtBack(
  service: TestService,
  { anonymous = false, learnt = "The frame moves." } = {},
): Promise<Two> {
  const orgId = await newOrg(service);
  const ida = await newPerson(service, orgId, { name: "Ida Brandt" });
  const marta = await newPerson(service, orgId, { name: "Marta Alves", knows: ["window-functions"] });
  const askId = uuidv7(service.clock.now());
  await ida.put(`/api/asks/${askId}`, {
    topic,
    skills: ["window-functions"],
    goal: "rank rows",
    minutes: 15,
    anonymous,
    to: marta.id,
  });
  await service.services.sweeper.round();
  const { offers } = (await marta.get("/api/offers")).body as { offers: Offer[] };
  await marta.post(`/api/offers/${offers.find((offer) => offer.askId === askId)?.id ?? ""}/accept`);
  await ida.post(`/api/asks/${askId}/resolve`, { learnt });
  return { orgId, ida, marta, askId };
}

export const draft = { what: "The frame moves with each row.", how: "Draw it.", named: true };

export const propose = (who: TestPerson, askId: string, body: object = {}) =>
  who.put(`/api/asks/${askId}/takeaway`, { ...draft, over: 0, ...body });

export const agree = (who: TestPerson, askId: string, version = 1, named = true) =>
  who.post(`/api/asks/${askId}/takeaway/agree`, { version, named });

export const end = (who: TestPerson, askId: string) => who.delete(`/api/asks/${askId}/takeaway`);

export async function takeawayOf(who: TestPerson, askId: string): Promise<Ask["takeaway"]> {
  return ((await who.get(`/api/asks/${askId}`)).body as Ask).takeaway;
}

export async function shelfOf(who: TestPerson) {
  return (await who.get("/api/takeaways")).body as { version: number; takeaways: Shown[] };
}

export interface Shown {
  id: string;
  what: string;
  behind: { id: string; name: string } | null;
  reviewedAt: string;
  checking: boolean;
}

/** One that both agreed to. Gives its id as readers see it. */
export async function published(service: TestService, given: { anonymous?: boolean } = {}) {
  const two = await taughtBack(service, given);
  await propose(two.ida, two.askId);
  await agree(two.marta, two.askId);
  const { takeaways } = await shelfOf(two.ida);
  return { ...two, id: takeaways[0]?.id ?? "" };
}
