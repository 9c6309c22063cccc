import { findAll, metaOf, titleOf } from "../dom.ts";
import { firstHeading, headingsIn, mainOf } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";

const BETWEEN = /\s+(?:[|–—·•»]|::|-)\s+/;
const LISTS =
  '[class*="toc" i], [id*="toc" i], [class*="outline" i], [id*="outline" i], [role="tree"], nav, [class*="sidebar" i]';
const CURRENT =
  '[aria-current]:not([aria-current="false"]), [aria-selected="true"], .cs-selected, .selected, .is-current, [class*="--active"], .current';

/** Any page: its main heading, else what its tab says, and, where no better source gave them, the headings below. */
export function general(page: Page, wantsHeadings: boolean): Found {
  const main = mainOf(page);
  const title = (main && firstHeading(page, main)) || page.say(titleInTab(page.document));
  return { title, headings: main && wantsHeadings ? headingsIn(page, main, [title]) : undefined };
}

/** The entry that a player's own list of contents marks as the current one, empty for none. */
export function currentEntry({ document, say }: Page): string {
  for (const list of findAll(document, LISTS, 6)) {
    for (const entry of findAll(list, CURRENT, 6)) {
      const text = say(entry);
      if (text.length > 2 && text.length <= 150) return text;
    }
  }
  return "";
}

/** The tab's title without unread counts and without the site's name at its end. */
export function titleInTab(document: Document): string {
  const tab = titleOf(document)
    .slice(0, 2000)
    .replace(/^\s*\(\d+\+?\)\s*/, "");
  const parts = tab.split(BETWEEN);
  const site = metaOf(document, "og:site_name").trim();
  if (parts.length < 2) return tab;
  if (site !== "" && parts[0]?.trim() === site) return parts.slice(1).join(" – ");
  return parts.slice(0, -1).join(" – ");
}
