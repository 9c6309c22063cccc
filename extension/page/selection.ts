import { findAll, frameDocument, nearest, real } from "./dom.ts";
import { MAXIMUM } from "./page-topic.ts";
import { attempt } from "./page.ts";
import { tidyBlock } from "./tidy.ts";

const TYPED = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What is selected on the page or in a frame of its own origin, bounded; never what somebody typed into a field. */
export function selectedText(document: Document, given?: string): string {
  if (given !== undefined) return tidyBlock(given, MAXIMUM.selection);
  const documents = [document];
  for (const frame of findAll(document, "iframe, frame", 12)) {
    const inner = frameDocument(frame);
    if (inner) documents.push(inner);
  }
  for (const one of documents) {
    const text = attempt(() => tidyBlock(selectionIn(one), MAXIMUM.selection));
    if (text) return text;
  }
  return "";
}

function selectionIn(document: Document): string {
  const active = real(document, "activeElement") as Element | null;
  if (active && nearest(active, TYPED)) return "";
  const getSelection = real(document, "getSelection");
  if (typeof getSelection !== "function") return "";
  const selection = Reflect.apply(getSelection, document, []) as Selection | null;
  const ends = [selection?.anchorNode, selection?.focusNode];
  return ends.some((end) => end && isTyped(end)) ? "" : String(selection ?? "");
}

function isTyped(node: Node): boolean {
  const element = real(node, "nodeType") === 1 ? node : real(node, "parentElement");
  return element !== null && nearest(element as Element, TYPED) !== undefined;
}
