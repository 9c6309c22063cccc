import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { type ltiPlaces, ltiScores } from "../../server/db/schema/index.ts";
import { GRADE_SERVICE_SCOPES, LINE_ITEM, SCORE } from "../../server/lti/grades/scopes.ts";
import { ROSTER_SCOPE } from "../../server/lti/registration/tool-facts.ts";
import { callService } from "../../server/lti/services/call-service.ts";
import { ServiceTrouble } from "../../server/lti/services/trouble.ts";
import { publishedKeys, rotateKeys } from "../../server/lti/tool-keys.ts";
import { uuidv7 } from "../../server/uuid.ts";
import { openServiceWorld, type ServiceWorld } from "../functional/lti/service-world.ts";
import type { Rule } from "./rule.ts";

const IDA = "2011";
const MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

const tried =
  (work: (world: ServiceWorld) => Promise<void>, options: Parameters<typeof openServiceWorld>[0] = {}) =>
  async (): Promise<void> => {
    const world = await openServiceWorld({ roster: 120, platform: { grades: true }, ...options });
    try {
      await work(world);
    } finally {
      await world.close();
    }
  };

/** A place of the first course, as a launch with these services would leave it, and a score of Ida's for it. */
async function graded(world: ServiceWorld, given: Partial<typeof ltiPlaces.$inferInsert> = {}, lineItems = true) {
  const [first] = world.lms.world.courses.values();
  assert.ok(first !== undefined);
  const course = world.lms.copy(first);
  const link = world.lms.place(world.tool, course);
  const contextRef = await world.course(course, null);
  if (!lineItems) await world.withoutLineItems(contextRef);
  const placeId = await world.place(link, contextRef, given);
  const score = async (timestamp = world.service.clock.now().getTime() * 1000) => {
    const now = world.service.clock.now();
    const { orgId } = world;
    const row = { orgId, id: uuidv7(now), placeId, sub: IDA, askId: uuidv7(now), timestamp, dueAt: now, at: now };
    await world.inOrg((tx) => tx.insert(ltiScores).values({ ...row, scoreGiven: 1, scoreMaximum: 1 }));
    await world.service.services.sweeper.round();
  };
  return { course, link, placeId, contextRef, score };
}

const sentScores = ({ watched }: ServiceWorld) =>
  watched.to("/scores").map(({ body }) => JSON.parse(body) as Record<string, unknown>);

const rosterRequest = tried(async (world) => {
  const contextRef = await world.course(world.crowded());
  await world.readAll(contextRef);
  const pages = world.watched.to("/members");
  assert.ok(pages.length > 0);
  for (const { headers } of pages) {
    assert.equal(headers["accept"], MEDIA_TYPE);
    assert.match(String(headers["authorization"]), /^Bearer \S+$/);
  }
  const [asked] = world.watched.to("/token");
  assert.equal(new URLSearchParams(asked?.body).get("scope"), ROSTER_SCOPE);
});

const allPages = tried(async (world) => {
  const contextRef = await world.course(world.crowded());
  const { seen, pages } = await world.readAll(contextRef);
  assert.deepEqual([seen, pages], [124, 3]);
  world.lms.knobs.nextLink = "without_end";
  const before = world.watched.calls.length;
  assert.equal((await world.readAgain(contextRef)).problem, "loop");
  assert.ok(world.watched.calls.length - before < 200);
});

const bareMembers = tried(async (world) => {
  world.tool.privacy = "none";
  const course = world.crowded();
  const contextRef = await world.course(course);
  await world.readAll(contextRef);
  const [inactive, deleted] = [`${course.id}-100000`, `${course.id}-100001`];
  assert.equal((await world.personBy(inactive))?.leftAt, null);
  course.statuses = { [inactive]: "Inactive", [deleted]: "Deleted" };
  await world.readAgain(contextRef);
  for (const sub of [inactive, deleted]) assert.notEqual((await world.personBy(sub))?.leftAt, null);
  assert.equal((await world.personBy(`${course.id}-100002`))?.leftAt, null);
});

const assertion = tried(async (world) => {
  const contextRef = await world.course(world.crowded());
  await world.readAll(contextRef);
  await world.service.advance(25 * 3_600_000);
  const asked = world.watched.to("/token").map(({ body }) => new URLSearchParams(body));
  assert.ok(asked.length >= 2);
  const assertions = asked.map((form) => form.get("client_assertion") ?? "");
  for (const jwt of assertions) {
    const { iss, sub, aud, iat = 0, exp = 0, jti } = decodeJwt(jwt);
    assert.deepEqual([iss, sub], [world.platform.clientId, world.platform.clientId]);
    assert.equal(aud, world.platform.tokenUrl);
    assert.equal(exp - iat, 300);
    assert.ok(jti !== undefined && jti !== "");
    const { kid, alg } = decodeProtectedHeader(jwt);
    const { keys } = await publishedKeys(world.service.services);
    assert.ok(keys.some((key) => key.kid === kid) && alg === "RS256");
  }
  assert.equal(new Set(assertions.map((jwt) => decodeJwt(jwt).jti)).size, assertions.length);
});

