import { browser } from "wxt/browser";

/** Firefox calls the same thing by another name, which Chrome's types do not know. */
interface SidebarAction {
  open(): Promise<void>;
}

/** Opens the side panel of a window. Must be called within a gesture, before anything is waited for. */
export function openSidePanel(windowId: number): Promise<void> {
  if (import.meta.env.FIREFOX) {
    return (browser as unknown as { sidebarAction: SidebarAction }).sidebarAction.open();
  }
  return browser.sidePanel.open({ windowId });
}
