import { findAll, frameDocument, nearest, real } from "./dom.ts";
import { MAXIMUM } from "./page-topic.ts";
import { attempt } from "./page.ts";
import { tidyBlock } from "./tidy.ts";

const MOST = 7;
const TYPED = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** What is selected on the page or in a frame of its own origin, bounded; never what somebody typed into a field. */
export function selectedText(document: Document, given?: string): string {
  if (given !== undefined) return tidyBlock(given, MAXIMUM.selection);
  const documents = [document];
  // Grows while it is walked: players wrap their slides in frames of frames.
  for (const one of documents) {
    if (documents.length < MOST) documents.push(...documentsIn(one));
    const text = attempt(() => tidyBlock(String(selectionOf(one) ?? ""), MAXIMUM.selection));
    if (text) return text;
  }
  return "";
}

function documentsIn(document: Document): Document[] {
  if ((real(document, "defaultView") as Window | null)?.length === 0) return [];
  return findAll(document, "iframe, frame", MOST)
    .map(frameDocument)
    .filter((inner) => inner !== undefined);
}

/** Where the selection begins; nothing where nothing is selected, or where somebody types. */
export function anchorOf(document: Document): Node | undefined {
  const selection = attempt(() => selectionOf(document));
  return selection && !selection.isCollapsed ? (selection.anchorNode ?? undefined) : undefined;
}

function selectionOf(document: Document): Selection | undefined {
  const active = real(document, "activeElement") as Element | null;
  if (active && nearest(active, TYPED)) return undefined;
  const getSelection = real(document, "getSelection");
  if (typeof getSelection !== "function") return undefined;
  const selection = Reflect.apply(getSelection, document, []) as Selection | null;
  const ends = [selection?.anchorNode, selection?.focusNode];
  return selection && !ends.some((end) => end && isTyped(end)) ? selection : undefined;
}

function isTyped(node: Node): boolean {
  const element = real(node, "nodeType") === 1 ? node : real(node, "parentElement");
  return element !== null && nearest(element as Element, TYPED) !== undefined;
}
