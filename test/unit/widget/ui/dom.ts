import { render, type ComponentChildren } from "preact";
import { act } from "preact/test-utils";
import { onTestFinished } from "vitest";

/** Renders into the page for one test; everything is gone when it ends. */
export async function show(tree: ComponentChildren): Promise<HTMLElement> {
  const root = document.body.appendChild(document.createElement("div"));
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  await act(() => render(tree, root));
  return root;
}

/** Everything that the interface does because of `doing` has happened when this settles. */
export const after = (doing: () => unknown) =>
  act(async () => {
    await doing();
  });

const nameOf = (element: Element) => element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";

/** The one button of that name; fails when there is none, so that no test presses thin air. */
export function button(root: ParentNode, name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].filter((element) => nameOf(element).startsWith(name));
  if (found.length !== 1) throw new Error(`${found.length} buttons named ${name} in ${root.textContent}`);
  return found[0] as HTMLButtonElement;
}

/** The names of all buttons, in order. */
export const buttons = (root: ParentNode) => [...root.querySelectorAll("button")].map(nameOf);

export const press = (root: ParentNode, name: string) => after(() => button(root, name).click());

/** A key pressed where the focus is. */
export async function key(name: string, modifiers: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...modifiers });
  await after(() => document.activeElement?.dispatchEvent(event));
  return event;
}

/** Types into the field of that label. */
export async function type(root: ParentNode, selector: string, value: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!field) throw new Error(`nothing at ${selector}`);
  await after(() => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
