import { find, findAll } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Adapter } from "./adapter.ts";

/** Coursera item pages: class names begin with `rc-`; the breadcrumbs are course › module › item. */
export const coursera: Adapter = {
  source: "coursera",
  knows: ({ document, address }) =>
    /(?:^|\.)coursera\.org$/.test(address?.hostname ?? "") ||
    (find(document, '[class^="rc-Item"], .rc-CML') !== undefined &&
      find(document, ".rc-BreadcrumbItem, [class*='rc-ItemNavBreadcrumb'], .rc-CourseNavigation") !== undefined),
  read: (page) => {
    const { document, say } = page;
    const crumbs = findAll(
      document,
      '[class*="rc-ItemNavBreadcrumb"] li, nav[aria-label*="breadcrumb" i] li, .rc-BreadcrumbItem',
      8,
    )
      .map((item) => say(item))
      .filter((text) => text !== "" && !/^(?:home|my learning|browse)$/i.test(text));
    const main = find(document, ".rc-CML", ".rc-ItemBody", '[class^="rc-Item"] article', "main");
    const title = say(
      find(document, ".rc-ItemHeader h1", "h1.reading-title", "h1.video-name", '[class^="rc-Item"] h1', "main h1"),
    );
    const [course, module] = crumbs;
    return {
      title,
      course,
      module: module === title ? "" : module,
      headings: main && headingsIn(page, main, [title, course ?? ""]),
    };
  },
};
