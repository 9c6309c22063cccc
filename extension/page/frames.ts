import { attribute, boxOf, findAll, frameDocument, real, textOf } from "./dom.ts";
import { firstHeading, headingsIn, mainOf } from "./headings.ts";
import type { Page } from "./page.ts";
import type { FrameTopic } from "./merge-frames.ts";
import { currentEntry, titleInTab } from "./adapters/general.ts";

const FRAMES = "iframe, frame, object[data]";
/** Never the lesson, however large: advertisements, consent, chats, and what checks for robots. */
const BESIDE = /\bads?\b|advert|banner|captcha|consent|cookie|chat|analytics|doubleclick|gtm/i;
const PLAYER = /scorm|\bsco\b|aicc|cmi5|xapi|imsmanifest|storyline|articulate|captivate|ispring|h5p/i;
const SPEAKS = /LMSInitialize|API_1484_11|findAPI\s*\(|LMSSetValue|SCORM_/;
const DEEPEST = 4;
const MOST = 24;
const LOOKED_INTO = 6;

/**
 * What the page's frames say, each with how much of the window it fills. Only frames of the page's own origin have a
 * document to give; the others stay closed.
 */
export function framesOf(page: Page): FrameSeen[] {
  const found: FrameSeen[] = [];
  const window = windowOf(page.document);
  const whole = (window?.innerWidth ?? 0) * (window?.innerHeight ?? 0);
  look(page, { whole, most: whole, depth: 0, plays: false }, found);
  return found;
}

export type FrameSeen = FrameTopic & { page: Page };
type Above = { whole: number; most: number; depth: number; plays: boolean };

function look(page: Page, above: Above, found: FrameSeen[]): void {
  if (windowOf(page.document)?.length === 0) return;
  const sized = findAll(page.document, FRAMES, MOST).map((frame) => ({ frame, area: areaOf(frame, page.document) }));
  // Looking into a frame costs milliseconds: the largest first, and not many.
  for (const { frame, area } of sized.toSorted((a, b) => b.area - a.area).slice(0, LOOKED_INTO)) {
    const document = frameDocument(frame);
    if (found.length >= LOOKED_INTO * 2 || !document || !real(document, "body")) continue;
    const says = ["id", "name", "src", "data", "class", "title"].map((name) => attribute(frame, name)).join(" ");
    if (BESIDE.test(says)) continue;
    const inner: Page = { ...page, document };
    const most = Math.min(area, above.most);
    const plays = above.plays || PLAYER.test(says) || speaks(document);
    const share = above.whole > 0 ? most / above.whole : 0;
    found.push({ share, plays, depth: above.depth, page: inner, ...saidIn(inner, plays) });
    if (above.depth < DEEPEST) look(inner, { ...above, most, depth: above.depth + 1, plays }, found);
  }
}

/** The headings of a frame; read for the one that shows the lesson alone. */
export function headingsOf({ page, heading, label }: FrameSeen): string[] {
  const main = mainOf(page);
  return main ? headingsIn(page, main, [heading, label]) : [];
}

/** What a frame says of itself: its slide or lesson, and the package it is of. */
function saidIn(frame: Page, plays: boolean): Pick<FrameTopic, "heading" | "label"> {
  const main = mainOf(frame);
  const own = findAll(frame.document, "[data-sco-title]", 1)[0];
  const heading = (main && firstHeading(frame, main)) || (plays ? currentEntry(frame) : "");
  const label = frame.say(attribute(own, "data-sco-title")) || frame.say(titleInTab(frame.document));
  return { heading, label };
}

/** How many pixels of its window a frame may fill, seen or scrolled to; none where it is hidden or laid aside. */
function areaOf(frame: Element, document: Document): number {
  const box = boxOf(frame);
  const window = windowOf(document);
  if (!box || !window || box.right <= 0 || (box.bottom <= 0 && box.top < -5000)) return 0;
  const visible = real(frame, "checkVisibility");
  if (typeof visible === "function" && Reflect.apply(visible, frame, [{ visibilityProperty: true }]) === false)
    return 0;
  return Math.min(box.width, window.innerWidth) * Math.min(box.height, window.innerHeight);
}

function speaks(document: Document): boolean {
  return findAll(document, "script", 20).some((script) => {
    const src = attribute(script, "src");
    return src === "" ? SPEAKS.test(textOf(script).slice(0, 20_000)) : PLAYER.test(src);
  });
}

function windowOf(document: Document): Window | undefined {
  return (real(document, "defaultView") as Window | null) ?? undefined;
}
