import { attribute, bodyFits, find, findAll, titleOf } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const MARKS = ".xblock, .sequence-navigation-tabs, .course-title-lockup";
const AROUND = ".sequence-nav, .sequence, .course-title, .course-title-lockup, .sequence-navigation";

/** Open edX: the courseware of the LMS itself and of its learning micro-frontend, whose unit is a frame of another origin. */
export const openEdx: Adapter = {
  source: "openedx",
  knows: ({ document, large }) =>
    bodyFits(document, ".view-courseware") ||
    find(document, "#courseware-sequence-navigation") !== undefined ||
    (!large && find(document, MARKS) !== undefined && find(document, AROUND) !== undefined),
  read: (page) => {
    const { document, say } = page;
    const course = courseOf(page);
    const [module, lesson] = pathOf(page, course);
    const main = find(document, "#seq_content", ".xblock", "#main-content", "main");
    const title = say(
      find(
        document,
        ".xblock .unit-title, h2.unit-title",
        ".unit > div > h1, .unit > div > h2, .unit > div > h3",
        ".unit h1, .unit h3",
        '#sequence-list .active .sequence-title, .sequence-navigation-tabs .active [class*="title"]',
        "#main-content h1",
        ".xblock h2",
      ),
    );
    return { title, course, module, lesson, headings: main && headingsIn(page, main, [title, course]) };
  },
};

/** The lockup's first line is organisation and number, its second the course. */
function courseOf({ document, say }: Page): string {
  const named = find(
    document,
    '.course-title-lockup .course-title, .course-title-lockup [data-testid="course-title"], .course-title-lockup .title',
    ".course-title .course-name, .course-header .course-name",
  );
  const lines = findAll(document, ".course-title-lockup span", 4);
  return say(named) || say(lines.at(-1)) || say(find(document, ".course-header .course-name", ".course-title"));
}

/** Section and subsection out of the path above the unit: course › section › subsection › unit. */
function pathOf({ document, say }: Page, course: string): (string | undefined)[] {
  const chapter = say(find(document, ".path .nav-item-chapter"));
  if (chapter !== "") return [chapter, say(find(document, ".path .nav-item-section"))];
  const crumbs = findAll(document, 'nav[aria-label*="breadcrumb" i] li', 8).filter(
    (item) => attribute(item, "role") !== "presentation" && attribute(item, "aria-hidden") !== "true",
  );
  // The first leads home; its word is in the learner's language, its address is not.
  const inside = crumbs.filter((item) => !/\/home\/?$/.test(attribute(find(item, "a"), "href")));
  const labels = inside
    .map((item) => say(find(item, "a") ?? item).replace(/^[/›»]\s*|\s*[/›»]$/g, ""))
    .filter((text) => text !== "" && text !== course && text.length > 1 && text !== "Course");
  if (labels.length > 0) return labels.slice(0, 2);
  // Without breadcrumbs the tab has them the other way round: subsection | section | course | site.
  const [subsection, section, ...rest] = titleOf(document).slice(0, 2000).split(" | ");
  return rest.length >= 2 ? [say(section), say(subsection)] : [];
}
