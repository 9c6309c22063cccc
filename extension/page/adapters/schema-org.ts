import { cleanAddress } from "../address.ts";
import { firstHeading, mainOf } from "../headings.ts";
import { attempt } from "../page.ts";
import type { Page } from "../page.ts";
import { MAXIMUM } from "../page-topic.ts";
import type { Found } from "../page-topic.ts";
import { isThing, listOf, thingsInJsonLd, typesOf } from "./json-ld.ts";
import type { Thing } from "./json-ld.ts";
import { thingsInMicrodata } from "./microdata.ts";

const LESSON = /^(?:LearningResource|VideoObject|AudioObject|Quiz|Clip|HowTo|PresentationDigitalDocument)$/;
const COURSE = /^(?:Course|CourseInstance|EducationalOccupationalProgram)$/;
const HIGHEST = 4;
/** What a resource teaches leads its headings, and leaves room for them. */
const TAUGHT = 4;

type Above = { course?: Thing | undefined; module?: Thing | undefined };

/** What the page says of itself in schema.org words: a lesson, the course it is part of, what it teaches. */
export function schemaOrg(page: Page): Found {
  const things = [...thingsInJsonLd(page.document), ...thingsInMicrodata(page.document)];
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
  const main = mainOf(page);
  const heading = main ? firstHeading(page, main) : "";
  return (
    fitting.find((thing) => lies(page, thing) === "here") ??
    fitting.find((thing) => heading !== "" && page.say(textIn(thing["name"])) === heading) ??
    (fitting.length === 1 ? fitting.find((thing) => lies(page, thing) === "anywhere") : undefined)
  );
}

/** Where a thing says it lies: a single-page application may still describe the page it came from. */
function lies(page: Page, thing: Thing): "here" | "elsewhere" | "anywhere" {
  const here = page.address;
  const told = [thing["url"], thing["mainEntityOfPage"], thing["@id"]]
    .map((value) => (isThing(value) ? value["@id"] : value))
    .find((value) => typeof value === "string" && /^(?:https?:|\/|\?)/.test(value));
  const address = here && attempt(() => new URL(String(told), here));
  if (!told || !address || address.origin !== here.origin) return "anywhere";
  return cleanAddress(address) === cleanAddress(here) ? "here" : "elsewhere";
}

/** Climbs isPartOf; what is no course on the way is the module. */
function partsAbove(lesson: Thing, things: Thing[]): Above {
  const above: Above = {};
  let current = lesson;
  for (let step = 0; step < HIGHEST; step++) {
    const [part] = listOf(current["isPartOf"]);
    const next = isThing(part)
      ? resolve(part, things)
      : things.find((thing) => thing["@id"] === part && part !== undefined);
    if (!next) break;
    const types = typesOf(next);
    if (types.some((type) => COURSE.test(type))) return { ...above, course: next };
    if (!types.includes("WebSite") && !types.includes("WebPage")) above.module ??= next;
    current = next;
  }
  return above;
}

function resolve(part: Thing, things: Thing[]): Thing {
  if (textIn(part["name"]) !== "") return part;
  return things.find((thing) => thing["@id"] === part["@id"] && thing !== part && thing["name"] !== undefined) ?? part;
}

function taught(page: Page, thing: Thing, course: Thing | undefined): string[] {
  const own = [...listOf(thing["teaches"]), ...listOf(thing["about"])];
  const values = own.length > 0 ? own : listOf(course?.["teaches"]);
  const names = values.map((value) => page.say(isThing(value) ? textIn(value["name"]) : textIn(value)));
  return [...new Set(names)].filter((name) => name !== "").slice(0, TAUGHT);
}

/** A text, the first of several, or a language-tagged one. */
function textIn(value: unknown): string {
  const [first] = listOf(value);
  if (typeof first === "string") return first;
  if (!isThing(first)) return "";
  const tagged = first["@value"] ?? first["name"];
  return typeof tagged === "string" ? tagged : "";
}
