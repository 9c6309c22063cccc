import { cleanAddress } from "../address.ts";
import { firstHeading, mainOf } from "../headings.ts";
import { attempt } from "../page.ts";
import type { Page } from "../page.ts";
import { MAXIMUM } from "../page-topic.ts";
import type { Found } from "../page-topic.ts";
import { hasRouted } from "../routed.ts";
import { isThing, listOf, thingsInJsonLd, typesOf } from "./json-ld.ts";
import type { Thing } from "./json-ld.ts";
import { thingsInMarkup } from "./marked-up.ts";

const LESSON =
  /^(?:LearningResource|Syllabus|VideoObject|AudioObject|Clip|Quiz|HowTo|(?:Tech|Scholarly|News)?Article|BlogPosting|PresentationDigitalDocument|PodcastEpisode|QAPage)$/;
const COURSE = /^(?:Course|CourseInstance|EducationalOccupationalProgram)$/;
/** What a page is part of without teaching anything itself. */
const SITE = /^(?:WebSite|WebPage|Blog|Periodical|Organization)$/;
const HIGHEST = 4;
/** What a resource teaches leads its headings, and leaves room for them. */
const TAUGHT = 4;

/** Schema.org's words for it, then LRMI's. */
const TEACHES = ["teaches", "about", "assesses", "competencyRequired", "educationalAlignment"];

type Above = { course?: Thing | undefined; module?: Thing | undefined };

/** What the page says of itself in schema.org words: a lesson, the course it is part of, what it teaches. */
export function schemaOrg(page: Page): Found {
  const { document } = page;
  const things = [...thingsInJsonLd(document), ...(page.large ? [] : thingsInMarkup(document))];
  const lesson = subject(page, things, LESSON);
  const course = lesson ? undefined : subject(page, things, COURSE);
  const told = lesson ?? course;
  if (!told) return {};
  const above: Above = lesson ? partsAbove(lesson, things) : { course };
  const text = (thing: Thing | undefined, key: string, max?: number) => page.say(textIn(thing?.[key]), max);
  return {
    title: text(lesson, "name") || text(lesson, "headline"),
    course: text(above.course, "name"),
    module: text(above.module, "name"),
    teaches: taught(page, told, above.course),
    description: text(told, "description", MAXIMUM.description),
    language: text(told, "inLanguage", MAXIMUM.language),
  };
}

/**
 * The one thing that the page is about: its address is this page's; failing that its name is the page's
 * heading; failing that it is the only one, and claims no other address. A list of other lessons is none.
 */
function subject(page: Page, things: Thing[], kind: RegExp): Thing | undefined {
  const fitting = things.filter(
    (thing) => typesOf(thing).some((type) => kind.test(type)) && textIn(thing["name"] ?? thing["headline"]) !== "",
  );
  if (fitting.length === 0) return undefined;
  const main = mainOf(page);
  const heading = main ? firstHeading(page, main) : "";
  return (
    fitting.find((thing) => lies(page, thing) === "here") ??
    fitting.find((thing) => heading !== "" && page.say(textIn(thing["name"] ?? thing["headline"])) === heading) ??
    (fitting.length === 1 && !hasRouted(page) ? fitting.find((thing) => lies(page, thing) === "anywhere") : undefined)
  );
}

/** Where a thing says it lies: a single-page application may still describe the page it came from. */
function lies(page: Page, thing: Thing): "here" | "elsewhere" | "anywhere" {
  const here = page.address;
  const told = [thing["url"], thing["mainEntityOfPage"], thing["@id"]]
    .map((value) => listOf(value)[0])
    .map((value) => (isThing(value) ? value["@id"] : value))
    .find((value) => typeof value === "string" && /^(?:https?:|\/|\?)/.test(value));
  const address = here && attempt(() => new URL(String(told), here));
  if (!told || !address || address.origin !== here.origin) return "anywhere";
  return cleanAddress(address) === cleanAddress(here) ? "here" : "elsewhere";
}

/** Climbs isPartOf, or what names it as its part; what is no course on the way is the module. */
function partsAbove(lesson: Thing, things: Thing[]): Above {
  const above: Above = {};
  let current = lesson;
  for (let step = 0; step < HIGHEST; step++) {
    const next = wholeOf(current, things);
    if (!next) break;
    const types = typesOf(next);
    if (types.some((type) => COURSE.test(type))) return { ...above, course: next };
    if (!types.some((type) => SITE.test(type))) above.module ??= next;
    current = next;
  }
  return above;
}

function wholeOf(part: Thing, things: Thing[]): Thing | undefined {
  const [told] = [...listOf(part["isPartOf"]), ...listOf(part["partOfSeries"]), ...listOf(part["partOfSeason"])];
  if (isThing(told)) return resolve(told, things);
  const named = told === undefined ? undefined : things.find((thing) => thing["@id"] === told);
  return named ?? things.find((thing) => thing !== part && partsOf(thing).some((one) => isSame(one, part)));
}

function partsOf(thing: Thing): unknown[] {
  const sections = listOf(thing["syllabusSections"]);
  return [...listOf(thing["hasPart"]), ...sections, ...listOf(thing["hasCourseInstance"])];
}

function isSame(told: unknown, part: Thing): boolean {
  if (told === part) return true;
  const id = isThing(told) ? told["@id"] : told;
  return typeof id === "string" && id !== "" && (id === part["@id"] || id === part["url"]);
}

function resolve(part: Thing, things: Thing[]): Thing {
  if (textIn(part["name"]) !== "") return part;
  return things.find((thing) => thing["@id"] === part["@id"] && thing !== part && thing["name"] !== undefined) ?? part;
}

function taught(page: Page, thing: Thing, course: Thing | undefined): string[] {
  const own = TEACHES.flatMap((key) => listOf(thing[key]));
  const values = own.length > 0 ? own : TEACHES.slice(0, 2).flatMap((key) => listOf(course?.[key]));
  const names = values.map((value) =>
    page.say(isThing(value) ? textIn(value["name"] ?? value["targetName"] ?? value) : textIn(value)),
  );
  // A sentence is a description, not a skill.
  return [...new Set(names)].filter((name) => name !== "" && name.length <= 120).slice(0, TAUGHT);
}

/** A text, the first of several, or a language-tagged one. */
function textIn(value: unknown): string {
  const [first] = listOf(value);
  if (typeof first === "string") return plain(first);
  if (!isThing(first)) return "";
  const tagged = first["@value"] ?? first["name"];
  return typeof tagged === "string" ? plain(tagged) : "";
}

/** Templates often write their texts as HTML, once too much. */
function plain(text: string): string {
  if (!/[<&]/.test(text)) return text;
  return text
    .slice(0, 20_000)
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, " ")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#0?39);/g, (_, name: string) => ENTITIES[name] ?? "'");
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
