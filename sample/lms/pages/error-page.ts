import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** Something cannot be done, in a frame or alone. */
export function errorPage(title: string, reason: string): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/assets/campus.css" />
      </head>
      <body class="bare">
        <main>
          <h1>${title}</h1>
          <p>${reason}</p>
          <p><a href="/" target="_top">To the courses</a></p>
        </main>
      </body>
    </html>`;
}
