import { expect } from "@playwright/test";
import type { Bidi } from "./bidi.ts";
import { FirefoxPage } from "./firefox-page.ts";
import {
  ALLOW,
  BACKGROUND_STATE,
  CLOSE_SIDEBAR,
  ERRORS,
  INSTALLED,
  OUTSIDE_TABS,
  PICK_FROM_MENU,
  PRESS_BUTTON,
  PRESS_SHORTCUT,
  SUSPEND,
} from "./privileged.ts";

interface Context {
  readonly context: string;
  readonly url: string;
}

/** What Firefox made of the manifest. */
export interface Installed {
  /** Where the add-on's pages are, such as `moz-extension://…`; another one in each profile. */
  readonly origin: string;
  readonly permissions: {
    readonly permissions: string[];
    readonly origins: string[];
    readonly data_collection: string[];
  };
  /** What a person would be warned of when installing. */
  readonly asksFor: string[];
  /** What Firefox did not understand in the manifest. */
  readonly warnings: string[];
}

/** The tabs, or the browser's own windows. */
async function contexts(bidi: Bidi, scope: "chrome" | "content"): Promise<Context[]> {
  const tree = await bidi.send<{ contexts: Context[] }>("browsingContext.getTree", { "moz:scope": scope, maxDepth: 0 });
  return tree.contexts;
}

/** One person's Firefox, with the extension in it. */
export class Firefox {
  readonly installed: Installed;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;
  readonly #bidi: Bidi;
  readonly #window: FirefoxPage;
  readonly #id: string;

  private constructor(bidi: Bidi, window: FirefoxPage, id: string, installed: Installed, close: () => Promise<void>) {
    this.#bidi = bidi;
    this.#window = window;
    this.#id = id;
    this.installed = installed;
    this.close = close;
  }

  /** Installs the add-on in `folder` for this run, as about:debugging does. */
  static async install(bidi: Bidi, folder: string, close: () => Promise<void>): Promise<Firefox> {
    const extensionData = { type: "path", path: folder };
    const { extension: id } = await bidi.send<{ extension: string }>("webExtension.install", { extensionData });
    const [first] = await contexts(bidi, "chrome");
    if (first === undefined) throw new Error("Firefox has no window.");
    const window = new FirefoxPage(bidi, first.context);
    const installed = await window.evaluate<Installed>(`${INSTALLED}(${JSON.stringify(id)})`);
    const firefox = new Firefox(bidi, window, id, installed, close);
    // The welcome page opens by itself after installing; coming late it would take the focus, and close a popup.
    await firefox.tab((url) => url === `${installed.origin}/welcome.html`, "the welcome page");
    return firefox;
  }

  /** The tab at the first address that fits, once there is one. */
  tab(fits: (url: string) => boolean, what: string): Promise<FirefoxPage> {
    return this.#found(async () => (await contexts(this.#bidi, "content")).find(({ url }) => fits(url))?.context, what);
  }

  /** A new tab at this address. */
  async open(url: string): Promise<FirefoxPage> {
    const { context } = await this.#bidi.send<Context>("browsingContext.create", { type: "tab" });
    const page = new FirefoxPage(this.#bidi, context);
    await page.goto(url);
    return page;
  }

  /** A page of the extension in a tab, such as "options.html". */
  openPage(path: string): Promise<FirefoxPage> {
    return this.open(`${this.installed.origin}/${path}`);
  }

  /** The popup or sidebar that is open now. */
  attach(path: string): Promise<FirefoxPage> {
    const address = `${this.installed.origin}/${path}`;
    return this.#found(async () => (await this.#privileged<string[]>(OUTSIDE_TABS, address))[0], path);
  }

  /** Whether the popup or sidebar is open. */
  async isOpen(path: string): Promise<boolean> {
    return (await this.#privileged<string[]>(OUTSIDE_TABS, `${this.installed.origin}/${path}`)).length > 0;
  }

  /** Presses the toolbar button over this tab; the popup opens. */
  async pressToolbar(page: FirefoxPage): Promise<FirefoxPage> {
    await page.bringToFront();
    await this.#privileged(PRESS_BUTTON);
    return this.attach("popup.html");
  }

  /** Presses Alt+Shift+K over this tab. */
  async pressShortcut(page: FirefoxPage): Promise<void> {
    await page.bringToFront();
    await this.#privileged(PRESS_SHORTCUT);
  }

  /** Opens the context menu on the element in this tab, chooses the extension's item, and gives its label; null without one. */
  async pickFromMenu(page: FirefoxPage, selector: string): Promise<string | null> {
    const picked = this.#privileged<string | null>(PICK_FROM_MENU);
    await page.openMenu(selector);
    return picked;
  }

  /** Says yes to the permission that the browser is about to ask for. */
  async allow(): Promise<void> {
    await this.#privileged(ALLOW);
  }

  async closeSidebar(): Promise<void> {
    await this.#privileged(CLOSE_SIDEBAR);
  }

  /** What the event page does: "running", "suspending", "stopped" or "starting". */
  background(): Promise<string> {
    return this.#privileged<string>(BACKGROUND_STATE);
  }

  /** Stops the event page, as the browser does after half a minute of silence. */
  async suspend(): Promise<void> {
    await this.#privileged(SUSPEND);
  }

  /** What went wrong in the extension's pages and its background. */
  errors(): Promise<string[]> {
    return this.#privileged<string[]>(ERRORS, this.installed.origin);
  }

  /** Runs one of the functions with all rights; most want the add-on's id. */
  #privileged<T>(script: string, argument = this.#id): Promise<T> {
    return this.#window.evaluate<T>(`${script}(${JSON.stringify(argument)})`);
  }

  async #found(look: () => Promise<string | undefined>, what: string): Promise<FirefoxPage> {
    let context: string | undefined;
    const there = async () => (context = await look()) !== undefined;
    await expect.poll(there, { message: `there is ${what}`, timeout: 30_000 }).toBe(true);
    return new FirefoxPage(this.#bidi, context ?? "");
  }
}
