import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { startDemo } from "../../e2e/demo.ts";
import { signedIn } from "../../e2e/learner.ts";
import type { Profile } from "../../e2e/profile.ts";

const PAIRS = 11;

/** What has to be there before a person can begin: the button on top; what the page is about. */
const USABLE = {
  popup: "main button",
  sidepanel: "#page-is-about",
  bare: "p",
} as const;
export type Timed = keyof typeof USABLE;

/** Stamps the moment at which the page's own frame with what is needed has been drawn. */
function stamp(selectors: Record<string, string>): void {
  const name = /\/(\w+)\.html$/.exec(location.pathname)?.[1] ?? "";
  const selector = location.protocol === "chrome-extension:" ? selectors[name] : undefined;
  if (selector === undefined) return;
  const look = () => {
    if (document.querySelector(selector) === null) return void requestAnimationFrame(look);
    requestAnimationFrame(() => {
      document.documentElement.dataset["usableAt"] = String(performance.timeOrigin + performance.now());
    });
  };
  look();
}

/** Opens an extension's page as the browser does and gives the milliseconds from opening to usable. */
async function open(profile: Profile, opener: Page, name: Timed): Promise<number> {
  const opened = profile.context.waitForEvent("page");
  const from = await opener.evaluate(async (path) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { create(tab: { url: string }): Promise<unknown> } } })
      .chrome;
    const before = performance.timeOrigin + performance.now();
    await tabs.create({ url: path });
    return before;
  }, `/${name}.html`);
  const page = await opened;
  const at = await page.waitForFunction(() => document.documentElement.dataset["usableAt"]);
  const usable = Number(await at.jsonValue());
  await page.close();
  return usable - from;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Median milliseconds from opening to usable, each beside a bare page of the same extension, taken in turns. */
export async function measureTimes(): Promise<Record<Timed, number>> {
  const demo = await startDemo();
  try {
    const { chrome } = demo.extension;
    mkdirSync(chrome, { recursive: true });
    writeFileSync(join(chrome, "bare.html"), "<!doctype html><title>Bare</title><p>Here.</p>");
    const profile = await signedIn(demo, "Marta Alves");
    try {
      await profile.context.addInitScript(stamp, USABLE);
      const opener = await profile.openPage("bare.html");
      const names = Object.keys(USABLE) as Timed[];
      const times: Record<Timed, number[]> = { popup: [], sidepanel: [], bare: [] };
      for (const name of names) await open(profile, opener, name);
      for (let pair = 0; pair < PAIRS; pair++) {
        for (const name of names) times[name].push(await open(profile, opener, name));
      }
      return { popup: median(times.popup), sidepanel: median(times.sidepanel), bare: median(times.bare) };
    } finally {
      await profile.close();
    }
  } finally {
    await demo.stop();
  }
}
