import { attribute, findAll, nearest, real, textOf } from "../dom.ts";
import type { Thing } from "./json-ld.ts";

const SCOPE = '[itemscope][itemtype*="schema.org/"]';
const ATTRIBUTES = ["content", "href", "src", "datetime"];

/** The page's microdata in the form of JSON-LD; a property belongs to the innermost item around it. */
export function thingsInMicrodata(document: Document): Thing[] {
  return findAll(document, SCOPE, 30).map((scope) => thingOf(scope, 0));
}

function thingOf(scope: Element, depth: number): Thing {
  const thing: Thing = { "@type": attribute(scope, "itemtype").split(/\s+/) };
  const id = attribute(scope, "itemid");
  if (id !== "") thing["@id"] = id;
  for (const element of findAll(scope, "[itemprop]", 60)) {
    if (scopeOf(element) !== scope) continue;
    const value = isScope(element) && depth < 4 ? thingOf(element, depth + 1) : valueOf(element);
    for (const name of attribute(element, "itemprop").split(/\s+/)) {
      if (name !== "" && !name.startsWith("@")) thing[name] = add(thing[name], value);
    }
  }
  return thing;
}

function isScope(element: Element): boolean {
  return nearest(element, "[itemscope]") === element;
}

function scopeOf(element: Element): Element | undefined {
  const parent = real(element, "parentElement") as Element | null;
  return parent ? nearest(parent, "[itemscope]") : undefined;
}

function valueOf(element: Element): string {
  for (const name of ATTRIBUTES) {
    const value = attribute(element, name);
    if (value !== "") return value;
  }
  return textOf(element);
}

function add(present: unknown, value: unknown): unknown {
  if (present === undefined) return value;
  return Array.isArray(present) ? [...(present as unknown[]), value] : [present, value];
}
