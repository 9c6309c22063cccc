import { render, type ComponentChildren } from "preact";
import { browser } from "wxt/browser";
import type { Carrier } from "../../widget/carrier.ts";
import { openPanelCarrier } from "./panel-carrier.ts";

export interface PanelProps {
  readonly carrier: Carrier;
  /** The browser window this panel stands in. */
  readonly windowId: number;
}

/** Opens the device and draws a panel into its page. */
export async function mount(Panel: (props: PanelProps) => ComponentChildren): Promise<void> {
  const windowId = (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT;
  const carrier = await openPanelCarrier(windowId);
  document.documentElement.lang = "en";
  const root = document.getElementById("root");
  if (root !== null) render(<Panel carrier={carrier} windowId={windowId} />, root);
}
