import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { goodKnobs } from "../../../sample/lms/knobs.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Course } from "../../../sample/lms/types.ts";
import { CLAIMS, SCOPES, TYPES } from "../../../sample/lms/vocabulary.ts";
import { callService, nextOf, sampleTool, type SampleTool } from "../../fakes/sample-tool.ts";

interface Member {
  user_id: string;
  status: string;
  roles: string[];
  name?: string;
  email?: string;
  message?: Record<string, unknown>[];
}

const CROWD = 230;

let lms: Lms;
let tool: SampleTool;
let token: string;
let course: Course;

beforeAll(async () => {
  lms = await startLms({ port: 0, roster: CROWD });
  tool = await sampleTool(lms);
  token = await tool.token(SCOPES.roster);
  const crowded = [...lms.world.courses.values()].find(({ crowd }) => crowd > 0);
  if (crowded === undefined) throw new Error("No course has a crowd.");
  course = crowded;
});
afterAll(() => lms.stop());
beforeEach(() => {
  Object.assign(lms.knobs, goodKnobs());
  Object.assign(course, { statuses: {}, gone: [] });
  Object.assign(tool.tool, { privacy: "all", shortRoles: false });
});

async function page(url: string) {
  const answer = await callService(url, token);
  const { members } = (await answer.json()) as { members: Member[] };
  return { members, next: nextOf(answer), type: answer.headers.get("content-type") };
}

/** All members, following the links as far as `most` pages. */
async function all(query = "", most = 50) {
  const pages: Member[][] = [];
  let next: string | null = `${lms.addresses.roster(course.id)}${query}`;
  for (; next !== null && pages.length < most;) {
    const read = await page(next);
    pages.push(read.members);
    next = read.next;
  }
  return { pages: pages.map(({ length }) => length), members: pages.flat() };
}

describe("a roster", () => {
  test("comes in pages of fifty, everybody once", async () => {
    const { type, next } = await page(lms.addresses.roster(course.id));
    expect(type).toBe(TYPES.roster);
    expect(next).toContain(`/lti/courses/${course.id}/members`);
    const { pages, members } = await all();
    expect(pages).toEqual([50, 50, 50, 50, 34]);
    expect(new Set(members.map(({ user_id }) => user_id)).size).toBe(CROWD + 4);
    expect(members.find(({ name }) => name === "Marta Alves")?.roles).toContain(
      "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor",
    );
  });

  test("has the same people each time", async () => {
    expect((await all()).members).toEqual((await all()).members);
  });

  test("follows limit and role, in either spelling, and keeps both in its links", async () => {
    expect((await all("&limit=100")).pages).toEqual([100, 100, 34]);
    const long = encodeURIComponent("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner");
    expect((await all(`&role=${long}&limit=200`)).members).toHaveLength(CROWD + 3);
    expect((await all("&role=Instructor")).members.map(({ name }) => name)).toEqual(["Marta Alves"]);
  });

  test("tells who is inactive or deleted, and is silent of who is gone", async () => {
    course.statuses = { "2012": "Inactive", "2013": "Deleted" };
    course.gone = ["2011"];
    const { members } = await all("&limit=1000");
    const statusOf = (id: string) => members.find(({ user_id }) => user_id === id)?.status;
    expect([statusOf("2011"), statusOf("2012"), statusOf("2013"), statusOf("2001")]).toEqual([
      undefined,
      "Inactive",
      "Deleted",
      "Active",
    ]);
  });

  test("leaves nobody out and names nobody twice when some of the crowd have gone", async () => {
    course.gone = ["2011", `${course.id}-100060`, `${course.id}-100229`];
    const ids = (await all()).members.map(({ user_id }) => user_id);
    expect([ids.length, new Set(ids).size]).toEqual([CROWD + 1, CROWD + 1]);
    for (const id of course.gone) expect(ids).not.toContain(id);
  });

  test("leaves out names and addresses when privacy is on, and may have short roles", async () => {
    Object.assign(tool.tool, { privacy: "none", shortRoles: true });
    const { members } = await all("&limit=5");
    expect(members[0]?.roles).toEqual(["Learner"]);
    expect(JSON.stringify(members)).not.toMatch(/name|email|sourcedid/);
  });

  test("of a link has its custom values for each member; of another tool's link there is none", async () => {
    const link = lms.place(tool.tool, course, { custom: { who: "$User.id" } });
    const { members } = await page(`${lms.addresses.roster(course.id)}&rlid=${link.id}&limit=3`);
    expect(members.map(({ user_id, message }) => message?.[0]?.[CLAIMS.custom] ?? user_id)).toEqual(
      members.map(({ user_id }) => ({ who: user_id })),
    );
    const other = await sampleTool(lms);
    const foreign = lms.place(other.tool, course);
    const answer = await callService(`${lms.addresses.roster(course.id)}&rlid=${foreign.id}`, token);
    expect(answer.status).toBe(404);
  });
});

describe("a bad platform's roster", () => {
  test("can run in a circle", async () => {
    lms.knobs.nextLink = "loop";
    const second = (await page(lms.addresses.roster(course.id))).next ?? "";
    expect((await page(second)).next).toBe(second);
  });

  test("can lead elsewhere, or never end", async () => {
    lms.knobs.nextLink = "other_host";
    expect((await page(lms.addresses.roster(course.id))).next).toMatch(/^http:\/\/elsewhere\.localhost:/);
    lms.knobs.nextLink = "without_end";
    expect((await all("&limit=1000", 4)).pages).toEqual([CROWD + 4, 0, 0, 0]);
  });

  test("can be huge without filling the memory: 100,000 people, the last page", async () => {
    const { crowd } = course;
    course.crowd = 100_000;
    const { members, next } = await page(`${lms.addresses.roster(course.id)}&from=100000`);
    course.crowd = crowd;
    expect({ count: members.length, next }).toEqual({ count: 4, next: null });
  });

  test("fails as often as it is told, then works", async () => {
    lms.knobs.at.roster = { status: 429, retryAfter: 7, times: 1 };
    const failed = await callService(lms.addresses.roster(course.id), token);
    expect([failed.status, failed.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await callService(lms.addresses.roster(course.id), token)).status).toBe(200);
  });
});
