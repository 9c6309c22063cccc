import { html } from "hono/html";
import type { Html } from "./layout.ts";

/** Tells the extension, when it is pressed on this page, which service it belongs to. */
export const serverMeta = (publicUrl: string): Html => html`<meta name="ask-a-peer-server" content="${publicUrl}" />`;

export function invitationPage({ orgName }: { orgName: string }): Html {
  return html`<h1>${orgName} asks its peers</h1>
    <p>
      Stuck in a course? Press one button, and Ask a Peer names colleagues who know exactly this. One of them answers,
      in minutes you both agreed on. Another day the one who knows is you.
    </p>
    <ol class="steps">
      <li>Add the extension <strong>Ask a Peer</strong> to your browser.</li>
      <li>Come back here and press its button: from then on it knows ${orgName}.</li>
      <li>Sign in with your e-mail address. You get a code; there is no password.</li>
    </ol>
    <p class="notice">
      It looks at a page only when you press it, and shows you what it would send before anything is sent.
    </p>
    <a class="button" href="/sign-in">Go on without the extension</a>`;
}
