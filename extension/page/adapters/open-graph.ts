import { cleanAddress } from "../address.ts";
import { attribute, inHead, metaOf } from "../dom.ts";
import { attempt } from "../page.ts";
import type { Page } from "../page.ts";
import { MAXIMUM } from "../page-topic.ts";
import type { Found } from "../page-topic.ts";
import { hasRouted } from "../routed.ts";

/** What the page tells search engines and previews; nothing where it turned by itself and they were left behind. */
export function openGraph(page: Page): Found {
  const { document, say } = page;
  if (hasRouted(page) && !isAboutHere(page)) return {};
  return {
    title: say(metaOf(document, "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")),
    description: say(
      metaOf(document, "description", "og:description", "twitter:description", "dcterms.description"),
      MAXIMUM.description,
    ),
  };
}

function isAboutHere({ document, address }: Page): boolean {
  const told = metaOf(document, "og:url") || attribute(inHead(document, 'link[rel~="canonical" i]'), "href");
  const about = told === "" || !address ? undefined : attempt(() => new URL(told, address));
  return about !== undefined && address !== undefined && cleanAddress(about) === cleanAddress(address);
}
