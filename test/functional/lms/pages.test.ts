import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { callTool } from "../../../sample/lms/back-channel.ts";
import { type Lms, startLms } from "../../../sample/lms/start.ts";
import type { Link, Tool } from "../../../sample/lms/types.ts";
import { formOf, postForm } from "../../fakes/sample-tool.ts";

let lms: Lms;
let tool: Tool;
let link: Link;

beforeAll(async () => {
  lms = await startLms({ port: 0 });
});
afterAll(() => lms.stop());
beforeEach(() => {
  lms.world.links.clear();
  lms.world.tools.clear();
  tool = lms.clientFor({ storageTarget: "lti-storage" });
  link = lms.place(tool);
});

const cookieOf = (name: string) => ({ cookie: `campus_person=${lms.person(name).id}` });

async function seen(path: string, name = "Ida Lindqvist") {
  const answer = await callTool(`${lms.origin}${path}`, { headers: cookieOf(name) });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const post = (path: string, name: string, fields: Record<string, string> = {}, origin = lms.origin) =>
  postForm(`${lms.origin}${path}`, fields, { origin, ...cookieOf(name) });

describe("the campus", () => {
  test("lists its courses, and each course its lessons", async () => {
    const { text, headers } = await seen("/");
    for (const { title } of lms.world.courses.values()) expect(text).toContain(title);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    expect((await seen("/courses/3")).text).toContain("ClusterIP, NodePort, LoadBalancer");
  });

  test("shows the text of every lesson, and nothing of the page that it comes from", async () => {
    for (const course of lms.world.courses.values()) {
      for (const lesson of course.lessons) {
        const { status, text } = await seen(`/courses/${course.id}/lessons/${lesson.id}`);
        expect(status).toBe(200);
        const article = /<article[\s\S]*?<\/article>/.exec(text)?.[0] ?? "";
        expect(article.length).toBeGreaterThan(1500);
        expect(article).not.toMatch(
          /<(?:script|svg|button|input|form|img)|class="(?!scroll")|Related courses|Comments/,
        );
      }
    }
  });

  test("knows nothing else", async () => {
    for (const path of [
      "/nowhere",
      "/courses/none",
      "/courses/2/lessons/none",
      "/links/none/launch",
      "/assets/../app.ts",
    ]) {
      expect((await seen(path)).status).toBe(404);
    }
  });

  test("is seen as whom one chooses, and takes one back", async () => {
    const answer = await postForm(
      `${lms.origin}/sign-in`,
      { person: "2001" },
      { origin: lms.origin, referer: `${lms.origin}/courses/2/lessons/21/choose?tool=x` },
    );
    expect(answer.headers.getSetCookie()[0]).toMatch(/^campus_person=2001;.*HttpOnly; SameSite=Lax/);
    expect(answer.headers.get("location")).toBe("/courses/2/lessons/21/choose?tool=x");
    expect((await post("/sign-in", "Ida Lindqvist", { person: "nobody" })).status).toBe(404);
    const elsewhere = { origin: lms.origin, referer: "https://elsewhere.example/courses" };
    const led = await postForm(`${lms.origin}/sign-in`, { person: "2001" }, elsewhere);
    expect(led.headers.get("location")).toBe("/");
  });

  test("takes no form from elsewhere", async () => {
    expect((await post("/courses/2/copy", "Marta Alves", {}, "https://elsewhere.example")).status).toBe(403);
    expect((await post(`/links/${link.id}/remove`, "Marta Alves", {}, "https://elsewhere.example")).status).toBe(403);
    expect(lms.world.links.size).toBe(1);
  });
});

describe("a tool beside a lesson", () => {
  const lesson = "/courses/2/lessons/21";

  test("stands in a frame of its own, with the frame that keeps things for it", async () => {
    const { text } = await seen(lesson);
    expect(text).toContain(`src="/links/${link.id}/launch"`);
    expect(text).toContain('<iframe name="lti-storage" src="/storage"');
    tool.storageTarget = null;
    expect((await seen(lesson)).text).not.toContain('src="/storage"');
  });

  test("is launched for who is signed in", async () => {
    const { text, headers } = await seen(`/links/${link.id}/launch`, "Yuki Tanaka");
    expect(headers.get("cache-control")).toBe("no-store");
    const { action, fields } = formOf(text);
    expect(action).toBe(tool.loginUrl);
    expect(fields).toMatchObject({ iss: lms.issuer, login_hint: "2013", lti_storage_target: "lti-storage" });
    tool.loginMethod = "GET";
    expect((await seen(`/links/${link.id}/launch`)).text).toContain('method="get"');
  });

  test("is not launched for who has left the course", async () => {
    const course = lms.world.courses.get("2");
    if (course !== undefined) course.statuses = { "2013": "Inactive" };
    expect((await seen(`/links/${link.id}/launch`, "Yuki Tanaka")).status).toBe(403);
    expect((await seen(`/links/${link.id}/launch`, "Tomás Ferreira")).status).toBe(200);
  });

  test("is added and removed by teachers", async () => {
    expect((await post(`/links/${link.id}/remove`, "Ida Lindqvist")).status).toBe(403);
    expect((await post(`/links/${link.id}/remove`, "Marta Alves")).status).toBe(303);
    expect(lms.world.links.size).toBe(0);
    tool.deepLinkingUri = null;
    expect((await post(`${lesson}/add`, "Ida Lindqvist", { tool: tool.clientId })).status).toBe(403);
    expect((await post(`${lesson}/add`, "Marta Alves", { tool: tool.clientId })).status).toBe(303);
    expect([...lms.world.links.values()]).toMatchObject([{ title: "Window functions and frames" }]);
  });

  test("keeps its link after a course was copied, under a new id", async () => {
    expect((await post("/courses/2/copy", "Ida Lindqvist")).status).toBe(403);
    const answer = await post("/courses/2/copy", "Marta Alves");
    const courseId = answer.headers.get("location")?.split("/").at(-1) ?? "";
    expect([...lms.world.links.values()].filter((one) => one.courseId === courseId)).toMatchObject([
      { history: [link.id] },
    ]);
  });
});

describe("the administrator", () => {
  test("changes what a tool is told, and how it is opened", async () => {
    const path = `/admin/tools/${tool.clientId}`;
    expect((await post(path, "Marta Alves", { privacy: "none" })).status).toBe(403);
    expect((await post(path, "Robin Castell", { privacy: "none", shortRoles: "on", getLogin: "on" })).status).toBe(303);
    expect(lms.world.tools.get(tool.clientId)).toMatchObject({
      privacy: "none",
      shortRoles: true,
      loginMethod: "GET",
      storageTarget: null,
      resizes: false,
      anonymous: false,
    });
    expect((await seen("/admin", "Robin Castell")).text).toContain(tool.clientId);
    expect((await seen("/admin", "Marta Alves")).status).toBe(403);
  });

  test("removes a tool with its links", async () => {
    expect((await post(`/admin/tools/${tool.clientId}/remove`, "Robin Castell")).status).toBe(303);
    expect([lms.world.tools.size, lms.world.links.size]).toEqual([0, 0]);
    expect((await post(`/admin/tools/${tool.clientId}/remove`, "Robin Castell")).status).toBe(404);
  });
});
