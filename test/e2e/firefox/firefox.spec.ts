import { expect, test } from "@playwright/test";
import type { Ask } from "../../../server/contract/index.ts";
import { uuid } from "../../../widget/uuid.ts";
import { type Demo, startDemo } from "../demo.ts";
import { findFirefox } from "./find-firefox.ts";
import type { Firefox } from "./firefox.ts";
import type { FirefoxPage } from "./firefox-page.ts";
import { launchFirefox } from "./launch.ts";

const executable = findFirefox();
const SCREENS = "test-results/screens/firefox";

test.skip(
  executable === null,
  "There is no Firefox here: FIREFOX_PATH names one, or `firefox` or `firefox-esr` on the PATH is taken.",
);
test.describe.configure({ mode: "serial" });

let demo: Demo;
let firefox: Firefox;
let course: FirefoxPage;
let sidebar: FirefoxPage;

test.beforeAll(async () => {
  demo = await startDemo();
  firefox = await launchFirefox(executable ?? "", demo.extension.firefox);
});

test.afterAll(async () => {
  await firefox?.close();
  await demo?.stop();
});

/** Noor asks Marta this, at the service. */
async function noorAsks(goal: string): Promise<void> {
  const topic = { title: "Window functions and frames", course: "Advanced SQL for analysts" };
  const body = { topic, goal, minutes: 15, to: demo.person("Marta Alves").id };
  const answer = await demo.call(demo.person("Noor Haddad"), "PUT", `/api/asks/${uuid()}`, body);
  expect(answer.status).toBe(201);
}

const badge = (page: FirefoxPage) => page.evaluate<string>("browser.action.getBadgeText({})");
const until = (text: string) => `browser.action.getBadgeText({}).then((text) => text === ${JSON.stringify(text)})`;
const isWithinItsWidth = "document.documentElement.scrollWidth <= innerWidth";

test("Firefox understands the whole manifest and warns nobody who installs it", () => {
  const { permissions, asksFor, warnings } = firefox.installed;
  expect(warnings).toEqual([]);
  expect(asksFor).toEqual([]);
  expect(permissions).toEqual({
    permissions: ["activeTab", "alarms", "contextMenus", "identity", "scripting", "storage"],
    origins: [],
    data_collection: ["websiteContent", "personalCommunications", "authenticationInfo"],
  });
});

test("a press opens the popup, its first line the sidebar, which reads the page, signs in and asks", async () => {
  course = await firefox.open(demo.course("advanced-sql/window-functions"));
  const popup = await firefox.pressToolbar(course);
  await popup.shows("Sign in to ask");
  await popup.photograph(`${SCREENS}/popup-signed-out.png`);
  await popup.click("Ask about this page");

  sidebar = await firefox.attach("sidepanel.html");
  await sidebar.click(/^Sign in$/);
  const signIn = await firefox.tab((url) => url.startsWith(`${demo.url}/sign-in/extension`), "the sign-in page");
  await signIn.click(/^Marta Alves/);

  await sidebar.click("Find who knows this");
  await sidebar.shows(/This page is about\s+Edit[\s\S]*?Window functions/);
  await sidebar.until(isWithinItsWidth, "nothing beyond its edge");
  await sidebar.photograph(`${SCREENS}/sidebar-matched.png`);
  await sidebar.click("Find someone for me");
  await sidebar.fill("What do you want to be able to do?", "rank rows per customer");
  await sidebar.until(isWithinItsWidth, "nothing beyond its edge");
  await sidebar.photograph(`${SCREENS}/sidebar-asking.png`);
  await sidebar.click(/^Find someone for me$/);
  await sidebar.shows(/Asked at \d\d:\d\d/);
  const { asks } = (await (await demo.call(demo.person("Marta Alves"), "GET", "/api/asks")).json()) as { asks: Ask[] };
  expect(asks.filter(({ goal }) => goal === "rank rows per customer")).toHaveLength(1);
});

