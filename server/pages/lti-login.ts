import { html } from "hono/html";
import type { Storage } from "../lti/login.ts";
import { inlineJson } from "./inline-json.ts";
import type { Page } from "./layout.ts";

interface LoginPage {
  id: string;
  proof: string;
  authAddress: string;
  storage: Storage | null;
  frameAncestors: readonly string[];
}

/** How long the platform has to say that it keeps the proof, and to give it back. */
const STORE_MS = 1000;
const FETCH_MS = 2000;

/** Who keeps things for us: the frame around, or one of its frames that the platform named. Nothing in a tab. */
const keeper = `const keeper = (target) => {
  const around = window.parent === window ? window.opener : window.parent;
  if (!around || target === "_parent") return around;
  try { return around.frames[target] || around; } catch { return around; }
};`;

const keepProof = `(() => {
  const { id, proof, to, storage } = JSON.parse(document.getElementById("login").textContent);
  ${keeper}
  let gone = false;
  const goOn = () => { if (!gone) { gone = true; location.replace(to); } };
  try { sessionStorage.setItem("lti-" + id, proof); } catch {}
  const frame = storage && keeper(storage.target);
  if (!frame) return goOn();
  addEventListener("message", ({ origin, data }) => {
    if (origin === storage.origin && data && data.subject === "lti.put_data.response" && data.message_id === id) goOn();
  });
  frame.postMessage({ subject: "lti.put_data", message_id: id, key: "lti-" + id, value: proof }, storage.origin);
  setTimeout(goOn, ${STORE_MS});
})()`;

/** On the way to the platform's own page: leaves the proof where this very browser finds it again, and goes on. */
export const loginPage = ({ id, proof, authAddress, storage, frameAncestors }: LoginPage): Page => ({
  title: "One moment",
  body: html`<p role="status">One moment…</p>
    <noscript
      ><p>Ask a Peer needs JavaScript. <a href="${authAddress}">Go on without</a></p></noscript
    >
    ${inlineJson("login", { id, proof, to: authAddress, storage })}`,
  frameAncestors,
  script: keepProof,
  secretAddress: true,
});

interface ProofPage {
  id: string;
  state: string;
  storage: Storage | null;
  /** Where the form of the new tab is led on to; null where there is no further way. */
  authOrigin: string | null;
  frameAncestors: readonly string[];
}

const giveProof = `(() => {
  const { id, storage } = JSON.parse(document.getElementById("launch").textContent);
  ${keeper}
  const form = document.getElementById("proven");
  let done = false;
  const send = (proof) => { if (!done) { done = true; form.elements.proof.value = proof; form.submit(); } };
  const giveUp = () => {
    if (done) return;
    done = true;
    document.getElementById("waiting").hidden = true;
    document.getElementById("unproven").hidden = false;
  };
  let kept = null;
  try { kept = sessionStorage.getItem("lti-" + id); sessionStorage.removeItem("lti-" + id); } catch {}
  if (kept) return send(kept);
  const frame = storage && keeper(storage.target);
  if (!frame) return giveUp();
  addEventListener("message", ({ origin, data }) => {
    if (origin !== storage.origin || !data || data.subject !== "lti.get_data.response" || data.message_id !== id) return;
    if (typeof data.value === "string" && data.value) send(data.value); else giveUp();
  });
  frame.postMessage({ subject: "lti.get_data", message_id: id, key: "lti-" + id }, storage.origin);
  setTimeout(giveUp, ${FETCH_MS});
})()`;

/** A launch without its cookie: the page looks for the proof where the login left it, and posts again with it. */
export const proofPage = ({ id, state, storage, authOrigin, frameAncestors }: ProofPage): Page => ({
  title: "One moment",
  status: 401,
  body: html`<p role="status" id="waiting">One moment…</p>
    <noscript><p>Ask a Peer needs JavaScript.</p></noscript>
    <form id="proven" method="post" action="/lti/launch" hidden>
      <input type="hidden" name="state" value="${state}" />
      <input type="hidden" name="proof" />
    </form>
    <div id="unproven" hidden>${authOrigin === null ? noWay() : newTab(state)}</div>
    ${inlineJson("launch", { id, storage })}`,
  frameAncestors,
  formTargets: authOrigin === null ? [] : [authOrigin],
  script: giveProof,
});

const newTab = (state: string) =>
  html`<h1>Open it in a new tab</h1>
    <p>
      Your browser keeps nothing for pages inside other pages, so here we cannot tell that it was you who opened this.
    </p>
    <form method="post" action="/lti/again" target="_blank">
      <input type="hidden" name="state" value="${state}" />
      <button class="primary">Open in a new tab</button>
    </form>`;

const noWay = () =>
  html`<h1>Your browser keeps nothing for us</h1>
    <p>So we cannot tell that it was you who opened this. Allow cookies for this address, then open it once more.</p>`;
