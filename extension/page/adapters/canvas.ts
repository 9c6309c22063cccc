import { attribute, bodyFits, find, findAll } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";
import type { Adapter } from "./adapter.ts";

const TITLES = [
  "h1.page-title",
  ".assignment-title h1, #assignment_head",
  "h1#quiz_title, #quiz_title",
  '[data-testid="title"], [data-testid="assignment-title"], [data-testid="assignment-name"]',
  ".discussion-title, [data-testid*='discussion'] h1",
  "#content h1:not(.screenreader-only)",
  "#content h2:not(.screenreader-only)",
];

/** Canvas: the breadcrumb that leads to the course, the content a wiki page, an assignment or a quiz. */
export const canvas: Adapter = {
  source: "canvas",
  knows: ({ document, large }) =>
    bodyFits(document, '[class*="context-course_"]') ||
    find(document, "#application.ic-app") !== undefined ||
    (!large && find(document, ".ic-app-header, .ic-Layout-wrapper") !== undefined),
  read: (page) => {
    const { document, say } = page;
    const crumbs = findAll(document, "#breadcrumbs li a, .ic-app-crumbs li a", 8);
    const courseLink = crumbs.find((link) => /\/courses\/[^/]+\/?$/.test(attribute(link, "href")));
    const course = say(attribute(courseLink, "title")) || say(courseLink);
    if (find(document, "#context_modules")) return modules(page, course);
    const title = say(find(document, ...TITLES)) || say(findAll(document, "#breadcrumbs li", 8).at(-1));
    const main = find(
      document,
      "#wiki_page_show",
      ".user_content",
      '[data-testid="assignments-2-assignment-description"]',
      "#content",
    );
    return {
      title,
      course,
      module: say(find(document, '[data-module-name], .module-sequence-footer [class*="module-name"]')),
      headings: main && headingsIn(page, main, [title, course]),
    };
  },
};

/** The list of a course's modules: the course itself is the topic, its modules the headings. */
function modules({ document, say }: Page, course: string): Found {
  const names = findAll(
    document,
    "#context_modules .context_module .ig-header-title .name, #context_modules .context_module > .header .name",
    30,
  );
  const labels = [...new Set(names.map((name) => say(name)))].filter((name) => name !== "");
  return { title: course, course, headings: labels };
}
