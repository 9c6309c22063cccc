/** As much of a tab as the browser tells; address and title are told only while the press on it counts. */
export interface SeenTab {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
}

/** Parameters that change while a page stays the same: campaigns, and how far a video has played. */
const PASSING =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|hs\w+|_hs\w+|gclid|fbclid|msclkid|dclid|mc_[ce]id|_ga|_gl|t|start|time|pp|si)$/i;

/**
 * What a tab shows, as a digest that tells one page from another and lets nobody read the address. Null where
 * the browser does not tell: nobody pressed there, or the press no longer counts.
 */
export async function placeOf({ url, title = "" }: SeenTab): Promise<string | null> {
  if (url === undefined || !URL.canParse(url)) return null;
  const said = new TextEncoder().encode(`${addressOf(new URL(url))}\n${steady(title)}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", said));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A fragment is a place on the same page, unless the page routes by it (`#/lesson/2`). */
function addressOf(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !PASSING.test(name));
  const route = /^#!?\//.test(url.hash) ? url.hash : "";
  return JSON.stringify([url.origin, url.pathname.replace(/\/$/, ""), kept, route]);
}

/** Counts of what is unread come and go in front of a title. */
function steady(title: string): string {
  return title
    .slice(0, 2000)
    .replace(/^\s*[([]\d+\+?[)\]]\s*/, "")
    .trim();
}
