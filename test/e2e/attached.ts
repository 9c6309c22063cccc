import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type CDPSession, expect } from "@playwright/test";
import type { Target } from "./targets.ts";

interface Answer {
  id: number;
  result?: unknown;
  error?: { message: string };
}

/** A text as the pattern that finds it, written for the page. */
const source = (text: string | RegExp) =>
  text instanceof RegExp
    ? String(text)
    : `new RegExp(${JSON.stringify(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))})`;

/** Runs in the page: presses the first visible button, link or choice whose name fits. */
const CLICK = `(name) => {
  const nameOf = (one) => (one.getAttribute("aria-label") ?? one.textContent ?? "").trim().replaceAll(/\\s+/g, " ");
  const one = [...document.querySelectorAll("button, a[href], summary, label")]
    .find((each) => name.test(nameOf(each)) && each.checkVisibility() && !each.disabled);
  one?.focus();
  one?.click();
  return one !== undefined;
}`;

/** Runs in the page: puts the focus into the field of this label. */
const FOCUS = `(label) => {
  const field = [...document.querySelectorAll("input, textarea, select")].find((each) =>
    each.getAttribute("aria-label") === label || [...(each.labels ?? [])].some((one) => one.textContent.trim().startsWith(label)));
  field?.focus();
  return field !== undefined && document.activeElement === field;
}`;

/** A page that is in no tab, driven through the browser's own session. */
export class Attached {
  readonly #session: CDPSession;
  readonly #sessionId: string;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #closed = false;

  private constructor(session: CDPSession, sessionId: string) {
    this.#session = session;
    this.#sessionId = sessionId;
    session.on("Target.receivedMessageFromTarget", ({ sessionId: from, message }) => {
      if (from === sessionId) this.#take(JSON.parse(message) as Answer);
    });
    session.on("Target.detachedFromTarget", ({ sessionId: gone }) => {
      if (gone !== sessionId) return;
      this.#closed = true;
      for (const { reject } of this.#waiting.values()) reject(new Error("The page closed."));
      this.#waiting.clear();
    });
  }

  static async to(session: CDPSession, target: Target): Promise<Attached> {
    const { sessionId } = await session.send("Target.attachToTarget", { targetId: target.targetId, flatten: false });
    return new Attached(session, sessionId);
  }

  /** One call of the DevTools protocol. */
  async send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const message = JSON.stringify({ id, method, params });
    await this.#session.send("Target.sendMessageToTarget", { sessionId: this.#sessionId, message });
    return answer;
  }

  /** The value of an expression in the page, awaited when it is a promise. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = (await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as {
      result: { value?: unknown };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    const { exceptionDetails: thrown } = answer;
    if (thrown !== undefined) throw new Error(thrown.exception?.description ?? thrown.text);
    return answer.result.value;
  }

  /** Presses one key where the focus is, as a keyboard does. */
  async press(key: string): Promise<void> {
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
    const text = key.length === 1 ? key : key === "Enter" ? "\r" : undefined;
    const windowsVirtualKeyCode = key === "Tab" ? 9 : key === "Enter" ? 13 : key.toUpperCase().charCodeAt(0);
    const base = { key, code, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) };
    await this.send("Input.dispatchKeyEvent", { type: text === undefined ? "rawKeyDown" : "keyDown", ...base });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode });
  }

  /** The button or link of this name, pressed once it is there and may be. */
  async click(name: string | RegExp): Promise<void> {
    await this.until(`(${CLICK})(${source(name)})`, `a button “${String(name)}”`);
  }

  /** Types into the field of this label, once it is there. */
  async fill(label: string, text: string): Promise<void> {
    await this.until(`(${FOCUS})(${JSON.stringify(label)})`, `a field “${label}”`);
    await this.send("Input.insertText", { text });
  }

  /** Waits until these words can be read. */
  async shows(words: string | RegExp): Promise<void> {
    await this.until(`${source(words)}.test(document.body.innerText)`, `the words “${String(words)}”`);
  }

  /** A photograph of what it shows, as PNG. */
  async photograph(path: string): Promise<void> {
    const { data } = (await this.send("Page.captureScreenshot", { format: "png" })) as { data: string };
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  /** Waits until an expression of the page is true. */
  async until(expression: string, what = expression): Promise<void> {
    let shown = "";
    const look = async () => {
      try {
        const [fits, text] = (await this.evaluate(`[Boolean(${expression}), document.body?.innerText]`)) as [
          boolean,
          string,
        ];
        shown = text;
        return fits;
      } catch (error) {
        // Between two documents there is nothing to look at; a page that closed will not come back.
        shown = String(error);
        if (this.#closed) throw error;
        return false;
      }
    };
    await expect
      .poll(look, { timeout: 30_000 })
      .toBe(true)
      .catch(() => {
        throw new Error(`The page never came to show ${what}. It shows:\n${shown}`);
      });
  }

  #take({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}
