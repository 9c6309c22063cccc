import { html } from "hono/html";
import { type RefusalCode, refusals } from "../lti/refusals.ts";
import type { Page } from "./layout.ts";

/** Why a launch went no further: a sentence for the person, and for whoever looks after the platform what to change. */
export function refusedLaunch(code: RefusalCode, requestId: string, frameAncestors: readonly string[]): Page {
  const { person, admin, status } = refusals[code];
  return {
    title: "This could not be opened",
    status,
    frameAncestors,
    body: html`<h1>This could not be opened</h1>
      <p>${person}</p>
      <details>
        <summary>For whoever looks after the learning platform</summary>
        <p>${admin}</p>
        <p class="quiet small">
          Code <code>${code}</code>, explained in docs/lti-admin.md#${code}. In the service's log as ${requestId}.
        </p>
      </details>`,
  };
}
