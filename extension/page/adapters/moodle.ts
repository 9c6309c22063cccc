import { attribute, bodyFits, find, findAll, nearest, titleOf } from "../dom.ts";
import { headingsIn } from "../headings.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const MARKS = 'body[class*="path-mod-"], body[class*="path-course"], body[id^="page-mod-"], body[id^="page-course-"]';
const CRUMBS = ".breadcrumb a, #page-navbar a";
/** The current activity in the list beside it, from 4.0 on. */
const BESIDE = '[data-for="cm"].active, [data-for="cm"].pageitem, .courseindex-item [aria-current="true"]';

/**
 * Moodle. Up to 3.11 the header has the course and the content begins with the activity's name; from 4.0 on the header
 * has the activity. The breadcrumbs tell the two apart in both.
 */
export const moodle: Adapter = {
  source: "moodle",
  knows: ({ document }) => bodyFits(document, MARKS) && find(document, "#page-header", "#region-main") !== undefined,
  read: (page) => {
    const { document, say } = page;
    const course = courseOf(page);
    const activity = activityOf(page, course);
    const inside = say(
      find(
        document,
        ".path-mod-book .book_content h3",
        ".path-mod-book .book_toc li > strong",
        ".path-mod-lesson .contents h3",
        ".path-mod-lesson #region-main .box h3",
      ),
    );
    const main = find(document, "#region-main", ".course-content");
    const title = inside || activity;
    return {
      title,
      course,
      module: sectionOf(page),
      lesson: inside === "" || inside === activity ? "" : activity,
      headings: main && headingsIn(page, main, [title, activity, course]),
    };
  },
};

function activityOf({ document, say }: Page, course: string): string {
  const header = say(find(document, "#page-header h1", ".page-header-headings h1", ".page-context-header h1"));
  const crumb = say(findAll(document, '.breadcrumb a[href*="/mod/"], #page-navbar a[href*="/mod/"]', 8).at(-1));
  const inActivity = bodyFits(document, '[id^="page-mod-"]');
  const below = say(find(document, '#region-main [role="main"] > h2', "#region-main h2", "#region-main h1"));
  if (!inActivity) return (header === course ? sectionAlone(say, document) : "") || header || below;
  if (crumb !== "" && [header, below].includes(crumb)) return crumb;
  return (header === course ? "" : header) || below || crumb;
}

/** A course shown one section at a time teaches that section. */
function sectionAlone(say: Page["say"], document: Document): string {
  return say(find(document, ".single-section .sectionname", "#page-course-section .sectionname"));
}

/** Breadcrumbs show a course's short name; its full one is in the link's title. */
function courseOf({ document, say }: Page): string {
  for (const link of findAll(document, '.breadcrumb a[href*="/course/view.php"], #page-navbar a[href*="course"]', 8)) {
    const name = say(attribute(link, "title")) || say(link);
    if (name !== "" && !isSection(link)) return name;
  }
  const inCourse = bodyFits(document, '[id^="page-course-view"]');
  if (inCourse) return say(find(document, "#page-header h1", ".page-header-headings h1"));
  const named = /^([^:|]{2,80}): /.exec(titleOf(document))?.[1] ?? "";
  return /^(?:course|kurs|cours|curso|corso|cursus)$/i.test(named) ? "" : say(named);
}

function sectionOf({ document, say }: Page): string {
  const crumb = findAll(document, CRUMBS, 12).find(isSection);
  if (crumb) return say(crumb);
  const current = find(document, BESIDE);
  const beside = current && nearest(current, '[data-for="section"]');
  return say(beside && find(beside, '[data-for="section_title"]', ".courseindex-link")) || say(asText(document));
}

/** Up to 3.11 a section may stand in the breadcrumbs without leading anywhere. */
function asText(document: Document): Element | undefined {
  const items = findAll(document, ".breadcrumb li", 12);
  const course = items.findIndex((item) => find(item, 'a[href*="/course/view.php"]'));
  const next = course < 0 ? undefined : items[course + 1];
  return next && !find(next, "a") && course + 1 < items.length - 1 ? next : undefined;
}

function isSection(link: Element): boolean {
  return /section/.test(attribute(link, "href"));
}
