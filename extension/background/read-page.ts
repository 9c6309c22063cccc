import * as z from "zod/mini";
import { browser } from "wxt/browser";
import { Topic } from "../../server/contract/index.ts";
import type { PageState } from "../../widget/carrier.ts";
import type { Store } from "../../widget/local/store.ts";
import { uuid } from "../../widget/uuid.ts";
import { placeOf } from "../calls/place-of.ts";
import { isTrustworthy, knownServer } from "./server.ts";

/** What the function in the page answers; the page is not trusted, so it is read like any other outside. */
const PageTopic = z.object({
  topic: Topic,
  source: z.string().check(z.maxLength(50)),
  selection: z.optional(z.string().check(z.maxLength(4000))),
  connect: z.optional(z.object({ server: z.string() })),
});

/** Where a window's page is kept for its panel. */
export const pageKey = (windowId: number): string => `window:${windowId}`;

export interface Pressed {
  readonly windowId: number;
  readonly tabId: number;
  /** What the context menu knows to be selected, also where the page tells nothing. */
  readonly selection?: string;
}

/** Reads the page that was pressed on, and keeps what it says for that window's panel. */
export async function readPage(store: Store, pressed: Pressed): Promise<void> {
  const key = pageKey(pressed.windowId);
  await store.tables.pages.put({ key, page: { state: "reading" } });
  await store.tables.pages.put({ key, page: await look(pressed) });
}

async function look({ tabId, selection }: Pressed): Promise<PageState> {
  try {
    // Before the page is read: what changes meanwhile counts as another page.
    const place = await placeInTab(tabId);
    const [[answer], widget] = await Promise.all([
      browser.scripting.executeScript({ target: { tabId, allFrames: false }, files: ["/read-topic.js"] }),
      widgetIn(tabId),
    ]);
    const read = z.safeParse(PageTopic, answer?.result);
    if (!read.success) return { state: "unreadable", why: "failed" };
    const { topic, source, connect } = read.data;
    return {
      state: "read",
      key: uuid(),
      topic,
      source,
      selection: read.data.selection ?? selection ?? null,
      connect: connect !== undefined && isTrustworthy(connect.server) ? connect.server : null,
      tab: { id: tabId, place },
      ...(widget && { widget }),
    };
  } catch (reason) {
    return { state: "unreadable", why: whyNot(String(reason)) };
  }
}

/** Whether a frame of the page is the widget of this extension's own service: then the page is left to it. */
async function widgetIn(tabId: number): Promise<boolean> {
  try {
    const target = { tabId, allFrames: false };
    const [answer] = await browser.scripting.executeScript({ target, files: ["/find-widget.js"] });
    const origins = z.safeParse(z.array(z.string()), answer?.result);
    const server = await knownServer();
    return origins.success && server !== null && origins.data.includes(server);
  } catch {
    return false;
  }
}

async function placeInTab(tabId: number): Promise<string | null> {
  return placeOf(await browser.tabs.get(tabId).catch(() => ({})));
}

/** Chromium and Firefox tell the two cases apart by their words alone. */
function whyNot(message: string): "browser" | "no_grant" | "failed" {
  if (
    /(?:chrome|edge|about|moz-extension|chrome-extension|view-source|devtools):|gallery|extensions store|webstore/iu.test(
      message,
    )
  )
    return "browser";
  if (/cannot access|missing host permission|must request permission|cannot be scripted/iu.test(message))
    return "no_grant";
  return "failed";
}

/** Windows have new numbers after a restart of the browser. */
export function forgetPages(store: Store): Promise<void> {
  return store.tables.pages.clear();
}
