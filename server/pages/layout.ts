import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";
import { randomly } from "../random.ts";

export type Html = ReturnType<typeof html>;

/** The one style of these pages. */
export const style = readFileSync(join(import.meta.dirname, "pages.css"), "utf8");
/** Its address names its content, so that it may be kept for ever. */
export const stylePath = `/pages-${createHash("sha256").update(style).digest("hex").slice(0, 12)}.css`;

export interface Page {
  title: string;
  body: Html;
  status?: number;
  /** More of the head, such as a `meta`. */
  head?: Html;
  /** Other origins that a form of this page may lead to, by redirect. */
  formTargets?: readonly string[];
  /** The address of this page is a secret: it goes to nobody, not even to our own pages. */
  secretAddress?: boolean;
  /** Origins that may show this page in a frame; nobody unless told. */
  frameAncestors?: readonly string[];
  /** The one script of this page. */
  script?: string;
}

/** A page, or a way on to one, before it is an answer. */
export interface Rendered {
  status: number;
  /** By name in lower case. */
  headers: Record<string, string>;
  text: string | null;
}

/** A whole page of the service: no script unless told, one style, nothing kept by caches. */
export async function page(given: Page): Promise<Response> {
  const { text, ...init } = await rendered(given);
  return new Response(text, init);
}

/** The same before it is an answer. */
export async function rendered(given: Page): Promise<Rendered> {
  const { title, body, status = 200, head, formTargets = [], secretAddress = false } = given;
  const { frameAncestors = [], script } = given;
  const nonce = randomly(18).toString("base64url");
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Ask a Peer</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${stylePath}" />
        ${head ?? ""}
      </head>
      <body>
        <header class="house">Ask a Peer</header>
        <main>${body}</main>
        ${
          script === undefined
            ? ""
            : html`<script nonce="${nonce}">
                ${raw(script)};
              </script>`
        }
      </body>
    </html>`;
  return {
    status,
    text: String(await document),
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        "style-src 'self'",
        ...(script === undefined ? [] : [`script-src 'nonce-${nonce}'`]),
        "img-src data:",
        `form-action ${["'self'", ...formTargets].join(" ")}`,
        "base-uri 'none'",
        `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(" ")}`,
      ].join("; "),
      ...(frameAncestors.length === 0 ? { "x-frame-options": "DENY" } : {}),
      "x-content-type-options": "nosniff",
      // With `no-referrer` a browser also hides where a form comes from, which the cross-site check asks for.
      "referrer-policy": secretAddress ? "no-referrer" : "same-origin",
      "cache-control": "no-store",
    },
  };
}
