import { attribute, tagged, textOf } from "../dom.ts";
import { attempt } from "../page.ts";

/** A thing described by schema.org words, its values not yet trusted to be anything. */
export type Thing = { [key: string]: unknown };

const parse = JSON.parse;
const LONGEST = 200_000;
const MOST = 400;
const SCRIPTS = 300;
const DEEPEST = 8;

/** Every typed thing in the page's JSON-LD, the inner ones too, but none of a mere list of other pages. */
export function thingsInJsonLd(document: Document): Thing[] {
  const before = read.get(document);
  if (before) return before;
  const things: Thing[] = [];
  read.set(document, things);
  const scripts = tagged(document, "script");
  for (let at = 0; at < SCRIPTS && things.length < MOST; at++) {
    const script = scripts[at];
    if (!script) break;
    if (attribute(script, "type").trim().toLowerCase() !== "application/ld+json") continue;
    const text = textOf(script);
    if (text.length > LONGEST) continue;
    const told = attempt(() => parse(text) as unknown) ?? attempt(() => parse(mended(text)) as unknown);
    collect(told, things, 0);
  }
  return things;
}

/** Two sources ask for them; the reader runs once and is gone, so nothing grows old here. */
const read = new WeakMap<Document, Thing[]>();

/** The schema.org types of a thing, without their prefix. */
export function typesOf(thing: Thing): string[] {
  return listOf(thing["@type"])
    .filter((type) => typeof type === "string")
    .map((type) => type.replace(/^.*[/:#]/, ""));
}

/** A value as a list: none, one or many. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** Whether a value is a thing rather than a text, a list or nothing. */
export function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What templates most often break: comments or CDATA around it, raw line breaks in texts, commas before an end. */
function mended(text: string): string {
  if (text.length > LONGEST / 4) return "";
  const whole = text.trimEnd();
  // What is closed behind the last brace is short; a pattern over a long text could take long.
  const end = whole.slice(-20).replace(/(?:-->|\/\*|\/\/|\]\]>|\*\/|;|\s)+$/, "");
  return (
    (whole.slice(0, -20) + end)
      .replace(/^[^{[]*<!\[CDATA\[/, "")
      .replace(/^[^{]*?(?=\{|\[\s*\{)/, "")
      // oxlint-disable-next-line no-control-regex -- they may not stand in JSON's texts
      .replace(/[\u0000-\u001f]+/g, " ")
      .replace(/,\s*([}\]])/g, "$1")
  );
}

function collect(value: unknown, things: Thing[], depth: number): void {
  if (depth > DEEPEST || things.length >= MOST) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MOST)) collect(item, things, depth + 1);
    return;
  }
  if (!isThing(value)) return;
  const types = typesOf(value);
  if (types.length > 0) things.push(value);
  if (types.includes("ItemList") || types.includes("BreadcrumbList")) return;
  for (const key of Object.keys(value)) {
    if (typeof value[key] === "object") collect(value[key], things, depth + 1);
  }
}
