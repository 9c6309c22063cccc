import { browser } from "wxt/browser";
import type { Store } from "../../widget/local/store.ts";
import { readPage } from "./read-page.ts";
import { openSidePanel } from "../calls/open-side-panel.ts";

const MENU = "ask-selection";

/** The shortcut and the context menu: the panel opens at once, in the same gesture, and the page is read. */
export function listenForPresses(store: Promise<Store>): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === "ask" && tab?.id !== undefined) press(store, tab.windowId, tab.id);
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU && tab?.id !== undefined) press(store, tab.windowId, tab.id, info.selectionText);
  });
}

/** Menus outlive the worker; they are made once. */
export async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: MENU, title: browser.i18n.getMessage("askSelection"), contexts: ["selection"] });
}

function press(store: Promise<Store>, windowId: number, tabId: number, selection?: string): void {
  // The panel may be open already, or refused by the browser; the page is read all the same.
  void openSidePanel(windowId).catch(() => {});
  void store.then((opened) =>
    readPage(opened, { windowId, tabId, ...(selection !== undefined && { selection: selection.slice(0, 1000) }) }),
  );
}
