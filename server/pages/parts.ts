import { html } from "hono/html";
import type { Html } from "./layout.ts";

interface Field {
  name: string;
  label: string;
  type?: "text" | "email";
  value?: string | undefined;
  autocomplete: string;
  maxlength: number;
  /** A word under the field. */
  hint?: string;
  /** What is wrong with what was typed. */
  fault?: string | undefined;
  /** Typed with digits. */
  digits?: boolean;
  /** Typed from a mail or a console: wide letters. */
  code?: boolean;
  autofocus?: boolean;
}

/** A labelled field; what is wrong with it stands beside it and is read with it. */
export function field({ name, label, type = "text", value = "", fault, hint, ...more }: Field): Html {
  const described = [hint === undefined ? "" : `${name}-hint`, fault === undefined ? "" : `${name}-fault`];
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? "" : html`<span class="quiet small" id="${name}-hint">${hint}</span>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      required
      maxlength="${more.maxlength}"
      autocomplete="${more.autocomplete}"
      aria-describedby="${described.join(" ").trim()}"
      ${more.digits === true ? html`inputmode="numeric"` : ""}
      ${more.code === true ? html`class="code" spellcheck="false" autocapitalize="characters"` : ""}
      ${fault === undefined ? "" : html`aria-invalid="true"`}
      ${more.autofocus === true || fault !== undefined ? html`autofocus` : ""}
    />
    ${fault === undefined ? "" : html`<span id="${name}-fault" role="alert">${fault}</span>`}
  </div>`;
}

/** A sentence or two and one way on. */
export function plain({
  heading,
  words,
  way,
}: {
  heading: string;
  words: string[];
  way?: { to: string; label: string };
}) {
  return html`<h1>${heading}</h1>
    ${words.map((sentence) => html`<p>${sentence}</p>`)}
    ${way === undefined ? "" : html`<p><a href="${way.to}">${way.label}</a></p>`}`;
}
