import { html } from "hono/html";
import type { World } from "../world.ts";
import type { Html } from "./layout.ts";

/** The frame that tools keep things in; it talks with the origins of registered tools alone. */
export function storagePage({ tools }: World): Html {
  const origins = [...new Set([...tools.values()].map(({ targetLinkUri }) => new URL(targetLinkUri).origin))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Storage</title>
        <script src="/assets/storage.js" data-origins="${JSON.stringify(origins)}" defer></script>
      </head>
      <body></body>
    </html>`;
}
