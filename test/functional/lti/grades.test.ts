import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Course, Link } from "../../../sample/lms/types.ts";
import type { Ask, FeedPage, Offer } from "../../../server/contract/index.ts";
import { ltiPlaces, ltiPlatforms, ltiScores } from "../../../server/db/schema/index.ts";
import { LINE_ITEM, RESULT_READ, SCORE } from "../../../server/lti/grades/scopes.ts";
import { uuidv7 } from "../../../server/uuid.ts";
import { newPerson, type TestPerson } from "../../factories/service.ts";
import { openServiceWorld, type ServiceWorld } from "./service-world.ts";

const IDA = "2011";

let world: ServiceWorld;
let course: Course;
let link: Link;
let learner: TestPerson;
let coach: TestPerson;
let placeId: string;
let contextRef: string;
beforeAll(async () => {
  world = await openServiceWorld();
  learner = await world.known(IDA);
  coach = await newPerson(world.service, world.orgId, { knows: ["window-functions"], asksPerWeek: 500 });
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.inOrg(async (tx) => {
    await tx.update(ltiPlatforms).set({ grades: true });
    await tx.delete(ltiScores);
  });
  world.lms.world.lineItems.clear();
  world.lms.world.results.clear();
  world.watched.calls.length = 0;
  world.lms.knobs.at = {};
  course = world.lms.copy([...world.lms.world.courses.values()][0]!);
  link = world.lms.place(world.tool, course);
  contextRef = await world.course(course, null);
  placeId = await world.place(link, contextRef);
});

/** An ask at the place, accepted. */
async function asked(place = placeId, named: { anonymous?: true } = {}): Promise<string> {
  const id = uuidv7(world.service.clock.now());
  const topic = { title: "Window functions" };
  const body = { topic, goal: "rank rows per customer", minutes: 15, place, ...named };
  const opened = await learner.put(`/api/asks/${id}`, body);
  expect(opened.status).toBe(201);
  await world.service.services.sweeper.round();
  const { offers } = (await coach.get("/api/offers")).body as { offers: Offer[] };
  expect((await coach.post(`/api/offers/${offers.at(-1)!.id}/accept`)).status).toBe(200);
  return id;
}
const taughtBack = async (place?: string) => {
  const id = await asked(place);
  expect((await learner.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." })).status).toBe(200);
  return id;
};
const sweep = () => world.service.services.sweeper.round();
const setPlace = (set: Partial<typeof ltiPlaces.$inferInsert>) =>
  world.inOrg((tx) => tx.update(ltiPlaces).set(set).where(eq(ltiPlaces.id, placeId)));
const items = () => [...world.lms.world.lineItems.values()];
const results = () => [...world.lms.world.results.values()];

describe("a teach-back", () => {
  it("is a full score in a column of its own, once, and asking is none", async () => {
    const id = await asked();
    await coach.post(`/api/asks/${id}/resolve`, {});
    await sweep();
    expect(await world.scores()).toEqual([]);
    for (let times = 0; times < 2; times++) {
      await learner.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." });
      await sweep();
    }
    expect(items()).toMatchObject([
      { tag: "ask-a-peer-teach-back", resourceLinkId: link.id, scoreMaximum: 1, courseId: course.id },
    ]);
    expect(results()).toMatchObject([{ userId: IDA, score: 1, activityProgress: "Completed" }]);
    expect(await world.scores()).toMatchObject([{ dueAt: null, problem: null, tries: 0, askId: id }]);
    expect(world.watched.to("/scores")).toHaveLength(1);
  });

  it("is told of nobody where grades are off, without a word of it, elsewhere, or by somebody unknown there", async () => {
    const id = await asked();
    await learner.post(`/api/asks/${id}/resolve`, { helped: true });
    expect(await world.scores()).toEqual([]);
    await setPlace({ gradeScopes: [] });
    await taughtBack();
    await setPlace({ gradeScopes: [SCORE, LINE_ITEM] });
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ grades: false }));
    await taughtBack();
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ grades: true }));
    const stranger = await newPerson(world.service, world.orgId);
    const known = learner;
    learner = stranger;
    await taughtBack();
    learner = known;
    expect(await world.scores()).toEqual([]);
    expect(world.watched.calls).toEqual([]);
  });

  it("of an unnamed question is never told: no score is sent that would say who asked", async () => {
    const id = await asked(placeId, { anonymous: true });
    expect((await learner.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." })).status).toBe(200);
    await sweep();
    expect(await world.scores()).toEqual([]);
    // Neither a score, nor a column that would appear as soon as somebody has taught back.
    expect([items(), results(), world.watched.calls]).toEqual([[], [], []]);
    await taughtBack();
    await sweep();
    expect(results()).toHaveLength(1);
  });

  it("waits no more once an admin has switched grades off", async () => {
    await taughtBack();
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ grades: false }));
    await sweep();
    expect(await world.scores()).toMatchObject([{ dueAt: null, sentAt: null, problem: "grades_off" }]);
    expect(world.watched.calls).toEqual([]);
  });

  it("goes out of one person with timestamps that grow", async () => {
    for (let times = 0; times < 3; times++) await taughtBack();
    await sweep();
    const sent = world.watched.to("/scores").map(({ body }) => (JSON.parse(body) as { timestamp: string }).timestamp);
    expect(sent).toEqual(sent.toSorted());
    expect(new Set(sent).size).toBe(3);
    for (const timestamp of sent) expect(timestamp).toMatch(/T\d\d:\d\d:\d\d\.\d{6}Z$/);
  });
});

