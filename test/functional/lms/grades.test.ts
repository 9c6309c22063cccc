import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import { SCOPES, TYPES } from "../../../sample/lms/vocabulary.ts";
import { callService, nextOf, sampleTool, type SampleTool } from "../../fakes/sample-tool.ts";

const IDA = "2011";
const NOON = "2026-11-20T12:00:00.000Z";

let lms: Lms;
let tool: SampleTool;
let token: string;

beforeAll(async () => {
  lms = await startLms({ port: 0 });
});
afterAll(() => lms.stop());
beforeEach(async () => {
  tool = await sampleTool(lms);
  token = await tool.token(SCOPES.lineItem, SCOPES.score, SCOPES.result);
});

const score = (over: Record<string, unknown> = {}) => ({
  userId: IDA,
  timestamp: NOON,
  activityProgress: "Completed",
  gradingProgress: "FullyGraded",
  scoreGiven: 1,
  scoreMaximum: 1,
  ...over,
});

async function make(body: unknown = { label: "Teach-back", scoreMaximum: 10 }, type: string = TYPES.lineItem) {
  return callService(lms.addresses.lineItems("2"), token, { method: "POST", type, body });
}

async function newItem(): Promise<string> {
  return ((await (await make()).json()) as { id: string }).id;
}

/** `part` goes behind the path, before the query. */
const below = (item: string, part: string) => item.replace("?", `/${part}?`);

const send = (item: string, body: unknown, type: string = TYPES.score) =>
  callService(below(item, "scores"), token, { method: "POST", type, body });

const results = async (item: string, more = "") =>
  (await (await callService(below(item, "results") + more, token)).json()) as Record<string, unknown>[];

describe("line items", () => {
  test("are made, read, changed and removed at an address with a query", async () => {
    const link = lms.place(tool.tool);
    const made = await make({
      label: "Teach-back",
      scoreMaximum: 10,
      resourceLinkId: link.id,
      resourceId: "r",
      tag: "taught",
    });
    expect([made.status, made.headers.get("content-type")]).toEqual([201, TYPES.lineItem]);
    const item = (await made.json()) as { id: string };
    expect(item.id).toMatch(/\/line-items\/\d+\?type_id=1$/);
    expect(item).toMatchObject({ label: "Teach-back", resourceLinkId: link.id, tag: "taught" });
    const body = { label: "Taught back", scoreMaximum: 5, resourceLinkId: link.id };
    const changed = await callService(item.id, token, { method: "PUT", type: TYPES.lineItem, body });
    expect(changed.status).toBe(200);
    expect(await (await callService(item.id, token)).json()).toMatchObject({ label: "Taught back", scoreMaximum: 5 });
    expect((await callService(item.id.replace("?type_id=1", ""), token)).status).toBe(404);
    expect((await callService(item.id, token, { method: "DELETE" })).status).toBe(204);
    expect((await callService(item.id, token)).status).toBe(404);
  });

  test("are found by link, resource and tag, in pages", async () => {
    for (const tag of ["a", "a", "b"]) await make({ label: "One", scoreMaximum: 1, tag, resourceId: `of-${tag}` });
    const list = async (query: string) => {
      const answer = await callService(`${lms.addresses.lineItems("2")}${query}`, token);
      return { count: ((await answer.json()) as unknown[]).length, next: nextOf(answer) };
    };
    expect((await list("")).count).toBe(3);
    expect((await list("&tag=a")).count).toBe(2);
    expect((await list("&resource_id=of-b")).count).toBe(1);
    expect((await list("&resource_link_id=none")).count).toBe(0);
    const first = await list("&tag=a&limit=1");
    expect(first.count).toBe(1);
    expect(first.next).toContain("tag=a");
    expect(await list(new URL(first.next ?? "").search.replace("?", "&"))).toEqual({ count: 1, next: null });
  });

  test.each([
    ["no label", { scoreMaximum: 1 }],
    ["a maximum of 0", { label: "One", scoreMaximum: 0 }],
    ["an unknown link", { label: "One", scoreMaximum: 1, resourceLinkId: "none" }],
    ["a list", []],
  ])("are refused with %s", async (_, body) => {
    expect((await make(body)).status).toBe(400);
  });

  test("are refused as another type, and to who may only read", async () => {
    expect((await make({ label: "One", scoreMaximum: 1 }, "application/json")).status).toBe(415);
    token = await tool.token(SCOPES.lineItemRead);
    expect((await make()).status).toBe(403);
    expect((await callService(lms.addresses.lineItems("2"), token)).status).toBe(200);
  });

  test("of one tool are no business of another", async () => {
    const item = await newItem();
    const other = await (await sampleTool(lms)).token(SCOPES.lineItem, SCOPES.score);
    expect((await callService(item, other)).status).toBe(404);
    expect((await callService(item, other, { method: "DELETE" })).status).toBe(404);
    expect(await (await callService(lms.addresses.lineItems("2"), other)).json()).toEqual([]);
  });

  test("come along when a course is copied, and its results do not", async () => {
    const link = lms.place(tool.tool);
    const made = await make({ label: "Teach-back", scoreMaximum: 10, resourceLinkId: link.id, tag: "taught" });
    await send(((await made.json()) as { id: string }).id, score());
    const course = lms.world.courses.get("2");
    if (course === undefined) throw new Error("There is no course.");
    const copy = lms.copy(course);
    const listed = await callService(`${lms.addresses.lineItems(copy.id)}&tag=taught`, token);
    const [item] = (await listed.json()) as { id: string; resourceLinkId: string }[];
    expect(lms.world.links.get(item?.resourceLinkId ?? "")).toMatchObject({ courseId: copy.id, history: [link.id] });
    expect(await results(item?.id ?? "")).toEqual([]);
  });
});

