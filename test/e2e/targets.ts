import { type BrowserContext, type CDPSession, expect } from "@playwright/test";

/** One thing that the browser runs: a tab, a page in it, a popup, a worker. */
export interface Target {
  targetId: string;
  type: string;
  url: string;
  title: string;
  attached: boolean;
}

/** A session with the browser itself, which also sees what Playwright does not list: popup, side panel, worker. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error("This context has no browser of its own.");
  return browser.newBrowserCDPSession();
}

export async function targetsOf(session: CDPSession): Promise<Target[]> {
  const { targetInfos } = (await session.send("Target.getTargets", { filter: [{}] })) as { targetInfos: Target[] };
  return targetInfos;
}

/** Waits until the browser has a target like this. */
export async function waitForTarget(
  session: CDPSession,
  fits: (target: Target) => boolean,
  what: string,
): Promise<Target> {
  let found: Target | undefined;
  const look = async () => (found = (await targetsOf(session)).find(fits)) !== undefined;
  await expect.poll(look, { message: `there is ${what}`, timeout: 30_000 }).toBe(true);
  if (found !== undefined) return found;
  throw new Error(`There is no ${what}.`);
}
