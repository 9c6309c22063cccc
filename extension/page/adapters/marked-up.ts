import { attribute, findAll, nearest, real, textOf } from "../dom.ts";
import { listOf } from "./json-ld.ts";
import type { Thing } from "./json-ld.ts";

/** How a notation writes things into markup: what an item is, which type, which property, which address. */
type Notation = { items: string; item: string; type: string; property: string; ids: readonly string[] };

const MICRODATA: Notation = {
  items: '[itemscope][itemtype*="schema.org/"]',
  item: "itemscope",
  type: "itemtype",
  property: "itemprop",
  ids: ["itemid"],
};
const RDFA: Notation = {
  items: '[vocab*="schema.org"] [typeof], [vocab*="schema.org"][typeof], [typeof^="schema:"]',
  item: "typeof",
  type: "typeof",
  property: "property",
  ids: ["resource", "about"],
};
const VALUES = ["content", "href", "src", "resource", "datetime"];

/** The page's microdata and RDFa in the form of JSON-LD; a property belongs to the innermost item around it. */
export function thingsInMarkup(document: Document): Thing[] {
  return [MICRODATA, RDFA].flatMap((notation) =>
    findAll(document, notation.items, 30).map((item) => thingOf(item, notation, 0)),
  );
}

function thingOf(item: Element, notation: Notation, depth: number): Thing {
  const thing: Thing = { "@type": attribute(item, notation.type).split(/\s+/) };
  const id = firstOf(item, notation.ids);
  if (id !== "") thing["@id"] = id;
  const scope = `[${notation.item}]`;
  for (const element of findAll(item, `[${notation.property}]`, 60)) {
    const parent = real(element, "parentElement") as Element | null;
    if (!parent || nearest(parent, scope) !== item) continue;
    const isItem = depth < 4 && nearest(element, scope) === element;
    const value = isItem ? thingOf(element, notation, depth + 1) : firstOf(element, VALUES) || textOf(element);
    for (const property of attribute(element, notation.property).split(/\s+/)) {
      const name = property.replace(/^(?:schema|lrmi):|^https?:\/\/schema\.org\//, "");
      if (name !== "" && !name.startsWith("@")) thing[name] = [...listOf(thing[name]), value];
    }
  }
  return thing;
}

function firstOf(element: Element, names: readonly string[]): string {
  return names.map((name) => attribute(element, name)).find((value) => value !== "") ?? "";
}
