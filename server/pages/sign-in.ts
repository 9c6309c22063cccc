import { html } from "hono/html";
import type { Html } from "./layout.ts";
import { field } from "./parts.ts";

const forExtension = html`<p class="notice">
  You are signing in the Ask a Peer extension of this browser: it will ask and answer in your name.
</p>`;

interface SignInPage {
  extension: boolean;
  /** What the button of the single sign-on says, if there is one. */
  singleSignOn: string | undefined;
  email?: string;
  fault?: string | undefined;
  /** The sample people of the demo. */
  samples?: Html;
}

export function signInPage({ extension, singleSignOn, email, fault, samples }: SignInPage): Html {
  return html`<h1>Sign in</h1>
    ${extension ? forExtension : ""}
    <p>Type your e-mail address at work. You get a code by mail; there is no password.</p>
    <form method="post" action="/sign-in">
      ${field({ name: "email", label: "E-mail", type: "email", value: email, fault, autocomplete: "email", maxlength: 254, autofocus: samples === undefined })}
      <button class="primary">Send me a code</button>
    </form>
    ${singleSignOn === undefined ? "" : html`<a class="button" href="/sign-in/single-sign-on">Go on with ${singleSignOn}</a>`}
    ${samples ?? ""}`;
}

/** `onConsole`: this service sends no mail. */
export function codePage({
  email,
  fault,
  onConsole,
}: {
  email: string;
  fault?: string | undefined;
  onConsole: boolean;
}): Html {
  return html`<h1>${onConsole ? "Look at the console" : "Look in your mail"}</h1>
    <p>
      ${
        onConsole
          ? html`This service sends no mail yet: the code for ${email} stands on its console. It works for ten minutes.`
          : html`We sent a code of six digits to ${email}. It works for ten minutes.`
      }
    </p>
    <form method="post" action="/sign-in/code">
      ${field({ name: "code", label: "Code", autocomplete: "one-time-code", maxlength: 20, digits: true, code: true, fault, autofocus: true })}
      <button class="primary">Go on</button>
    </form>
    <p><a href="/sign-in/again">Use another address, or have a new code sent</a></p>`;
}

interface ChoicePage {
  memberships: readonly { orgId: string; orgName: string }[];
  joins: { orgName: string } | null;
}

export function choicePage({ memberships, joins }: ChoicePage): Html {
  return html`<h1>Where to?</h1>
    <p>Your address belongs to more than one organisation. You can come back here for the other one.</p>
    <ul class="choices">
      ${memberships.map(
        ({ orgId, orgName }) =>
          html`<li>
            <form method="post" action="/sign-in/choose">
              <button name="orgId" value="${orgId}">${orgName}</button>
            </form>
          </li>`,
      )}
      ${joins === null ? "" : html`<li><a class="button" href="/sign-in/join">Join ${joins.orgName}</a></li>`}
    </ul>`;
}

export function joinPage({
  orgName,
  name,
  fault,
}: {
  orgName: string;
  name: string;
  fault?: string | undefined;
}): Html {
  return html`<h1>Welcome to ${orgName}</h1>
    <p>What do your colleagues call you? You can change it later.</p>
    <form method="post" action="/sign-in/join">
      ${field({ name: "name", label: "Your name", value: name, autocomplete: "name", maxlength: 200, fault, autofocus: true })}
      <button class="primary">Join</button>
    </form>`;
}

export function handOverPage({ name, orgName }: { name: string; orgName: string }): Html {
  return html`<h1>Let this browser ask and answer for you, ${name}?</h1>
    <p>The Ask a Peer extension of this browser will act as ${name} of ${orgName} until you sign out in it.</p>
    <form method="post" action="/sign-in/extension">
      <button class="primary" name="answer" value="yes">Let it</button>
      <button name="answer" value="no">Not now</button>
    </form>
    <p><a href="/sign-in/again">You are somebody else?</a></p>`;
}
