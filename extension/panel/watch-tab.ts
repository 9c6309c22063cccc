import { effect, signal, type ReadonlySignal } from "@preact/signals";
import { browser } from "wxt/browser";
import type { PageState } from "../../widget/carrier.ts";
import { placeOf } from "../calls/place-of.ts";

/** Whether the window still shows the page that was read; `readable` where the browser lets it be read without a new press. */
export type InFront = { readonly same: true } | { readonly same: false; readonly readable: boolean };

export interface TabModel {
  readonly inFront: ReadonlySignal<InFront>;
  stop(): void;
}

const SAME: InFront = { same: true };

/**
 * Compares the tab in front with the page that was read, whenever a tab changes. It asks the browser alone: nothing
 * runs in a page where nobody pressed. Works while the panel is open, and looks once when it opens.
 */
export function watchTab(windowId: number, page: ReadonlySignal<PageState>): TabModel {
  const inFront = signal<InFront>(SAME);
  let round = 0;
  const look = async () => {
    const mine = ++round;
    const seen = await compare(windowId, page.peek()).catch(() => SAME);
    if (mine === round) inFront.value = seen;
  };
  const again = () => void look();
  const updated = (_: number, change: object) => {
    if ("url" in change || "title" in change || "status" in change) again();
  };
  browser.tabs.onUpdated.addListener(updated);
  browser.tabs.onActivated.addListener(again);
  const unfollow = effect(() => {
    void page.value;
    again();
  });
  return {
    inFront,
    stop() {
      round = -1;
      unfollow();
      browser.tabs.onUpdated.removeListener(updated);
      browser.tabs.onActivated.removeListener(again);
    },
  };
}

async function compare(windowId: number, page: PageState): Promise<InFront> {
  if (page.state !== "read" || page.tab === undefined) return SAME;
  const [[front], own] = await Promise.all([
    browser.tabs.query({ active: true, windowId }),
    browser.tabs.getCurrent().catch(() => undefined),
  ]);
  // A panel that was opened in a tab of its own stands in front of everything.
  if (front === undefined || front.id === own?.id) return SAME;
  const place = await placeOf(front);
  if (front.id === page.tab.id && place === page.tab.place) return SAME;
  return { same: false, readable: place !== null };
}
