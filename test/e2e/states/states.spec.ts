import AxeBuilder from "@axe-core/playwright";
import { chromium, expect, test, type Browser, type Page } from "@playwright/test";
import { ensureChromium } from "../../browser/ensure-chromium.ts";
import { serveStates } from "./serve.ts";

const SHOTS = "test-results/states";
/** Widths in CSS pixels; 320 is also 1280 at 400 % zoom. */
const NARROW = { width: 320, height: 640 };
const PANEL = { width: 400, height: 800 };
const WIDE = { width: 1280, height: 800 };

let browser: Browser;
let states: Awaited<ReturnType<typeof serveStates>>;

test.beforeAll(async () => {
  const executablePath = ensureChromium(console.log);
  test.skip(executablePath === null, "no Chromium");
  states = await serveStates();
  browser = await chromium.launch({ executablePath: executablePath ?? "", chromiumSandbox: false });
});
test.afterAll(async () => {
  await browser?.close();
  await states?.close();
});

/** A page whose errors and breaches of the content policy fail the test. */
async function newPage(options: Parameters<Browser["newContext"]>[0] = {}): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  return { page, errors };
}

async function namesOfStates(page: Page): Promise<string[]> {
  await page.goto(states.url);
  return page.locator("main li a").allTextContents();
}

/** What a finger or a pointer must hit, and is smaller than `least` pixels. Links within a sentence may be as high as it. */
const smallTargets = (page: Page, least: number) =>
  page.evaluate((size) => {
    const found = [...document.querySelectorAll("button, summary, select, input, textarea, a[class]")];
    return found
      .map((element) => ({ element, target: element.closest("label") ?? element }))
      .filter(({ element, target }) => element.checkVisibility() && target.getClientRects().length > 0)
      .map(({ target }) => ({ text: target.textContent ?? "", box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < size || box.height < size))
      .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`);
  }, least);

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
  );
}

/** What the names of states begin with. */
const SURFACES = ["admin", "ask", "coaching", "door", "inbox", "lti", "profile", "settings", "thread"];

for (const surface of SURFACES) {
  test(`every state of the surface "${surface}" is readable, narrow and wide, light and dark`, async () => {
    test.setTimeout(300_000);
    const { page, errors } = await newPage();
    const names = (await namesOfStates(page)).filter((name) => surfaceOf(name) === surface);
    expect(names).not.toEqual([]);
    for (const name of names) await test.step(name, () => look(page, name));
    expect(errors).toEqual([]);
    await page.context().close();
  });
}

test("every state belongs to a surface", async () => {
  const { page } = await newPage();
  expect((await namesOfStates(page)).filter((name) => !SURFACES.includes(surfaceOf(name)))).toEqual([]);
});

const surfaceOf = (name: string) => name.split("-", 1)[0] ?? "";

async function look(page: Page, name: string): Promise<void> {
  const shoot = (what: string) => page.screenshot({ path: `${SHOTS}/${name}-${what}.png`, fullPage: true });
  await page.setViewportSize(PANEL);
  await page.goto(`${states.url}/?state=${name}&theme=light`);
  await page.locator("main h1").first().waitFor({ state: "attached" });
  await shoot("400-light");
  expect.soft(await violations(page), `${name}, light`).toEqual([]);
  await page.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
  await shoot("400-dark");
  expect.soft(await violations(page, ["color-contrast"]), `${name}, dark`).toEqual([]);
  await page.evaluate(() => (document.documentElement.dataset["theme"] = "light"));
  for (const size of [NARROW, WIDE]) {
    await page.setViewportSize(size);
    expect.soft(await overflow(page), `${name} at ${size.width} is not wider than its window`).toBe(0);
    await shoot(`${size.width}-light`);
  }
  expect.soft(await smallTargets(page, 24), `${name}: targets`).toEqual([]);
}

test("on touch every target has 44 pixels", async () => {
  const { page } = await newPage({ hasTouch: true, isMobile: true, viewport: PANEL });
  for (const name of ["ask-many", "ask-form-full", "inbox-one", "thread-many", "profile-many"]) {
    await page.goto(`${states.url}/?state=${name}`);
    await page.locator("main h1").first().waitFor({ state: "attached" });
    expect.soft(await smallTargets(page, 44), name).toEqual([]);
  }
});

test("with forced colours what is chosen can still be told apart", async () => {
  const { page } = await newPage({ forcedColors: "active", viewport: PANEL });
  await page.goto(`${states.url}/?state=ask-form-full`);
  const border = (value: string) =>
    page.locator(`.choice:has(input[value="${value}"])`).evaluate((choice) => getComputedStyle(choice).borderTopColor);
  expect(await border("30")).not.toBe(await border("15"));
  await page.screenshot({ path: `${SHOTS}/ask-form-full-forced-colours.png`, fullPage: true });
});
