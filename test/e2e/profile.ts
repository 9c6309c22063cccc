import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, type CDPSession, chromium, expect, type Page } from "@playwright/test";
import { findChromium } from "../browser/find-chromium.ts";
import { Attached } from "./attached.ts";
import { browserSession, targetsOf, waitForTarget } from "./targets.ts";

const FLAGS = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Lets a test press the toolbar button as a person does, which alone grants `activeTab`.
  "--enable-unsafe-extension-debugging",
];

/** One person's browser: a profile of its own with the extension in it. */
export interface Profile {
  context: BrowserContext;
  /** The browser's own DevTools session. */
  session: CDPSession;
  extensionId: string;
  /** A page of the extension in a tab, such as "sidepanel.html". */
  openPage(path: string): Promise<Page>;
  /** Presses the toolbar button on this tab; the popup opens. */
  pressToolbar(page: Page): Promise<Attached>;
  /** The popup or side panel that is open now. */
  attach(path: string): Promise<Attached>;
  /** Stops the extension's worker, as the browser does after half a minute of silence. */
  killWorker(): Promise<void>;
  /** Ends the browser and keeps the profile; {@link launchWithExtension} opens it again. */
  quit(): Promise<void>;
  /** Ends the browser, and removes the profile. */
  close(): Promise<void>;
  folder: string;
}

interface Options {
  /** The folder of a profile that was there before. */
  profile?: string;
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
}

/** Starts Chromium with the unpacked extension in `folder`. */
export async function launchWithExtension(
  folder: string,
  { profile: kept, ...options }: Options = {},
): Promise<Profile> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("There is no Chromium; `npm test` says how to get one.");
  const userData = kept ?? mkdtempSync(join(tmpdir(), "ask-a-peer-profile-"));
  const context = await chromium.launchPersistentContext(userData, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: [...FLAGS, `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
    ...options,
  });
  const session = await browserSession(context);
  const worker = await waitForTarget(
    session,
    ({ type, url }) => type === "service_worker" && url.startsWith("chrome-extension:"),
    "worker",
  );
  const extensionId = new URL(worker.url).host;
  const origin = `chrome-extension://${extensionId}`;

  // An unpacked extension is installed anew with each start.
  await closeWelcome(context, `${origin}/welcome.html`);

  const attach = async (path: string) => {
    const url = `${origin}/${path}`;
    const open = new Set(context.pages().map((page) => page.url()));
    if (open.has(url)) throw new Error(`${path} is open in a tab; close that first.`);
    return Attached.to(
      session,
      await waitForTarget(session, (target) => target.type !== "tab" && target.url.startsWith(url), path),
    );
  };

  return {
    context,
    session,
    extensionId,
    attach,
    async openPage(path) {
      const page = await context.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },
    async pressToolbar(page) {
      await page.bringToFront();
      // The target must be the tab itself, not the page in it.
      const tab = await waitForTarget(
        session,
        ({ type, url }) => type === "tab" && url === page.url(),
        `tab at ${page.url()}`,
      );
      await session.send(
        "Extensions.triggerAction" as "Target.getTargets",
        { id: extensionId, targetId: tab.targetId } as object,
      );
      return attach("popup.html");
    },
    async killWorker() {
      const workers = (await targetsOf(session)).filter(
        ({ type, url }) => type === "service_worker" && url.startsWith(origin),
      );
      for (const { targetId } of workers) await session.send("Target.closeTarget", { targetId });
      const left = async () =>
        (await targetsOf(session)).filter(({ targetId }) => workers.some((one) => one.targetId === targetId)).length;
      await expect.poll(left).toBe(0);
    },
    folder: userData,
    quit: () => context.close(),
    async close() {
      await context.close();
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The welcome page opens by itself after installing; coming late it would take the focus, and close a popup. */
async function closeWelcome(context: BrowserContext, address: string): Promise<void> {
  const welcome = () => context.pages().find((page) => page.url() === address);
  await expect.poll(() => welcome() !== undefined, { message: "the welcome page opens" }).toBe(true);
  await welcome()?.close();
}
