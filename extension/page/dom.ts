/**
 * Reads a property as the browser defines it. A page can lay a form or an image named `querySelector`
 * over `document.querySelector`, and extensions see that too; the prototype is out of its reach.
 */
export function real(node: object, key: string): unknown {
  const prototype: unknown = Object.getPrototypeOf(node);
  return typeof prototype === "object" && prototype !== null ? Reflect.get(prototype, key, node) : undefined;
}

function call(node: object, key: string, argument: string): unknown {
  const method = real(node, key);
  return typeof method === "function" ? Reflect.apply(method, node, [argument]) : undefined;
}

/** The first element in `root` that matches any of `selectors`; earlier selectors win. */
export function find(root: ParentNode, ...selectors: string[]): Element | undefined {
  for (let i = 0; i < selectors.length; i++) {
    const found = call(root, "querySelector", selectors[i] ?? "*") as Element | null;
    if (found) return found;
  }
  return undefined;
}

/** The first `limit` elements in `root` that match, in document order. */
export function findAll(root: ParentNode, selector: string, limit = 100): Element[] {
  const found = elementsIn(root, selector);
  const elements: Element[] = [];
  for (let i = 0; i < limit; i++) {
    const element = found[i];
    if (!element) break;
    elements[i] = element;
  }
  return elements;
}

/** All that match, in document order, as the browser keeps them: an element costs only once it is looked at. */
export function elementsIn(root: ParentNode, selector: string): ArrayLike<Element> {
  return (call(root, "querySelectorAll", selector) as NodeListOf<Element> | undefined) ?? [];
}

/** The nearest of `element` and its ancestors that matches. */
export function nearest(element: Element, selector: string): Element | undefined {
  return (call(element, "closest", selector) as Element | null | undefined) ?? undefined;
}

/** Whether the element itself matches. */
export function fits(element: Element, selector: string): boolean {
  return call(element, "matches", selector) === true;
}

/** An attribute's text, empty when absent. */
export function attribute(element: Element | undefined, name: string): string {
  const value = element && call(element, "getAttribute", name);
  return typeof value === "string" ? value : "";
}

/** The element's text as written in the page, empty when there is no element. */
export function textOf(element: Element | undefined): string {
  const value = element && real(element, "textContent");
  return typeof value === "string" ? value : "";
}

/** Where the element begins on the screen, in pixels from its upper edge. Makes the browser lay the page out: ask little. */
export function screenTop(element: Element): number {
  return boxOf(element)?.top ?? 0;
}

/** The element's box on the screen. Makes the browser lay the page out: ask little. */
export function boxOf(element: Element): DOMRect | undefined {
  return call(element, "getBoundingClientRect", "") as DOMRect | undefined;
}

/** What the tab is called, empty when nothing. */
export function titleOf(document: Document): string {
  const title = real(document, "title");
  return typeof title === "string" ? title : "";
}

/** The first element in the page's head that matches any of `selectors`; what is not there is not sought in all of the page. */
export function inHead(document: Document, ...selectors: string[]): Element | undefined {
  const head = real(document, "head") as Element | null;
  return head ? find(head, ...selectors) : undefined;
}

/** Whether the page's body itself matches. */
export function bodyFits(document: Document, selector: string): boolean {
  const body = real(document, "body") as Element | null;
  return body !== null && fits(body, selector);
}

/** How many elements the page has. */
export function sizeOf(document: Document): number {
  return tagged(document, "*").length;
}

/** The elements of this name, sought only as far as they are looked at. */
export function tagged(root: ParentNode, name: string): ArrayLike<Element> {
  return (call(root, "getElementsByTagName", name) as HTMLCollectionOf<Element> | undefined) ?? [];
}

/** What `<meta name|property=…>` says, empty when absent; earlier names win. */
export function metaOf(document: Document, ...names: string[]): string {
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? "";
    const content = attribute(inHead(document, `meta[property="${name}"]`, `meta[name="${name}"]`), "content");
    if (content !== "") return content;
  }
  return "";
}

/** The document of a frame of the page's own origin; a frame of another origin has none to give. */
export function frameDocument(frame: Element): Document | undefined {
  try {
    const inner = real(frame, "contentDocument") as Document | null | undefined;
    return inner && typeof real(inner, "URL") === "string" ? inner : undefined;
  } catch {
    return undefined;
  }
}
