import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type Demo, startDemo } from "./demo.ts";
import { pressOnCourse } from "./learner.ts";
import { launchWithExtension, type Profile } from "./profile.ts";
import { choosePerson, signIn } from "./sign-in.ts";

// Each surface as it stands in the browser, in light and dark, narrow and wide: nothing that axe finds, nothing that
// has to be scrolled sideways, and a photograph to look at.

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

const SCHEMES = ["light", "dark"] as const;

/** All rules once in each scheme; what another width alone can change is looked at in every combination. */
async function inspect(page: Page, name: string, narrow = 320): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const colorScheme of SCHEMES) {
    for (const width of [narrow, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const seen = `${name}-${colorScheme}-${width}`;
      const whole = (colorScheme === "light") === (width === narrow);
      const axe = new AxeBuilder({ page });
      const { violations } = await (whole ? axe : axe.withRules(["color-contrast", "target-size"])).analyze();
      const told = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      expect.soft(told, seen).toEqual([]);
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(tooWide, `${seen} is too wide`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: `test-results/screens/${seen}.png`, fullPage: true });
    }
  }
}

/** The popup has its width from its own page. */
const narrowestOf = (name: string) => (name === "popup" ? 360 : 320);

test("the service's own pages", async () => {
  const page = await profile.context.newPage();
  await page.goto(`${demo.url}/sign-in`);
  await inspect(page, "sign-in");
  await page.getByLabel("E-mail").fill("ida.lindqvist@portolane.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByLabel("Code")).toBeVisible();
  await inspect(page, "sign-in-code");
});

test("the extension before anybody signed in", async () => {
  for (const name of ["welcome", "popup", "sidepanel", "options"]) {
    const page = await profile.openPage(`${name}.html`);
    await expect(page.getByRole("button", { name: "Sign in" }).first()).toBeVisible();
    await inspect(page, `${name}-signed-out`, narrowestOf(name));
    await page.close();
  }
});

test("the extension of somebody signed in, on a course page", async () => {
  const panel = await pressOnCourse(demo, profile);
  await signIn(profile, panel, demo.person("Marta Alves"));
  await panel.click("Find who knows this");
  await panel.shows("People who know this");
  const shows = {
    popup: "Waiting for you",
    sidepanel: "People who know this",
    options: "Settings",
    welcome: "What it sees",
  };
  for (const [name, words] of Object.entries(shows)) {
    const page = await profile.openPage(`${name}.html`);
    await expect(page.getByRole("heading", { name: words }).first()).toBeVisible();
    await inspect(page, name, narrowestOf(name));
    await page.close();
  }
});

test("the web app", async () => {
  const page = await profile.context.newPage();
  await page.goto(`${demo.url}/sign-in`);
  await choosePerson(page, demo.person("Ida Lindqvist"));
  await expect(page.getByRole("link", { name: "Inbox" })).toBeVisible();
  for (const place of ["", "inbox", "threads", "profile", "settings"]) {
    await page.goto(`${demo.url}/${place}`);
    await expect(page.getByRole("main")).not.toContainText("One moment");
    await inspect(page, `web-${place === "" ? "ask" : place}`);
  }
});

test("the admin page", async () => {
  const page = await profile.context.newPage();
  for (const part of ["people", "imports", "invitations", "numbers"]) {
    await page.goto(`${demo.url}/admin#${part}`);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("One moment");
    await inspect(page, `admin-${part}`);
  }
});
