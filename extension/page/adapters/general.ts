import { metaOf, titleOf } from "../dom.ts";
import { firstHeading, headingsIn, mainOf } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";

const BETWEEN = /\s+(?:[|–—·•»]|::|-)\s+/;

/** Any page: its main heading, else what its tab says, and, where no better source gave them, the headings below. */
export function general(page: Page, wantsHeadings: boolean): Found {
  const main = mainOf(page);
  const title = (main && firstHeading(page, main)) || page.say(titleInTab(page.document));
  return { title, headings: main && wantsHeadings ? headingsIn(page, main, [title]) : undefined };
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
