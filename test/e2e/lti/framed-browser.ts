import { expect } from "@playwright/test";

/** A page, or the frame of another site within it: the value of an expression there, which must be fit for JSON. */
export interface Looked {
  evaluate<T>(expression: string): Promise<T>;
}

/** As much of a browser as a course's frame needs, whatever drives it. */
export interface FramedBrowser {
  readonly page: Looked;
  /** The tool's frame within the page that is open now. */
  readonly frame: Looked;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

const TIMEOUT = 40_000;
const text = (words: string) => JSON.stringify(words);

/** Waits until an expression is true; between two documents there is nothing to look at. */
export async function until(where: Looked, expression: string): Promise<void> {
  let shown = "";
  const look = async () => {
    try {
      const [fits, words] = await where.evaluate<[boolean, string]>(
        `[Boolean(${expression}), location.href + " " + document.body.innerText]`,
      );
      shown = words;
      return fits;
    } catch (error) {
      shown = String(error);
      return false;
    }
  };
  await expect
    .poll(look, { timeout: TIMEOUT })
    .toBe(true)
    .catch(() => {
      throw new Error(`It never came to be that ${expression}. It shows:\n${shown.slice(0, 1500)}`);
    });
}

/** Waits until these words can be read. */
export const shows = (where: Looked, words: string) => until(where, `document.body.innerText.includes(${text(words)})`);

/** Presses the first button of this name or selector, once it is there. */
export async function press(where: Looked, selector: string, name = ""): Promise<void> {
  const find = `[...document.querySelectorAll(${text(selector)})].find((one) =>
    one.checkVisibility() && !one.disabled && one.textContent.includes(${text(name)}))`;
  await until(where, `${find} !== undefined`);
  await where.evaluate(`${find}.click()`);
}

/** Writes into the field of this label, as typing does. */
export async function fill(where: Looked, label: string, words: string): Promise<void> {
  const find = `[...document.querySelectorAll("input, textarea")].find((one) =>
    one.getAttribute("aria-label") === ${text(label)} ||
    [...(one.labels ?? [])].some((each) => each.textContent.trim().startsWith(${text(label)})))`;
  await until(where, `${find} !== undefined`);
  await where.evaluate(`(() => {
    const field = ${find};
    field.focus();
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, ${text(words)});
    field.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
}
