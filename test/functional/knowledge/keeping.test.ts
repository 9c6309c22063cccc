import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "../../../server/clock.ts";
import type { Me } from "../../../server/contract/index.ts";
import { takeawayQuestions } from "../../../server/knowledge/questions.ts";
import { newOrg, newPerson, openTestService, type TestPerson, type TestService } from "../../factories/service.ts";
import { agree, end, propose, published, shelfOf, takeawayOf, taughtBack } from "./world.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

const askedOf = async (who: TestPerson) => ((await who.get("/api/me")).body as Me).takeaways;
const review = (who: TestPerson, id: string, verdict: string) => who.post(`/api/takeaways/${id}/review`, { verdict });
const stand = (who: TestPerson, id: string, willing: boolean) => who.post(`/api/takeaways/${id}/stand`, { willing });
const shown = async (who: TestPerson) => (await shelfOf(who)).takeaways[0];

/** As above, for somebody whose session is over by now. */
const laterAskedOf = ({ id, orgId }: TestPerson) => service.db.inOrg(orgId, (tx) => takeawayQuestions(tx, orgId, id));

test("after half a year whoever stands behind it is asked, once, whether it still holds", async () => {
  const { orgId, ida, id } = await published(service);
  const before = (await shown(ida))?.reviewedAt ?? "";
  await service.advance(183 * DAY);
  expect(await laterAskedOf(ida)).toMatchObject([{ id, kind: "review" }]);
  const reader = await newPerson(service, orgId);
  expect((await shown(reader))?.checking).toBe(true);
  const { version } = await shelfOf(reader);
  await service.advance(20 * DAY);
  expect((await shelfOf(reader)).version).toBe(version);
  expect((await review(reader, id, "still_true")).status).toBe(204);
  expect(await laterAskedOf(ida)).toEqual([]);
  const after = await shown(reader);
  expect(after?.checking).toBe(false);
  expect((after?.reviewedAt ?? "") > before).toBe(true);
});

test("a reader's “out of date” asks whoever stands behind it, and a reader's “still true” moves the date", async () => {
  const { orgId, ida, id } = await published(service);
  const reader = await newPerson(service, orgId);
  expect((await review(reader, id, "out_of_date")).status).toBe(204);
  expect(await askedOf(ida)).toMatchObject([{ id, kind: "review" }]);
  expect((await shown(reader))?.checking).toBe(true);
  const { version } = await shelfOf(reader);
  await review(reader, id, "out_of_date");
  expect((await shelfOf(reader)).version).toBe(version);
  await review(reader, id, "still_true");
  expect(await askedOf(ida)).toEqual([]);
  expect(JSON.stringify((await ida.get("/api/feed?after=0")).body)).not.toContain(reader.id);
});

test("when that person leaves, the other of the two is asked, then somebody who knows the skill; it stays meanwhile", async () => {
  const { orgId, ida, marta, id } = await published(service);
  const tomas = await newPerson(service, orgId, { name: "Tomás", knows: ["window-functions"] });
  const admin = await newPerson(service, orgId, { role: "admin" });
  await admin.post(`/api/admin/people/${ida.id}/left`);
  expect(await shown(tomas)).toMatchObject({ id, behind: null });
  await service.services.sweeper.round();
  expect(await askedOf(marta)).toMatchObject([{ id, kind: "stand" }]);
  expect(await askedOf(tomas)).toEqual([]);
  expect((await stand(marta, id, false)).status).toBe(204);
  await service.services.sweeper.round();
  expect(await askedOf(marta)).toEqual([]);
  expect(await askedOf(tomas)).toMatchObject([{ id, kind: "stand" }]);
  expect((await stand(tomas, id, true)).status).toBe(204);
  expect((await shown(marta))?.behind?.id).toBe(tomas.id);
});

test("who lets it pass is not asked again, and with nobody left it goes on being shown", async () => {
  const { orgId, ida, marta, id } = await published(service);
  const admin = await newPerson(service, orgId, { role: "admin" });
  await admin.post(`/api/admin/people/${ida.id}/left`);
  await service.services.sweeper.round();
  await service.advance(15 * DAY);
  expect(await askedOf(marta)).toEqual([]);
  await service.advance(100 * DAY);
  expect(await laterAskedOf(marta)).toEqual([]);
  const reader = await newPerson(service, orgId);
  expect(await shown(reader)).toMatchObject({ id, behind: null });
});

test("where neither wishes to be shown, nobody of the two is asked", async () => {
  const { orgId, ida, marta, askId } = await taughtBack(service, { anonymous: true });
  const tomas = await newPerson(service, orgId, { name: "Tomás", knows: ["window-functions"] });
  await propose(ida, askId, { named: false });
  await agree(marta, askId, 1, false);
  await service.services.sweeper.round();
  expect([await askedOf(ida), await askedOf(marta)]).toEqual([[], []]);
  expect(await askedOf(tomas)).toHaveLength(1);
  await end(ida, askId);
  expect(await askedOf(tomas)).toEqual([]);
});

test("what waited for somebody who left is open no longer", async () => {
  const { orgId, ida, marta, askId } = await taughtBack(service);
  await propose(ida, askId);
  const admin = await newPerson(service, orgId, { role: "admin" });
  await admin.post(`/api/admin/people/${marta.id}/left`);
  expect(await takeawayOf(ida, askId)).toMatchObject({ status: "closed", mayPropose: false });
});

test("only who is asked may say that they stand behind it; other organisations find nothing", async () => {
  const { orgId, marta, id } = await published(service);
  const admin = await newPerson(service, orgId, { role: "admin" });
  const stranger = await newPerson(service, await newOrg(service));
  expect((await stand(marta, id, true)).status).toBe(404);
  expect((await stand(admin, id, true)).status).toBe(404);
  expect((await stand(stranger, id, true)).status).toBe(404);
  expect((await review(stranger, id, "out_of_date")).status).toBe(404);
  expect((await review(marta, id, "five stars")).status).toBe(422);
});
