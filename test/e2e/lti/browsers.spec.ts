import { test } from "@playwright/test";
import { type Demo, startDemo } from "../demo.ts";
import { findFirefox } from "../firefox/find-firefox.ts";
import { FIREFOX_MODES, framedFirefox } from "./framed-firefox.ts";
import { framedWebKit, whyNoWebKit } from "./framed-webkit.ts";
import type { FramedBrowser } from "./framed-browser.ts";
import { learnerJourney } from "./learner-journey.ts";

// Chromium goes the same way in widget.spec.ts, with cookies of other sites blocked and allowed.

let demo: Demo;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  demo = await startDemo();
});
test.afterAll(() => demo?.stop());

async function went(browser: FramedBrowser, goal: string): Promise<void> {
  try {
    await learnerJourney(browser, demo, goal);
  } finally {
    await browser.close();
  }
}

for (const mode of Object.keys(FIREFOX_MODES) as (keyof typeof FIREFOX_MODES)[]) {
  test(`Firefox, ${mode}: a learner launches, asks, loads anew, and launches again`, async () => {
    const executable = findFirefox();
    test.skip(executable === null, "There is no Firefox here.");
    await went(await framedFirefox(executable ?? "", mode), `frames in Firefox, ${mode}`);
  });
}

test("WebKitGTK with tracking prevention: a learner launches, asks, loads anew, and launches again", async () => {
  const why = whyNoWebKit();
  test.skip(why !== null, why ?? "");
  await went(await framedWebKit(), "frames in WebKit");
});
