import { attribute, elementsIn, find, fits, real, screenTop, tagged } from "./dom.ts";
import type { Page } from "./page.ts";
import { HEADINGS } from "./page-topic.ts";
import { anchorOf } from "./selection.ts";

const TAGS = "h1, h2, h3, h4";
const HEADING = `${TAGS}, [role="heading"][aria-level]`;
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
  '[class*="sidebar" i], [class*="breadcrumb" i]',
  ".sr-only, .visually-hidden, .accesshide, .screenreader-only, .visuallyhidden",
].join(",");
const NOISE =
  /^(?:(?:related|recommended|similar|popular|more|other|further|featured) (?:courses?|lessons?|videos?|content|pages?|articles?)|people also|comments?\b|discussions?$|questions and answers$|share\b|navigation$|menu$|search$|contents$|table of contents$|on this page$|in this (?:article|course|section)$|course (?:content|outline)$|log ?in|sign (?:in|up)|cookies?\b|legal$|contact$|about us|follow us|your progress|my courses|feedback$|additional resources$|(?:question|frage|pregunta) \d+|quiz navigation|completion requirements|rubrics?$|submission (?:status|details)$|inhalt(?:sverzeichnis)?$|kommentare?\b|weitere kurse|ähnliche kurse|verwandte|das könnte|navigationsmenü$)/iu;
const LOOKED_AT = 200;
/** Where on the screen people read, in parts of its height. */
const READ_AT = 0.35;

type Heading = { level: number; text: string };

/** The element that holds what the page teaches, as far as its markup tells. */
export function mainOf(page: Page): Element | undefined {
  for (const selector of MAIN) {
    const main = find(page.document, selector);
    if (main && (selector === "body" || find(main, HEADING))) return main;
  }
  return undefined;
}

/**
 * The headings of `root`, at most {@link HEADINGS}: first those above what is selected or read now, outermost first,
 * then the others in their order; where there are more, the upper levels stay. `known` texts (title, course) are left
 * out, as are furniture and what lies under it.
 */
export function headingsIn(page: Page, root: Element, known: readonly string[] = []): string[] {
  const asides = new Map<Element, boolean>();
  const all = elementsIn(root, page.large ? TAGS : HEADING);
  const path = pathAt(page, root, all, asides);
  const seen = new Set(known);
  const kept: Heading[] = [];
  let noise = 9;
  for (let at = 0; at < all.length && at < LOOKED_AT; at++) {
    const element = all[at];
    if (!element) break;
    const level = levelOf(element);
    if (level <= noise) noise = 9;
    if (level > 4 || noise < level || isAside(element, root, asides)) continue;
    const text = said(page, element);
    if (NOISE.test(text)) noise = level;
    else if (text !== "" && !seen.has(text)) {
      seen.add(text);
      kept.push({ level, text });
    }
  }
  const above = path.filter((text) => !known.includes(text));
  return [...new Set([...above, ...upperLevels(kept)])].slice(0, HEADINGS);
}

/** The first `h1` of `root` that is not furniture. */
export function firstHeading(page: Page, root: Element): string {
  const before = firsts.get(root);
  if (before !== undefined) return before;
  const asides = new Map<Element, boolean>();
  const first = firstOf(page, root, tagged(root, "h1"), asides);
  const text =
    first || (page.large ? "" : firstOf(page, root, elementsIn(root, '[role="heading"][aria-level="1"]'), asides));
  firsts.set(root, text);
  return text;
}

/** Several sources ask for the same one; the reader runs once and is gone, so nothing grows old here. */
const firsts = new WeakMap<Element, string>();

function firstOf(page: Page, root: Element, all: ArrayLike<Element>, asides: Map<Element, boolean>): string {
  for (let at = 0; at < 10; at++) {
    const element = all[at];
    if (!element) break;
    const text = isAside(element, root, asides) ? "" : said(page, element);
    if (text !== "" && !NOISE.test(text)) return text;
  }
  return "";
}

/** The headings above the place of reading, outermost first; none where nothing is selected and nothing was scrolled. */
function pathAt(page: Page, root: Element, all: ArrayLike<Element>, asides: Map<Element, boolean>): string[] {
  const last = lastAbove(page, all);
  const path: string[] = [];
  let level = 9;
  for (let at = last; at >= 0 && at > last - LOOKED_AT && level > 1; at--) {
    const element = all[at];
    if (!element || levelOf(element) >= level || isAside(element, root, asides)) continue;
    const text = said(page, element);
    if (NOISE.test(text)) return [];
    level = levelOf(element);
    if (text !== "") path.unshift(text);
  }
  return path;
}

/** The last heading before what is selected, else above the line of reading; -1 for none. By halves, so layout is asked little. */
function lastAbove(page: Page, all: ArrayLike<Element>): number {
  const first = all[0];
  if (!first) return -1;
  const anchor = anchorOf(page.document);
  const line = anchor || screenTop(first) >= 0 ? 0 : heightOf(page.document) * READ_AT;
  if (!anchor && line === 0) return -1;
  const isAbove = (element: Element) =>
    anchor ? (element.compareDocumentPosition(anchor) & 20) !== 0 : screenTop(element) < line;
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = all[middle];
    if (element && isAbove(element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function heightOf(document: Document): number {
  const window = real(document, "defaultView") as Window | null;
  return window?.innerHeight ?? 0;
}

function levelOf(element: Element): number {
  const tag = /^H([1-6])$/i.exec(String(real(element, "tagName")))?.[1];
  return Number(attribute(element, "aria-level") || tag) || 9;
}

function said(page: Page, element: Element): string {
  return page.say(element).replace(/\s*[¶#§]$/, "");
}

/**
 * Whether an element lies in furniture inside `root`; a class on the body, such as `comments-open`, says
 * nothing about the headings. `known` keeps the answers for ancestors, which headings share.
 */
function isAside(element: Element, root: Element, known: Map<Element, boolean>): boolean {
  const way: Element[] = [];
  let current: Element | null = element;
  let aside = false;
  while (current && current !== root) {
    const before = known.get(current);
    if (before !== undefined) {
      aside = before;
      break;
    }
    way.push(current);
    current = real(current, "parentElement") as Element | null;
  }
  for (let at = way.length - 1; at >= 0; at--) {
    const one = way[at];
    if (!one) continue;
    aside = aside || fits(one, ASIDE);
    known.set(one, aside);
  }
  return aside;
}

function upperLevels(headings: Heading[]): string[] {
  let deepest = 4;
  const upTo = (level: number) => headings.filter((heading) => heading.level <= level);
  while (deepest > 1 && upTo(deepest).length > HEADINGS && upTo(deepest - 1).length >= 3) deepest--;
  return upTo(deepest)
    .slice(0, HEADINGS)
    .map((heading) => heading.text);
}
