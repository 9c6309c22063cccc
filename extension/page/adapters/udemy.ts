import { find } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const CURRENT = '[class*="curriculum-item-link--is-current"], [data-purpose^="curriculum-item"][aria-current="true"]';

/** Udemy's lecture pages: named by `data-purpose`; the curriculum marks the current lecture. */
export const udemy: Adapter = {
  source: "udemy",
  knows: ({ document, address, large }) =>
    /(?:^|\.)udemy\.com$/.test(address?.hostname ?? "") ||
    (!large &&
      find(document, '[data-purpose="course-header-title"]') !== undefined &&
      find(document, '[data-purpose^="curriculum"], [data-purpose^="section-panel"]') !== undefined),
  read: (page) => {
    const { document, say } = page;
    const course = say(find(document, '[data-purpose="course-header-title"]'));
    const current = say(
      find(
        document,
        `:is(${CURRENT}) [data-purpose="item-title"]`,
        '[data-purpose="lecture-title"]',
        '[data-purpose="item-title"][aria-current]',
      ),
    );
    const title = current.replace(/^\d+\.\s*/, "");
    const main = find(document, '[data-purpose="lecture-article"]', '[class*="text-viewer--content"]');
    return {
      title,
      course,
      module: sectionOf(page),
      headings: main && headingsIn(page, main, [title, course]),
    };
  },
};

/** "Section 3: Pivot tables" is the panel around the current lecture. */
function sectionOf({ document, say }: Page): string {
  const panel = find(document, `[data-purpose^="section-panel"]:has(${CURRENT})`);
  const heading = panel && find(panel, '[data-purpose="section-heading"]', ".section-title", "h3");
  return say(heading).replace(/^section \d+:\s*/i, "");
}
