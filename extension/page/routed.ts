import { cleanAddress } from "./address.ts";
import { real } from "./dom.ts";
import { attempt } from "./page.ts";
import type { Page } from "./page.ts";

/**
 * Whether the page turned by itself since it was loaded. Then what its head says (canonical link, previews,
 * descriptions) may still be about the page before.
 */
export function hasRouted({ document, address }: Page): boolean {
  if (!address) return false;
  const loaded = attempt(() => loadedAs(document));
  const from = loaded === undefined ? undefined : attempt(() => cleanAddress(new URL(loaded)));
  return from !== undefined && from !== "" && from !== cleanAddress(address);
}

/** The address that the browser loaded; a change of it by the page's own program is not in there. */
function loadedAs(document: Document): string | undefined {
  const window = real(document, "defaultView") as Window | null;
  const [entry] = window?.performance.getEntriesByType("navigation") ?? [];
  return entry?.name;
}