test("a question reaches the badge by itself, one key accepts it, and the thread opens in the sidebar", async () => {
  const page = await firefox.openPage("welcome.html");
  await page.shows("Connected to localhost");
  const waiting = Number(await badge(page));
  await noorAsks("count rows up to the present one");
  await page.until(until(String(waiting + 1)), "one more on the badge");
  await page.until(isWithinItsWidth, "nothing beyond its edge");
  await page.photograph(`${SCREENS}/welcome.png`);
  await page.close();

  const popup = await firefox.pressToolbar(course);
  await popup.shows("count rows up to the present one");
  await popup.until("document.activeElement.matches('article.offer')", "the focus on the first question");
  await popup.photograph(`${SCREENS}/popup-offers.png`);
  await popup.press("a");
  await expect.poll(() => firefox.isOpen("popup.html")).toBe(false);
  await sidebar.click("Let me say back what I understood");
  await sidebar.fill("Write", "a running count over a frame.");
  await sidebar.until(isWithinItsWidth, "nothing beyond its edge");
  await sidebar.photograph(`${SCREENS}/sidebar-thread.png`);
  await sidebar.click("Say it back");
  const noor = demo.person("Noor Haddad");
  const latest = async () =>
    ((await (await demo.call(noor, "GET", "/api/asks")).json()) as { asks: Ask[] }).asks.find(({ goal }) =>
      goal.startsWith("count rows"),
    );
  await expect.poll(async () => (await latest())?.messages).toBe(1);
  expect((await latest())?.coach?.name).toBe("Marta Alves");
});

test("an event page that Firefox stopped comes back by its alarm and finds what happened", async () => {
  const page = await firefox.openPage("welcome.html");
  await page.shows("Connected to localhost");
  const waiting = Number((await badge(page)) || "0");
  // A page that has just been opened may wake it once more.
  const stopped = async () => {
    await firefox.suspend();
    return firefox.background();
  };
  await expect.poll(stopped).toBe("stopped");
  await noorAsks("compare a row with the one before");
  await page.until(until(String(waiting + 1)), "one more on the badge");
  expect(await firefox.background()).toBe("running");
  await page.close();
});

test("where Firefox opens no sidebar by itself, an accepted question opens its thread in the popup", async () => {
  await firefox.closeSidebar();
  const popup = await firefox.pressToolbar(course);
  await popup.shows("compare a row with the one before");
  await popup.until("document.activeElement.matches('article.offer')", "the focus on the first question");
  await popup.press("a");
  await popup.shows("Let me say back what I understood");
  await popup.photograph(`${SCREENS}/popup-thread.png`);
});

test("the shortcut and the context menu wake a stopped event page, open the sidebar and read the page", async () => {
  await firefox.closeSidebar();
  await firefox.suspend();
  await course.goto(demo.course("wiki/incident-response"));
  await firefox.pressShortcut(course);
  sidebar = await firefox.attach("sidepanel.html");
  await sidebar.shows("Incident response");

  await firefox.closeSidebar();
  await firefox.suspend();
  await course.goto(demo.course("advanced-sql/window-functions"));
  await course.evaluate("getSelection().selectAllChildren(document.querySelector('h1, h2'))");
  expect(await firefox.pickFromMenu(course, "h1, h2")).toBe("Ask a colleague about “Window functions and frames”");
  sidebar = await firefox.attach("sidepanel.html");
  await sidebar.click("Find who knows this");
  await sidebar.shows(/This page is about\s+Edit[\s\S]*?Window functions/);
});

test("settings work in a tab; notifications are asked for in the press that wants them", async () => {
  const options = await firefox.openPage("options.html");
  await options.shows("Signed in as marta.alves@portolane.example");
  await options.shows("Firefox on");
  await Promise.all([firefox.allow(), options.click("Tell me when a colleague asks")]);
  await options.until("browser.permissions.contains({ permissions: ['notifications'] })", "the permission");
  await options.photograph(`${SCREENS}/options.png`);
  await options.close();
});

test("no page of the add-on, nor its background, complained", async () => {
  // Firefox remarks on each popup that closed before it had its answer.
  const remarks = /^Promise rejected after context unloaded/;
  expect((await firefox.errors()).filter((error) => !remarks.test(error))).toEqual([]);
});
