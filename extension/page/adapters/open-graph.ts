import { metaOf } from "../dom.ts";
import type { Page } from "../page.ts";
import { MAXIMUM } from "../page-topic.ts";
import type { Found } from "../page-topic.ts";

/** What the page tells search engines and previews. */
export function openGraph({ document, say }: Page): Found {
  return {
    title: say(metaOf(document, "og:title", "twitter:title", "dc.title")),
    description: say(metaOf(document, "description", "og:description"), MAXIMUM.description),
  };
}
