import { attribute, find, findAll, titleOf } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const MARKS =
  'body[class*="path-mod-"], body[class*="path-course"], body[id^="page-mod-"], body[id^="page-course-view"]';

/** Moodle 4.x: the header has the activity, the breadcrumbs its course and section. */
export const moodle: Adapter = {
  source: "moodle",
  knows: ({ document }) =>
    find(document, MARKS) !== undefined && find(document, "#page-header, #region-main") !== undefined,
  read: (page) => {
    const { document, say } = page;
    const activity = say(find(document, "#page-header h1", ".page-header-headings h1", "#region-main h1"));
    const chapter = say(find(document, ".path-mod-book .book_content h3"));
    const main = find(document, "#region-main", ".course-content");
    const title = chapter || activity;
    const course = courseOf(page);
    return {
      title,
      course,
      module: sectionOf(page),
      lesson: chapter === "" ? "" : activity,
      headings: main && headingsIn(page, main, [title, activity, course]),
    };
  },
};

/** Breadcrumbs show a course's short name; its full one is in the link's title. */
function courseOf({ document, say }: Page): string {
  const links = findAll(document, '.breadcrumb a[href*="/course/view.php"], #page-navbar a[href*="course"]', 8);
  for (const link of links) {
    const name = say(attribute(link, "title")) || say(link);
    if (name !== "" && !isSection(link)) return name;
  }
  const title = titleOf(document);
  return say(/^(?:[^:]+): /.test(title) ? title.replace(/: .*$/s, "") : "");
}

function sectionOf({ document, say }: Page): string {
  for (const link of findAll(document, ".breadcrumb a, #page-navbar a", 12)) {
    if (isSection(link)) return say(link);
  }
  return say(find(document, "#courseindex .courseindex-section.current .courseindex-sectiontitle"));
}

function isSection(link: Element): boolean {
  return /section/.test(attribute(link, "href"));
}
