import { html } from "hono/html";
import type { Chosen } from "../deep-linking.ts";
import type { Html } from "./layout.ts";

/** Inside the frame, after a choice: leads the whole window back to the lesson. */
export function returnedPage({ links, courseId, lessonId, message }: Chosen): Html {
  const lesson = `/courses/${courseId}/lessons/${lessonId}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Back to the lesson</title>
        <link rel="stylesheet" href="/assets/campus.css" />
        <script src="/assets/to-top.js" defer></script>
      </head>
      <body class="bare">
        <main>
          <p>${links.length === 0 ? "Nothing was added." : `Added: ${links.map(({ title }) => title).join(", ")}.`}</p>
          ${message === "" ? "" : html`<p>${message}</p>`}
          <p><a id="onward" href="${lesson}" target="_top">Back to the lesson</a></p>
        </main>
      </body>
    </html>`;
}
