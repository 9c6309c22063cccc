import { html } from "hono/html";
import type { Html } from "./layout.ts";

interface Tick {
  name: string;
  label: string;
  hint: string;
  ticked: boolean;
}

interface Question {
  orgName: string;
  /** Host of the platform, and its product if it says one. */
  platform: string;
  /** The name of the platform that is updated in place. */
  updates: string | null;
  ticks: readonly Tick[];
  /** What is told with every launch. */
  always: string;
  /** Stands for what is shown here, so that nothing else is confirmed by it. */
  shown: string;
  /** The origin that frames this page. */
  framedBy: string;
  review: boolean;
  /** A sentence on why this is shown again. */
  notice: string | null;
}

/** What a platform will share, for the admin to decide. The form leads to the address that it came from. */
export const registrationQuestion = (question: Question): Html =>
  html`<h1>
      ${question.updates === null ? "Add Ask a Peer to this platform?" : `Update Ask a Peer in ${question.updates}?`}
    </h1>
    <p>${question.platform} will open Ask a Peer of ${question.orgName} beside its lessons.</p>
    ${question.notice === null ? "" : html`<p class="notice" role="alert">${question.notice}</p>`}
    <form method="post">
      <fieldset>
        <legend>What it shares with Ask a Peer</legend>
        ${question.ticks.map(tick)}
      </fieldset>
      <p class="quiet small">${question.always}</p>
      ${
        question.review
          ? html`<p>
              Nobody can open it until it is confirmed on the admin page of Ask a Peer, under Learning platforms.
            </p>`
          : ""
      }
      <input type="hidden" name="shown" value="${question.shown}" />
      <input type="hidden" name="framed_by" value="${question.framedBy}" />
      <button class="primary">${question.updates === null ? "Add Ask a Peer" : "Update Ask a Peer"}</button>
    </form>`;

const tick = ({ name, label, hint, ticked }: Tick): Html =>
  html`<label class="tick">
    <input type="checkbox" name="${name}" value="yes" ${ticked ? html`checked` : ""} />
    <span>${label} <span class="quiet small">${hint}</span></span>
  </label>`;

interface Done {
  name: string;
  status: "pending" | "active" | "disabled";
}

const NEXT = {
  active: "Turn it on in your platform, if it asks for that; then a teacher can place it in a course.",
  pending: "Now confirm it on the admin page of Ask a Peer, under Learning platforms.",
  disabled: "It is still turned off on the admin page of Ask a Peer, under Learning platforms.",
};

/** It worked: the frame closes by itself, where the platform listens. */
export const registrationDone = ({ name, status }: Done): Html =>
  html`<h1>Done</h1>
    <p>${name} and Ask a Peer know each other now. ${NEXT[status]}</p>
    <p class="quiet">You can close this.</p>
    <button id="close" type="button">Close</button>`;

/**
 * Tells whoever framed or opened the page that it may go. There is no secret in it, but it is sent to nobody else than
 * the platform.
 */
export const closeScript = (origins: readonly string[]) => `(() => {
  const origins = ${JSON.stringify(origins).replaceAll("<", String.raw`\u003c`)};
  const close = () => {
    for (const target of [window.parent, window.opener]) {
      if (!target || target === window) continue;
      for (const origin of origins) target.postMessage({ subject: "org.imsglobal.lti.close" }, origin);
    }
  };
  document.getElementById("close").addEventListener("click", close);
  close();
})();`;

interface Failed {
  happened: string;
  change: string;
  code: string;
  reason: string | undefined;
}

/** It did not work: what happened, what to change, and the code by which the handbook explains it. */
export const registrationFailed = ({ happened, change, code, reason }: Failed): Html =>
  html`<h1>${happened}</h1>
    <p>${change}</p>
    <p class="quiet small">Code: ${code}${reason === undefined ? "" : ` (${reason})`}</p>`;
