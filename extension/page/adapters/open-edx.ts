import { find, findAll } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

/** Open edX: the courseware of the LMS itself and of its learning micro-frontend. */
export const openEdx: Adapter = {
  source: "openedx",
  knows: ({ document }) =>
    find(document, ".xblock, body.view-courseware, .sequence-navigation-tabs, .course-title-lockup") !== undefined &&
    find(document, ".sequence-nav, .sequence, .course-title, .course-title-lockup") !== undefined,
  read: (page) => {
    const { document, say } = page;
    const course = say(
      find(
        document,
        ".course-title .course-name",
        ".course-title-lockup .m-0",
        ".course-title-lockup span",
        ".course-title",
      ),
    );
    const [module, lesson] = pathOf(page, course);
    const main = find(document, "#seq_content", ".xblock", "#main-content", "main");
    const title = say(find(document, ".unit-title", ".unit h1", "#main-content h1", ".xblock h2"));
    return {
      title,
      course,
      module,
      lesson,
      headings: main && headingsIn(page, main, [title, course]),
    };
  },
};

/** Section and subsection out of the path above the unit: course › section › subsection › unit. */
function pathOf({ document, say }: Page, course: string): (string | undefined)[] {
  const chapter = say(find(document, ".path .nav-item-chapter"));
  if (chapter !== "") return [chapter, say(find(document, ".path .nav-item-section"))];
  const crumbs = findAll(document, 'nav[aria-label*="breadcrumb" i] li', 8)
    .map((item) => say(item).replace(/^[/›»]\s*|\s*[/›»]$/g, ""))
    .filter((text) => text !== "" && text !== course && text.length > 1);
  return crumbs.slice(0, 2);
}
