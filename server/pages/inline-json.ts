import { html, raw } from "hono/html";
import type { Html } from "./layout.ts";

const UNSAFE = /[<>&\u2028\u2029]/g;

/** A value for a script of the page to read from the element `id`; nothing in it can end the element. */
export function inlineJson(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(
    UNSAFE,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return html`<script type="application/json" id="${id}">
    ${raw(json)}
  </script>`;
}
