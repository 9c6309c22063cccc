import { expect, test } from "@playwright/test";
import { type Demo, startDemo } from "./demo.ts";
import { launchWithExtension, type Profile } from "./profile.ts";

let demo: Demo;
let profile: Profile;

test.beforeAll(async () => {
  demo = await startDemo();
  profile = await launchWithExtension(demo.extension.chrome);
});
test.afterAll(async () => {
  await profile?.close();
  await demo?.stop();
});

test("installing warns of nothing, and nothing is granted that would", async () => {
  const page = await profile.openPage("options.html");
  const { warnings, manifest } = (await page.evaluate(`(async () => {
    const manifest = chrome.runtime.getManifest();
    const text = JSON.stringify({ ...manifest, name: "Ask a Peer", description: "Ask", short_name: "Ask", default_locale: undefined });
    return { manifest, warnings: await chrome.management.getPermissionWarningsByManifest(text) };
  })()`)) as { warnings: string[]; manifest: Record<string, unknown> };
  expect(warnings).toEqual([]);
  expect(manifest["permissions"]).toEqual([
    "activeTab",
    "scripting",
    "storage",
    "alarms",
    "contextMenus",
    "identity",
    "sidePanel",
  ]);
  expect(manifest["optional_permissions"]).toEqual(["notifications"]);
  for (const door of [
    "host_permissions",
    "optional_host_permissions",
    "content_scripts",
    "externally_connectable",
    "web_accessible_resources",
  ]) {
    expect(manifest).not.toHaveProperty(door);
  }
});

test("on a page where nobody pressed nothing runs", async () => {
  const page = await profile.context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(demo.course("advanced-sql/window-functions"));
  const { result } = (await (
    await profile.context.newCDPSession(page)
  ).send("Runtime.evaluate", {
    expression: "performance.getEntriesByType('resource').map(({ name }) => name)",
    returnByValue: true,
  })) as { result: { value: string[] } };
  const course = new URL(page.url()).origin;
  expect(
    [...asked, ...result.value].filter((address) => !address.startsWith(course) && !address.startsWith("data:")),
  ).toEqual([]);
  const panel = await profile.openPage("sidepanel.html");
  const read = panel.evaluate(`chrome.scripting.executeScript({ target: { tabId: 0 }, func: () => 1 })`);
  await expect(read).rejects.toThrow();
});