describe("scores", () => {
  test("become results on the line item's scale", async () => {
    const item = await newItem();
    expect((await send(item, score({ scoreGiven: 2, scoreMaximum: 4, comment: "Well told" }))).status).toBe(204);
    expect(await results(item)).toEqual([
      {
        id: below(item, `results/${IDA}`),
        scoreOf: item,
        userId: IDA,
        resultScore: 5,
        resultMaximum: 10,
        comment: "Well told",
      },
    ]);
    expect(await results(item, "&user_id=2012")).toEqual([]);
  });

  test("older ones and equally old ones answer 409 and change nothing", async () => {
    const item = await newItem();
    await send(item, score());
    for (const timestamp of ["2026-11-20T11:59:59.999Z", NOON, "2026-11-20T13:00:00.000+01:00"]) {
      expect((await send(item, score({ timestamp, scoreGiven: 0 }))).status).toBe(409);
    }
    expect(await results(item)).toMatchObject([{ resultScore: 10 }]);
    expect((await send(item, score({ timestamp: "2026-11-20T12:00:00.001Z", scoreGiven: 0.5 }))).status).toBe(204);
    expect(await results(item)).toMatchObject([{ resultScore: 5 }]);
    expect((await send(item, score({ userId: "2012", timestamp: "2026-11-19T12:00:00.000Z" }))).status).toBe(204);
  });

  test("without scoreGiven clear what was there", async () => {
    const item = await newItem();
    await send(item, score());
    const { scoreGiven: _, scoreMaximum: __, ...bare } = score({ timestamp: "2026-11-20T12:00:01.0Z" });
    expect((await send(item, bare)).status).toBe(204);
    expect((await results(item))[0]).not.toHaveProperty("resultScore");
  });

  test.each([
    ["no person", { userId: undefined }, 400],
    ["a stranger", { userId: "nobody" }, 404],
    ["a teacher", { userId: "2001" }, 404],
    ["a time without fractions", { timestamp: "2026-11-20T12:00:00Z" }, 400],
    ["a time without a zone", { timestamp: "2026-11-20T12:00:00.000" }, 400],
    ["an unknown progress", { activityProgress: "Done" }, 400],
    ["no grading", { gradingProgress: undefined }, 400],
    ["less than nothing", { scoreGiven: -1 }, 400],
    ["no maximum", { scoreMaximum: undefined }, 400],
    ["text for points", { scoreGiven: "1" }, 400],
  ])("are refused with %s", async (_, over, status) => {
    const item = await newItem();
    expect((await send(item, score(over))).status).toBe(status);
    expect(await results(item)).toEqual([]);
  });

  test("are refused behind the query, as another type, and without the scope", async () => {
    const item = await newItem();
    const misplaced = await callService(`${item}/scores`, token, { method: "POST", type: TYPES.score, body: score() });
    expect(misplaced.status).toBe(404);
    expect((await send(item, score(), "application/json")).status).toBe(415);
    token = await tool.token(SCOPES.lineItem);
    expect((await send(item, score())).status).toBe(403);
  });

  test("are seen in the gradebook, by students their own only", async () => {
    const item = await newItem();
    await send(item, score({ comment: "<b>bold</b>" }));
    const seen = async (id: string) =>
      (await callTool(`${lms.origin}/courses/2/grades`, { headers: { cookie: `campus_person=${id}` } })).text();
    expect(await seen("2001")).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(await seen(IDA)).toContain("10: &lt;b&gt;");
    const other = await seen("2013");
    expect(other).toContain("Teach-back");
    expect(other).not.toContain("bold");
  });
});
