import { attribute, find, findAll, frameDocument, real, textOf } from "../dom.ts";
import { firstHeading, headingsIn, mainOf } from "../headings.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { titleInTab } from "./general.ts";
import type { Page } from "../page.ts";
import type { Found } from "../page-topic.ts";
import type { Adapter } from "./adapter.ts";
import { moodle } from "./moodle.ts";

const NAMED = /scorm|\bsco\b|aicc|cmi5|imsmanifest/i;
const SPEAKS = /LMSInitialize|API_1484_11|findAPI\s*\(|LMSSetValue|SCORM_/;
const DEEPEST = 3;

/** SCORM players: the course plays in frames of the LMS' own origin; frames of others stay closed. */
export const scorm: Adapter = {
  source: "scorm",
  knows: (page) => playedIn(page) !== undefined,
  read: (page) => {
    const inner = playedIn(page);
    if (!inner) return {};
    const frame: Page = { ...page, document: inner };
    const main = mainOf(frame);
    const slide = main ? firstHeading(frame, main) : "";
    const tab = page.say(titleInTab(inner));
    const title = slide || tab;
    const { course, module } = around(page);
    const lesson = page.say(attribute(find(inner, "[data-sco-title]"), "data-sco-title")) || tab;
    const known = [title, course, module, lesson].filter((text) => text !== undefined);
    return { title, course, module, lesson, headings: main && headingsIn(frame, main, known) };
  },
};

/** What the LMS around the player says: its course, and the activity that holds the package. */
function around(page: Page): Found {
  const outer = moodle.knows(page) ? moodle.read(page) : breadcrumbs.read(page);
  const main = mainOf(page);
  const activity = main ? firstHeading(page, main) : "";
  const course = outer.course || activity;
  return { course, module: activity === course ? outer.module : activity };
}

/** The innermost document that a SCORM frame shows. */
function playedIn(page: Page): Document | undefined {
  for (const frame of findAll(page.document, "iframe, frame, object[data]", 12)) {
    const inner = frameDocument(frame);
    if (inner && isScorm(frame, inner, 0)) return innermost(inner, 0);
  }
  return undefined;
}

function isScorm(frame: Element, inner: Document, depth: number): boolean {
  const says = ["id", "name", "src", "data", "class", "title"].map((name) => attribute(frame, name));
  if (NAMED.test(says.join(" "))) return true;
  for (const script of findAll(inner, "script", 20)) {
    const src = attribute(script, "src");
    if (src === "" ? SPEAKS.test(textOf(script).slice(0, 20_000)) : NAMED.test(src)) return true;
  }
  if (depth >= DEEPEST) return false;
  return findAll(inner, "iframe, frame", 6).some((deeper) => {
    const document = frameDocument(deeper);
    return document !== undefined && isScorm(deeper, document, depth + 1);
  });
}

/** Authoring tools wrap their slides in frames of their own; the one with a heading has the lesson. */
function innermost(document: Document, depth: number): Document {
  if (depth >= DEEPEST || find(document, "h1, h2")) return document;
  for (const frame of findAll(document, "iframe, frame", 6)) {
    const inner = frameDocument(frame);
    if (inner && real(inner, "body")) return innermost(inner, depth + 1);
  }
  return document;
}