describe("before a teach-back", () => {
  const seenBy = async (person: TestPerson, id: string) =>
    ((await person.get(`/api/asks/${id}`)).body as Ask).courseIsTold ?? false;

  it("its learner reads whether the course is told, and nobody else", async () => {
    const id = await asked();
    expect([await seenBy(learner, id), await seenBy(coach, id)]).toEqual([true, false]);
    const unnamed = await asked(placeId, { anonymous: true });
    expect(await seenBy(learner, unnamed)).toBe(false);
    await setPlace({ gradeScopes: [LINE_ITEM] });
    expect(await seenBy(learner, id)).toBe(false);
    await setPlace({ gradeScopes: [SCORE, LINE_ITEM] });
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ status: "disabled" }));
    expect(await seenBy(learner, id)).toBe(false);
    await world.inOrg((tx) => tx.update(ltiPlatforms).set({ status: "active" }));
    const known = learner;
    learner = await newPerson(world.service, world.orgId);
    expect(await seenBy(learner, await asked())).toBe(false);
    learner = known;
    expect(await seenBy(learner, id)).toBe(true);
    await learner.post(`/api/asks/${id}/resolve`, { learnt: "The frame moves." });
    expect(await seenBy(learner, id)).toBe(false);
  });

  it("they read it anew when an admin switches scores", async () => {
    const id = await asked();
    const feed = async (after: number) => (await learner.get(`/api/feed?after=${after}`)).body as FeedPage;
    const { head } = await feed(0);
    const path = `/api/admin/lti/platforms/${world.platform.id}`;
    expect((await world.admin.put(path, { name: "Campus" })).status).toBe(200);
    expect((await feed(head)).entries).toEqual([]);
    expect((await world.admin.put(path, { grades: false })).status).toBe(200);
    const [entry, ...others] = (await feed(head)).entries;
    expect([entry?.kind, entry?.id, entry?.ask?.courseIsTold, others]).toEqual(["ask", id, undefined, []]);
  });
});

