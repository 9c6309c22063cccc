import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "@playwright/test";
import type { Bidi } from "./bidi.ts";

/** What BiDi gives for an expression: the value as text, or what was thrown. */
type Evaluated =
  | { readonly type: "success"; readonly result: { readonly value?: string; readonly sharedId?: string } }
  | { readonly type: "exception"; readonly exceptionDetails: { readonly text: string } };

/** A text as the pattern that finds it, written for the page. */
const source = (text: string | RegExp) =>
  text instanceof RegExp
    ? String(text)
    : `new RegExp(${JSON.stringify(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))})`;

/** Runs in the page: the first visible button, link or choice whose name fits, in the middle of the view. */
const NAMED = `((name) => {
  const nameOf = (one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().replaceAll(/\\s+/g, " ");
  const one = [...document.querySelectorAll("button, a[href], summary, label")]
    .find((each) => name.test(nameOf(each)) && each.checkVisibility() && !each.disabled);
  one?.scrollIntoView({ block: "center", behavior: "instant" });
  return one ?? null;
})`;

/** Runs in the page: puts the focus into the field of this label. */
const FOCUS = `((label) => {
  const field = [...document.querySelectorAll("input, textarea, select")].find((each) =>
    each.getAttribute("aria-label") === label || [...(each.labels ?? [])].some((one) => one.textContent.trim().startsWith(label)));
  field?.focus();
  return field !== undefined && document.activeElement === field;
})`;

/** A page in Firefox, in a tab, popup or sidebar, driven by real mouse and key events. */
export class FirefoxPage {
  readonly context: string;
  readonly #bidi: Bidi;

  constructor(bidi: Bidi, context: string) {
    this.#bidi = bidi;
    this.context = context;
  }

  /** The value of an expression in the page, awaited when it is a promise; it travels as JSON. */
  async evaluate<T = unknown>(expression: string): Promise<T> {
    const wrapped = `(async () => JSON.stringify([await (${expression})]))()`;
    const answer = await this.#evaluate(wrapped);
    return (JSON.parse(answer.value ?? "[]") as [T])[0];
  }

  async goto(url: string): Promise<void> {
    await this.#bidi.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async bringToFront(): Promise<void> {
    await this.#bidi.send("browsingContext.activate", { context: this.context });
  }

  async close(): Promise<void> {
    await this.#bidi.send("browsingContext.close", { context: this.context });
  }

  /** Presses the key of this letter where the focus is. */
  async press(value: string): Promise<void> {
    await this.#act([
      {
        type: "key",
        id: "keyboard",
        actions: [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ],
      },
    ]);
  }

  /** The button or link of this name, pressed with the mouse once it is there and may be. */
  async click(name: string | RegExp): Promise<void> {
    const find = `${NAMED}(${source(name)})`;
    await this.until(`${find} !== null`, `a button “${String(name)}”`);
    await this.#pointAt(find, 0);
  }

  /** Presses the other mouse button on the first element of this selector. */
  async openMenu(selector: string): Promise<void> {
    await this.#pointAt(`document.querySelector(${JSON.stringify(selector)})`, 2);
  }

  /** Types into the field of this label, once it is there. */
  async fill(label: string, text: string): Promise<void> {
    await this.until(`${FOCUS}(${JSON.stringify(label)})`, `a field “${label}”`);
    const keys = Array.from(text).flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.#act([{ type: "key", id: "keyboard", actions: keys }]);
  }

  /** Waits until these words can be read. */
  async shows(words: string | RegExp): Promise<void> {
    await this.until(`${source(words)}.test(document.body.innerText)`, `the words “${String(words)}”`);
  }

  /** Waits until an expression of the page is true. */
  async until(expression: string, what = expression): Promise<void> {
    let shown = "";
    const look = async () => {
      try {
        const [fits, text] = await this.evaluate<[boolean, string]>(
          `[Boolean(await (${expression})), document.body?.innerText]`,
        );
        shown = text;
        return fits;
      } catch (error) {
        // Between two documents there is nothing to look at.
        shown = String(error);
        return false;
      }
    };
    await expect
      .poll(look, { timeout: 40_000 })
      .toBe(true)
      .catch(() => {
        throw new Error(`The page never came to show ${what}. It shows:\n${shown}`);
      });
  }

  /** A photograph of what it shows, as PNG. */
  async photograph(path: string): Promise<void> {
    const { data } = await this.#bidi.send<{ data: string }>("browsingContext.captureScreenshot", {
      context: this.context,
    });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  async #evaluate(expression: string): Promise<{ readonly value?: string; readonly sharedId?: string }> {
    const target = { context: this.context };
    const answer = await this.#bidi.send<Evaluated>("script.evaluate", { expression, target, awaitPromise: true });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result;
  }

  async #pointAt(find: string, button: 0 | 2): Promise<void> {
    const { sharedId } = await this.#evaluate(find);
    const origin = { type: "element", element: { sharedId } };
    const press = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button },
      { type: "pointerUp", button },
    ];
    await this.#act([{ type: "pointer", id: "mouse", actions: press }]);
  }

  async #act(actions: readonly object[]): Promise<void> {
    await this.#bidi.send("input.performActions", { context: this.context, actions });
  }
}