const tokenReuse = tried(async (world) => {
  const { services, clock } = world.service;
  const scopes = [...GRADE_SERVICE_SCOPES];
  world.tool.scopes = [LINE_ITEM];
  const url = world.at.lineItems([...world.lms.world.courses.keys()][0] ?? "");
  const list = () => callService(services, world.platform, url, { accept: "*/*", scopes, needed: LINE_ITEM });
  await list();
  await list();
  assert.equal(world.watched.to("/token").length, 1, "the token is used until it expires");
  const form = new URLSearchParams(world.watched.to("/token")[0]?.body);
  assert.deepEqual(form.get("scope")?.split(" "), scopes.toSorted());
  clock.advance(3_600_000);
  await list();
  assert.equal(world.watched.to("/token").length, 2);
  await assert.rejects(
    callService(services, world.platform, url, { accept: "*/*", scopes, needed: SCORE }),
    (error) => error instanceof ServiceTrouble && error.code === "not_granted",
  );
});

const onThePath = tried(async (world) => {
  const { score } = await graded(world);
  await score();
  assert.match(world.watched.to("/scores")[0]?.path ?? "", /\/line-items\/\d+\/scores\?type_id=1$/);
  // The same moment again: the platform answers 409, and is asked for what it has.
  await score(1);
  assert.match(world.watched.to("/results")[0]?.path ?? "", /\/line-items\/\d+\/results\?type_id=1&user_id=2011$/);
});

const growing = tried(async (world) => {
  const { placeId } = await graded(world);
  await world.teachBacks(placeId, IDA, 5);
  await world.service.services.sweeper.round();
  const times = sentScores(world).map(({ timestamp }) => String(timestamp));
  assert.equal(times.length, 5);
  for (const time of times) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  assert.deepEqual(times, [...new Set(times)].toSorted());
});

const wholeScores = tried(async (world) => {
  const { score } = await graded(world);
  await score();
  const [sent] = sentScores(world);
  const { scoreGiven, scoreMaximum, userId, activityProgress, gradingProgress } = sent ?? {};
  assert.deepEqual(
    [scoreGiven, scoreMaximum, userId, activityProgress, gradingProgress],
    [1, 1, IDA, "Completed", "FullyGraded"],
  );
  assert.equal(world.watched.to("/scores")[0]?.headers["content-type"], "application/vnd.ims.lis.v1.score+json");
});

const oneColumn = tried(async (world) => {
  const { course, score } = await graded(world);
  await score();
  const copy = world.lms.copy(course);
  const link = [...world.lms.world.links.values()].find(({ courseId }) => courseId === copy.id);
  assert.ok(link !== undefined);
  const placeId = await world.place(link, await world.course(copy, null));
  await world.teachBacks(placeId, IDA, 2);
  await world.service.services.sweeper.round();
  const items = [...world.lms.world.lineItems.values()].filter(({ courseId }) => courseId === copy.id);
  assert.equal(items.length, 1);
  assert.equal(sentScores(world).length, 3);
});

const eitherAddress = tried(async (world) => {
  const onlyItems = await graded(world);
  await onlyItems.score();
  const [item] = world.lms.world.lineItems.values();
  assert.ok(item !== undefined);
  const lineItemUrl = world.at.lineItem(item.courseId, item.id);
  const onlyItem = await graded(world, { lineItemUrl, gradeScopes: [SCORE] }, false);
  world.service.clock.advance(1000);
  await onlyItem.score();
  assert.equal(sentScores(world).length, 2);
  const none = await graded(world, { gradeScopes: [] });
  await world.teachBacks(none.placeId, IDA, 1);
  await world.service.services.sweeper.round();
  assert.equal(sentScores(world).length, 2, "without the claim nothing is sent");
  const rows = await world.inOrg((tx) => tx.select().from(ltiScores).where(eq(ltiScores.placeId, none.placeId)));
  assert.deepEqual(rows, []);
});

const overlap = tried(async (world) => {
  const { service } = world;
  const read = async () => {
    const answer = await service.app.request("/lti/jwks.json");
    return ((await answer.json()) as { keys: Record<string, string>[] }).keys;
  };
  const before = await read();
  await rotateKeys(service.services);
  const after = await read();
  assert.ok(before.length >= 2);
  for (const key of [...before, ...after]) {
    assert.ok(key["kid"] !== undefined && key["kty"] === "RSA" && key["use"] === "sig");
    assert.ok(!("d" in key), "no private half");
  }
  for (const { kid } of before)
    assert.ok(
      after.some((key) => key["kid"] === kid),
      "the old keys stay for a while",
    );
  assert.ok(after.length > before.length);
});

export const rules: readonly Rule[] = [
  {
    id: "72",
    name: "roster: media type and a bearer token with the scope contextmembership.readonly",
    run: rosterRequest,
  },
  { id: "73", name: "roster: rel=next followed to the end, and the number of pages bounded", run: allPages },
  {
    id: "74",
    name: "roster: user_id and roles alone are enough, Active by default, Inactive and Deleted lose access",
    run: bareMembers,
  },
  {
    id: "75",
    name: "client assertion: iss = sub = client_id, aud, iat, exp in 5 minutes, unique jti, kid",
    run: assertion,
  },
  {
    id: "76",
    name: "access token: reused until it expires, scopes of the claim alone, a subset accepted",
    run: tokenReuse,
  },
  { id: "77", name: "grades: /scores and /results on the path, the query kept", run: onThePath },
  { id: "78", name: "grades: timestamps below a second, with zone, strictly increasing", run: growing },
  { id: "79", name: "grades: scoreGiven with scoreMaximum, userId and both progresses", run: wholeScores },
  { id: "80", name: "grades: no second line item for a copied course", run: oneColumn },
  {
    id: "81",
    name: "grades: only lineitem or only lineitems is enough; without the claim nothing is sent",
    run: eitherAddress,
  },
  { id: "82", name: "keys: published by an address, each with kid, old and new overlapping", run: overlap },
];
