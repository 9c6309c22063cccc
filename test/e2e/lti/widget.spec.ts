import AxeBuilder from "@axe-core/playwright";
import { expect, type FrameLocator, type Page, test } from "@playwright/test";
import { ensureChromium } from "../../browser/ensure-chromium.ts";
import { type Demo, startDemo } from "../demo.ts";
import { beAtLms, type CrossSite, openCrossSite, widgetIn } from "./cross-site.ts";

const SHOTS = "test-results/lti";
const GOAL = "I want to see the frame of each row.";

let demo: Demo;
let executablePath: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const found = ensureChromium(console.log);
  test.skip(found === null, "no Chromium");
  executablePath = found ?? "";
  demo = await startDemo();
});
test.afterAll(() => demo?.stop());

/** Errors of the tool's own pages, and what its content policy refused. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  return troubles;
}

const shoot = (page: Page, name: string) => page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });

async function openLesson(page: Page, name: string, course: string): Promise<string> {
  await beAtLms(page, demo.lms, name);
  await page.getByRole("link", { name: course }).click();
  await page.locator("main a[href*='/lessons/']").first().click();
  await page.waitForURL(/\/lessons\//);
  return page.url();
}

async function findWho(widget: FrameLocator): Promise<void> {
  const find = widget.getByRole("button", { name: "Find who knows this" });
  const people = widget.getByRole("button", { name: "Find someone for me" });
  await expect(find.or(people).first()).toBeVisible();
  if (await find.isVisible()) await find.click();
  await expect(people).toBeVisible();
}

for (const thirdPartyCookies of ["blocked", "allowed"] as const) {
  test.describe(`third-party cookies ${thirdPartyCookies}`, () => {
    let browser: CrossSite;
    test.beforeAll(async () => {
      browser = await openCrossSite({ executablePath, thirdPartyCookies });
    });
    test.afterAll(() => browser?.close());

    test("a learner asks in a course's frame, loads it anew, and launches a second time", async () => {
      const page = await browser.context.newPage();
      const troubles = troublesOf(page);
      const lesson = await openLesson(page, "Tomás Ferreira", "Advanced SQL for analysts");
      const widget = await widgetIn(page);
      await expect(widget.getByText("What will be sent")).toBeVisible();
      expect(await widget.locator("#launch").count(), "the token is out of the page").toBe(0);
      await findWho(widget);
      await widget.getByRole("button", { name: "Find someone for me" }).click();
      const goal = `${GOAL} (${thirdPartyCookies})`;
      await widget.getByLabel("What do you want to be able to do?").fill(goal);
      await widget.locator("form.ask-form button[type=submit]").click();
      await expect(widget.getByRole("heading", { name: goal })).toHaveCount(1);
      await shoot(page, `learner-${thirdPartyCookies}`);
      await page.reload();
      await expect((await widgetIn(page)).getByRole("heading", { name: goal })).toHaveCount(1);
      // Another course: the same person, whose question it still is.
      await openLesson(page, "Tomás Ferreira", "Negotiation");
      await expect((await widgetIn(page)).getByRole("heading", { name: goal })).toHaveCount(1);
      await page.goto(lesson);
      await expect((await widgetIn(page)).getByRole("heading", { name: goal })).toHaveCount(1);
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("a teacher chooses what stands beside a lesson, and sees counts there", async () => {
      const page = await browser.context.newPage();
      const troubles = troublesOf(page);
      await openLesson(page, "Marta Alves", "Kubernetes for developers");
      await page.locator("aside a.button", { hasText: "Ask a Peer" }).click();
      const picker = page.frameLocator("iframe.choice");
      await expect(picker.getByRole("heading", { name: "2. Which skills?" })).toBeVisible();
      await picker.getByLabel("Topic").fill("Services and ingress");
      await expect(picker.getByLabel("Title in the course")).toHaveValue("Ask a peer: Services and ingress");
      await expect(picker.getByRole("status").filter({ hasText: "Looking for skills" })).toHaveCount(0);
      await shoot(page, `picker-${thirdPartyCookies}`);
      await picker.getByRole("button", { name: "Put it in the course" }).click();
      const placed = page.frameLocator(`iframe[title$="Services and ingress"]`).last();
      await expect(placed.getByRole("button", { name: "What learners ask here" })).toBeVisible();
      await expect(placed.getByLabel("Title that is sent")).toHaveValue("Services and ingress");
      await placed.getByRole("button", { name: "What learners ask here" }).click();
      await expect(placed.getByText("Fewer than five questions here so far.")).toBeVisible();
      await shoot(page, `teacher-${thirdPartyCookies}`);
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("the account goes over to the extension by a code, once", async () => {
      const page = await browser.context.newPage();
      await openLesson(page, "Yuki Tanaka", "Negotiation");
      const widget = await widgetIn(page);
      await widget.getByText("Use this account in the browser extension").click();
      await widget.getByRole("button", { name: "Show a code" }).click();
      const code = (await widget.locator("output").textContent()) ?? "";
      const connect = () =>
        fetch(new URL("/api/session/connect", demo.url), {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ code }),
        });
      const opened = await connect();
      expect(opened.status).toBe(200);
      expect(((await opened.json()) as { person: { name: string } }).person.name).toBe("Yuki Tanaka");
      expect((await connect()).status).toBe(400);
      await page.close();
    });

    test("a session that is over says so calmly, without a way to sign in", async () => {
      const page = await browser.context.newPage();
      // The page before it, that fetches the proof, has none; loaded anew, the last one counts.
      let token = "";
      page.on("response", async (response) => {
        if (!response.url().endsWith("/lti/launch")) return;
        token = /"token":"([^"]+)"/.exec(await response.text().catch(() => ""))?.[1] ?? token;
      });
      await openLesson(page, "Yuki Tanaka", "Negotiation");
      const widget = await widgetIn(page);
      await widget.getByText("What will be sent").waitFor();
      expect(token).not.toBe("");
      const ended = await fetch(new URL("/api/session", demo.url), {
        method: "DELETE",
        headers: { authorization: `Bearer ${token}` },
      });
      expect(ended.status).toBe(204);
      // It hears of it by the live channel, or when it next pulls.
      const over = widget.getByText("Open this page again from your course.");
      await expect(over).toBeVisible({ timeout: 60_000 });
      await expect(widget.getByRole("button", { name: "Sign in" })).toHaveCount(0);
      await page.close();
    });
  });
}

test("the frame is readable at 320 pixels, in the dark, and by keyboard", async () => {
  const context = { viewport: { width: 320, height: 700 }, colorScheme: "dark" } as const;
  const browser = await openCrossSite({ executablePath, thirdPartyCookies: "blocked", context });
  try {
    const page = await browser.context.newPage();
    await openLesson(page, "Ida Lindqvist", "Advanced SQL for analysts");
    const widget = await widgetIn(page);
    // A frame that is out of sight is not drawn: its own elements never come to rest.
    await page.locator("section.tool iframe").first().scrollIntoViewIfNeeded();
    await findWho(widget);
    await shoot(page, "learner-320-dark");
    const frame = page.frames().find((each) => each.url().endsWith("/lti/launch"));
    const tooWide = () =>
      [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
        .map((element) => `${element.tagName}.${element.className}`);
    expect(await frame?.evaluate(tooWide)).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).include("section.tool iframe").analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.failureSummary}`)).toEqual([]);
    // In at one end and out at the other: no key is caught inside.
    await page.locator("section.tool iframe").first().focus();
    const inside = () => page.evaluate(() => document.activeElement?.tagName === "IFRAME");
    let presses = 0;
    do {
      await page.keyboard.press("Tab");
      presses += 1;
    } while ((await inside()) && presses < 60);
    expect(presses).toBeGreaterThan(3);
    expect(presses).toBeLessThan(60);
  } finally {
    await browser.close();
  }
});
