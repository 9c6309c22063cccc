import { find, findAll, fits, real } from "./dom.ts";
import type { Page } from "./page.ts";
import { HEADINGS } from "./page-topic.ts";

const HEADING = "h1, h2, h3, h4";
const MAIN = ["main", '[role="main"]', "#main-content", "article", "#content", "body"];
/** Furniture of a page, and words of other people: neither says what the page teaches. */
const ASIDE = [
  "nav, footer, aside, dialog, template, noscript, [hidden]",
  '[aria-hidden="true"]',
  '[role="navigation"], [role="contentinfo"], [role="complementary"], [role="search"]',
  '[role="dialog"], [role="alertdialog"], [role="banner"]',
  '[contenteditable]:not([contenteditable="false"])',
  '[class*="related" i], [class*="recommend" i], [class*="cookie" i], [id*="cookie" i]',
  '[class*="comment" i], [id*="comment" i], [class*="discussion" i], [class*="forumpost" i]',
  '[class*="sidebar" i], [class*="breadcrumb" i], .sr-only, .visually-hidden',
].join(",");
const NOISE =
  /^(?:(?:related|recommended|similar|popular|more|other|further|featured) (?:courses?|lessons?|videos?|content|pages?|articles?)|people also|comments?\b|discussions?$|questions and answers$|share\b|navigation$|menu$|search$|contents$|table of contents$|on this page$|in this (?:course|section)$|course (?:content|outline)$|log ?in|sign (?:in|up)|cookies?\b|legal$|contact$|about us|follow us|your progress|my courses|inhalt(?:sverzeichnis)?$|kommentare?\b|weitere kurse|ähnliche kurse|verwandte|das könnte|navigationsmenü$)/iu;
const LOOKED_AT = 200;

/** The element that holds what the page teaches, as far as its markup tells. */
export function mainOf(page: Page): Element | undefined {
  for (const selector of MAIN) {
    const main = find(page.document, selector);
    if (main && (selector === "body" || find(main, HEADING))) return main;
  }
  return undefined;
}

/**
 * The headings of `root` in their order, at most {@link HEADINGS}; where there are more, the upper
 * levels stay. `known` texts (title, course) are left out, as are furniture and what lies under it.
 */
export function headingsIn(page: Page, root: Element, known: readonly string[] = []): string[] {
  const seen = new Set(known);
  const kept: { level: number; text: string }[] = [];
  const asides = new Map<Element, boolean>();
  let noise = 9;
  for (const element of findAll(root, HEADING, LOOKED_AT)) {
    const level = Number(String(real(element, "tagName")).slice(1));
    if (level <= noise) noise = 9;
    if (noise < level || isAside(element, root, asides)) continue;
    const text = page.say(element).replace(/\s*[¶#§]$/, "");
    if (NOISE.test(text)) noise = level;
    else if (text !== "" && !seen.has(text)) {
      seen.add(text);
      kept.push({ level, text });
    }
  }
  return upperLevels(kept);
}

/** The first `h1` of `root` that is not furniture. */
export function firstHeading(page: Page, root: Element): string {
  const asides = new Map<Element, boolean>();
  for (const element of findAll(root, "h1", 10)) {
    const text = isAside(element, root, asides) ? "" : page.say(element).replace(/\s*[¶#§]$/, "");
    if (text !== "" && !NOISE.test(text)) return text;
  }
  return "";
}

/**
 * Whether an element lies in furniture inside `root`; a class on the body, such as `comments-open`, says
 * nothing about the headings. `known` keeps the answers for ancestors, which headings share.
 */
function isAside(element: Element, root: Element, known: Map<Element, boolean>): boolean {
  if (element === root) return false;
  const before = known.get(element);
  if (before !== undefined) return before;
  const parent = real(element, "parentElement") as Element | null;
  const aside = fits(element, ASIDE) || (parent !== null && isAside(parent, root, known));
  known.set(element, aside);
  return aside;
}

function upperLevels(headings: { level: number; text: string }[]): string[] {
  let deepest = 4;
  const upTo = (level: number) => headings.filter((heading) => heading.level <= level);
  while (deepest > 1 && upTo(deepest).length > HEADINGS && upTo(deepest - 1).length >= 3) deepest--;
  return upTo(deepest)
    .slice(0, HEADINGS)
    .map((heading) => heading.text);
}
