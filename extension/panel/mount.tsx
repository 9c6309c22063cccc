import { render, type ComponentChildren } from "preact";
import { browser } from "wxt/browser";
import type { Carrier } from "../../widget/carrier.ts";
import { afterPaint } from "../../widget/host/after-paint.ts";
import { openDexieStore } from "../../widget/local/dexie-store.ts";
import { openStore } from "../../widget/local/store.ts";
import { prime } from "../../widget/local/watch.ts";
import { callBackground } from "../calls/call-background.ts";
import { panelCarrier } from "./panel-carrier.ts";

export interface PanelProps {
  readonly carrier: Carrier;
  /** The browser window this panel stands in. */
  readonly windowId: number;
}

/** Opens the device and draws a panel into its page. */
export async function mount(Panel: (props: PanelProps) => ComponentChildren): Promise<void> {
  // Both at once: each is a way out of this process and back.
  const [store, current] = await Promise.all([openStore(openDexieStore), browser.windows.getCurrent()]);
  const windowId = current.id ?? browser.windows.WINDOW_ID_CURRENT;
  const pageKey = `window:${windowId}`;
  const carrier = panelCarrier(store, pageKey, await prime(store, pageKey));
  document.documentElement.lang = "en";
  const root = document.getElementById("root");
  if (root !== null) render(<Panel carrier={carrier} windowId={windowId} />, root);
  // What is here is drawn before the background is woken to look for news.
  afterPaint(() => void callBackground("refresh"));
}