describe("the line item", () => {
  it("that a launch gave is used as it is, its query kept", async () => {
    const made = world.lms.world.lineItems;
    const item = { id: "77", courseId: course.id, clientId: world.tool.clientId, label: "Any", scoreMaximum: 10 };
    made.set("77", { ...item, resourceLinkId: link.id, resourceId: "", tag: "" });
    await setPlace({ lineItemUrl: world.at.lineItem(course.id, "77"), gradeScopes: [SCORE] });
    await taughtBack();
    await sweep();
    expect(world.watched.to("/scores").map(({ path }) => path)).toEqual([
      `/lti/courses/${course.id}/line-items/77/scores?type_id=1`,
    ]);
    expect(results()).toMatchObject([{ score: 10 }]);
    expect(items()).toHaveLength(1);
  });

  it("that came along with a copied course is found, and none is made beside it", async () => {
    await taughtBack();
    await sweep();
    const copy = world.lms.copy(course);
    const copied = [...world.lms.world.links.values()].find(({ courseId }) => courseId === copy.id)!;
    const there = await world.place(copied, await world.course(copy, null));
    await taughtBack(there);
    await sweep();
    expect(items()).toHaveLength(2);
    expect(results().map(({ lineItemId }) => lineItemId)).toEqual(items().map(({ id }) => id));
  });

  it("that the copy has lost its link of is known by the teacher's choice", async () => {
    await setPlace({ choiceId: "choice-1" });
    await taughtBack();
    await sweep();
    const copy = world.lms.copy(course);
    for (const item of items()) if (item.courseId === copy.id) item.resourceLinkId = null;
    const copied = [...world.lms.world.links.values()].find(({ courseId }) => courseId === copy.id)!;
    await taughtBack(await world.place(copied, await world.course(copy, null), { choiceId: "choice-1" }));
    await sweep();
    expect(items()).toHaveLength(2);
    expect(results()).toHaveLength(2);
  });

  it("is looked for again when it was deleted, and made where it may be", async () => {
    await taughtBack();
    await sweep();
    world.lms.world.lineItems.clear();
    await taughtBack();
    await sweep();
    expect(await world.scores()).toMatchObject([{}, { problem: "status_404", tries: 1 }]);
    await world.service.advance(31_000);
    expect(items()).toHaveLength(1);
    expect((await world.scores()).every(({ sentAt }) => sentAt !== null)).toBe(true);
  });

  it("is missed with a code where none is there and none may be made", async () => {
    await setPlace({ gradeScopes: [SCORE, RESULT_READ] });
    await taughtBack();
    await sweep();
    expect(await world.scores()).toMatchObject([{ problem: "no_line_item", tries: 1 }]);
    expect(items()).toEqual([]);
  });
});

describe("trouble", () => {
  it("is tried again with pauses, eight times, then when an admin wants it", async () => {
    world.lms.knobs.at.scores = { status: 503 };
    await taughtBack();
    await sweep();
    for (let tries = 1; tries < 8; tries++) {
      expect(await world.scores()).toMatchObject([{ tries, problem: "status_503" }]);
      await world.service.advance(30_000 * 2 ** (tries - 1) + 1000);
    }
    expect(await world.scores()).toMatchObject([{ tries: 8, dueAt: null, problem: "status_503" }]);
    world.lms.knobs.at = {};
    const path = `/api/admin/lti/scores?platform=${world.platform.id}`;
    expect((await world.admin.get(path)).body).toMatchObject({
      sent: 0,
      places: [{ placeId, waiting: 0, failed: 1, problem: "status_503" }],
    });
    const again = await world.admin.post("/api/admin/lti/scores/retry", { platform: world.platform.id });
    expect(again.body).toMatchObject({ places: [{ waiting: 1, failed: 0 }] });
    await sweep();
    expect((await world.admin.get(path)).body).toEqual({ sent: 1, places: [] });
    expect(JSON.stringify(again.body)).not.toContain(IDA);
  });

  it("409: a later grade is left alone; where it was erased, ours is said again, later", async () => {
    await taughtBack();
    await sweep();
    const result = results()[0]!;
    const later = new Date(world.service.clock.now().getTime() + 10_000).toISOString();
    Object.assign(result, { timestamp: later, score: 0.5 });
    await taughtBack();
    await sweep();
    expect(results()).toMatchObject([{ score: 0.5 }]);
    expect((await world.scores()).every(({ sentAt }) => sentAt !== null)).toBe(true);
    Object.assign(result, { score: null, maximum: null });
    await taughtBack();
    await sweep();
    expect((await world.scores()).at(-1)).toMatchObject({ problem: "status_409", sentAt: null });
    await world.service.advance(31_000);
    expect(results()).toMatchObject([{ score: 1 }]);
  });
});
