import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestService, type TestService } from "../../factories/service.ts";

let service: TestService;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

test("a wrong address is a page for a person, and a code for a program", async () => {
  const page = await service.app.request("/no-such-place", { headers: { accept: "text/html,*/*" } });
  expect([page.status, page.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  expect(await page.text()).toContain("Go to the start");
  for (const [path, accept] of [
    ["/no-such-place", "application/json"],
    ["/api/no-such-place", "text/html"],
  ] as const) {
    const told = await service.app.request(path, { headers: { accept } });
    expect([told.status, ((await told.json()) as { code: string }).code]).toEqual([404, "not_found"]);
  }
});
