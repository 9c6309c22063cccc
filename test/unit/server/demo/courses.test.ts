import { describe, expect, test } from "vitest";
import { courseAddresses, coursesApp } from "../../../../server/demo/courses.ts";

const app = coursesApp();
const BASE = "http://lms.localhost:4700";

describe("the sample LMS", () => {
  test.each(courseAddresses(BASE))("%s is a page that loads nothing from elsewhere", async (address) => {
    const answer = await app.request(address);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page).not.toMatch(/<(?:script|img|iframe|link)[^>]+(?:src|href)="(?:https?:)?\/\//);
    for (const [, file] of page.matchAll(/<(?:script|img|iframe|link)[^>]+(?:src|href)="(\/[^"]+\.\w+)"/g)) {
      expect((await app.request(file ?? "")).status, file).toBe(200);
    }
  });

  test("lists every course page at its front", async () => {
    const front = await (await app.request("/")).text();
    for (const address of courseAddresses(BASE)) expect(front).toContain(`href="${new URL(address).pathname}"`);
  });

  test("gives styles their type", async () => {
    const answer = await app.request("/canvas/negotiation/style.css");
    expect(answer.headers.get("content-type")).toBe("text/css; charset=utf-8");
  });

  test("leads an address with a slash at its end to the clean one", async () => {
    const answer = await app.request("/canvas/negotiation/");
    expect([answer.status, answer.headers.get("location")]).toEqual([301, "/canvas/negotiation"]);
  });

  test.each([
    "/../../package.json",
    "/..%2f..%2fpackage.json",
    "/%2e%2e/%2e%2e/package.json",
    "/..\\..\\package.json",
    "/moodle/%00",
    "/moodle",
    "//etc/passwd",
    "/__proto__",
    "/%E0%A4%A",
  ])("refuses %s", async (path) => {
    const answer = await app.fetch(new Request(`${BASE}${path}`));
    expect(answer.status).toBe(404);
  });
});
