import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Frame, type FrameLocator, type Page } from "@playwright/test";

/** What Playwright turns off by default, storage partitioning left on: the last of two switches counts. */
const DISABLED = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "MediaRouter",
  "OptimizationHints",
];

interface Options {
  executablePath: string;
  /** As in the settings of Chrome: cookies of other sites are neither kept nor sent. */
  thirdPartyCookies: "blocked" | "allowed";
  context?: Parameters<typeof chromium.launchPersistentContext>[1];
}

export interface CrossSite {
  context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium as people have it, in which a frame of another site has storage of its own, or none. */
export async function openCrossSite({ executablePath, thirdPartyCookies, context }: Options): Promise<CrossSite> {
  const profile = mkdtempSync(join(tmpdir(), "cross-site-"));
  mkdirSync(join(profile, "Default"));
  const blocked = thirdPartyCookies === "blocked";
  const preferences = { profile: { cookie_controls_mode: blocked ? 1 : 0, block_third_party_cookies: blocked } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const opened = await chromium.launchPersistentContext(profile, {
    executablePath,
    chromiumSandbox: false,
    locale: "en-GB",
    timezoneId: "UTC",
    viewport: { width: 1280, height: 900 },
    reducedMotion: "reduce",
    ...context,
    args: [`--disable-features=${DISABLED.join(",")}`],
  });
  return {
    context: opened,
    async close() {
      await opened.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Switches to another person at the sample LMS, by its own form. */
export async function beAtLms(page: Page, lms: string, name: string): Promise<void> {
  await page.goto(lms);
  const label = await page.locator("#person option", { hasText: name }).textContent();
  await page.selectOption("#person", { label: label?.trim() ?? name });
  await page.getByRole("button", { name: "Switch" }).click();
  await page.waitForLoadState();
}

/**
 * The widget within a lesson's page. Playwright now and then loses a frame that changes its process while it is posted
 * from site to site (the page itself has loaded, and calls the service): then the lesson is loaded anew.
 */
export async function widgetIn(page: Page): Promise<FrameLocator> {
  for (let tries = 0; tries < 4; tries += 1) {
    const loaded = page.frames().some((frame) => frame.url().endsWith("/lti/launch"));
    if (loaded || (await page.waitForEvent("framenavigated", arrival).then(Boolean, () => false))) break;
    await page.reload();
  }
  return page.frameLocator("section.tool iframe").first();
}

const arrival = { predicate: (frame: Frame) => frame.url().endsWith("/lti/launch"), timeout: 8000 };
