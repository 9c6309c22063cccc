import { attribute, find, findAll } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Adapter } from "./adapter.ts";

/** Canvas: the second breadcrumb is the course, the content a wiki page, an assignment or a quiz. */
export const canvas: Adapter = {
  source: "canvas",
  knows: ({ document }) =>
    find(document, "#application.ic-app, .ic-app-header, .ic-Layout-wrapper") !== undefined ||
    find(document, 'body[class*="context-course_"]') !== undefined,
  read: (page) => {
    const { document, say } = page;
    const crumbs = findAll(document, "#breadcrumbs li a", 8);
    const courseLink = crumbs.find((link) => /\/courses\/[^/]+\/?$/.test(attribute(link, "href")));
    const course = say(attribute(courseLink, "title")) || say(courseLink);
    const title = say(
      find(document, "h1.page-title", ".assignment-title h1", "#quiz_title", "#content h1", "#content h2"),
    );
    const main = find(document, "#wiki_page_show", ".user_content", "#content");
    return {
      title,
      course,
      module: say(find(document, '[data-module-name], .module-sequence-footer [class*="module-name"]')),
      headings: main && headingsIn(page, main, [title, course]),
    };
  },
};
