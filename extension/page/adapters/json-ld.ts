import { findAll, textOf } from "../dom.ts";
import { attempt } from "../page.ts";

/** A thing described by schema.org words, its values not yet trusted to be anything. */
export type Thing = { [key: string]: unknown };

const parse = JSON.parse;
const LONGEST = 200_000;
const MOST = 400;
const DEEPEST = 8;

/** Every typed thing in the page's JSON-LD, the inner ones too, but none of a mere list of other pages. */
export function thingsInJsonLd(document: Document): Thing[] {
  const things: Thing[] = [];
  for (const script of findAll(document, 'script[type="application/ld+json" i]', 12)) {
    const text = textOf(script);
    if (text.length <= LONGEST)
      collect(
        attempt(() => parse(text) as unknown),
        things,
        0,
      );
  }
  return things;
}

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
