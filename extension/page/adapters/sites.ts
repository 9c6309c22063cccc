import { find } from "../dom.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";
import type { Source } from "../page-topic.ts";

type Field = "title" | "course" | "module" | "lesson";
/** Where a site keeps each field, and how to know it: by its host, or by markup that nobody else has. */
type Site = { source: Source; host?: RegExp; mark?: string } & { [field in Field]?: string };

const SITES: readonly Site[] = [
  {
    source: "linkedin",
    host: /(?:^|\.)linkedin\.com$/,
    title:
      '.classroom-toc-item--selected .classroom-toc-item__title, [class*="toc-item"][class*="selected"] [class*="title"], .classroom-nav__subtitle',
    course: '.classroom-nav__title, h1[class*="course-title"]',
    module: '[class*="toc-section"]:has([class*="selected"]) [class*="toggle-title"]',
  },
  {
    source: "brightspace",
    mark: "d2l-navigation, .d2l-page-title, d2l-breadcrumb",
    title: ".d2l-page-title",
    course: ".d2l-navigation-s-link, .d2l-navigation-s-title-container a",
  },
];

/** Sites that need no more than to be told where each field stands. */
export const sites: readonly Adapter[] = SITES.map((site) => ({
  source: site.source,
  knows: ({ document, address, large }) =>
    site.host?.test(address?.hostname ?? "") ?? (!large && find(document, site.mark ?? "not-there") !== undefined),
  read: (page) => ({
    title: said(page, site.title),
    course: said(page, site.course),
    module: said(page, site.module),
    lesson: said(page, site.lesson),
  }),
}));

function said({ document, say }: Page, selector: string | undefined): string {
  return selector === undefined ? "" : say(find(document, selector)).replace(/^\d{1,3}[.)]\s+/, "");
}
