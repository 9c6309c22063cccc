import { browser } from "wxt/browser";

/** Firefox calls the same thing by another name, which Chrome's types do not know. */
interface SidebarAction {
  open(): Promise<void>;
  isOpen(where: { windowId: number }): Promise<boolean>;
}

/**
 * Opens the side panel of a window. Must be called within a gesture, before anything is waited for; later, Firefox
 * refuses, which is no matter where the sidebar is open already. Rejects when it stays closed.
 */
export async function openSidePanel(windowId: number): Promise<void> {
  if (!import.meta.env.FIREFOX) return browser.sidePanel.open({ windowId });
  const { sidebarAction } = browser as unknown as { sidebarAction: SidebarAction };
  try {
    await sidebarAction.open();
  } catch (reason) {
    if (!(await sidebarAction.isOpen({ windowId }))) throw reason;
  }
}
