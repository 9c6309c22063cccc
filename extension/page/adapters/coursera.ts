import { find, findAll } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const CRUMBS =
  '[class*="rc-ItemNavBreadcrumb"] li, nav[aria-label*="breadcrumb" i] li, [data-testid*="breadcrumb" i] li, .rc-BreadcrumbItem';
const TITLES = [
  ".rc-ItemHeader h1",
  "h1.reading-title",
  "h1.video-name",
  '[data-testid*="title" i] h1, h1[data-testid*="title" i]',
  '[class^="rc-Item"] h1',
  ".rc-ReadingItem h2, .rc-VideoItem h2",
  "main h1",
];

/** Coursera item pages: class names begin with `rc-`; the breadcrumbs are course › module › item. */
export const coursera: Adapter = {
  source: "coursera",
  knows: ({ document, address, large }) =>
    /(?:^|\.)coursera\.org$/.test(address?.hostname ?? "") ||
    (!large &&
      find(document, '[class^="rc-Item"], .rc-CML') !== undefined &&
      find(document, ".rc-BreadcrumbItem, [class*='rc-ItemNavBreadcrumb'], .rc-CourseNavigation") !== undefined),
  read: (page) => {
    const { document, say } = page;
    const crumbs = findAll(document, CRUMBS, 8)
      .map((item) => say(item))
      .filter((text) => text !== "" && !/^(?:home|my learning|browse)$/i.test(text));
    const main = find(
      document,
      ".rc-CML",
      '[data-testid="cml-viewer"]',
      ".rc-ItemBody",
      '[class^="rc-Item"] article',
      "main",
    );
    const title = say(find(document, ...TITLES));
    const [course = courseInAddress(page), module] = crumbs;
    return {
      title,
      course,
      module: module === title ? "" : module,
      headings: main && headingsIn(page, main, [title, course]),
    };
  },
};

/** `/learn/machine-learning/lecture/x1/…` says at least in plain words which course it is. */
function courseInAddress({ address, say }: Page): string {
  const slug = /^\/learn\/([a-z0-9-]{3,80})(?:\/|$)/.exec(address?.pathname ?? "")?.[1] ?? "";
  const words = slug.replaceAll("-", " ");
  return say(words.charAt(0).toUpperCase() + words.slice(1));
}
