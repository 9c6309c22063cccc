import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** A page that sends a form on by itself; without scripts by its button. */
export function autoPost(action: string, fields: Record<string, string>, method: "GET" | "POST" = "POST"): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>One moment</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="stylesheet" href="/assets/campus.css" />
        <script src="/assets/send.js" defer></script>
      </head>
      <body class="bare">
        <form id="send" action="${action}" method="${method.toLowerCase()}">
          ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
          <noscript><button>Go on to the tool</button></noscript>
        </form>
      </body>
    </html>`;
}
