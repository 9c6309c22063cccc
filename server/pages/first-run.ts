import { html } from "hono/html";
import type { Html } from "./layout.ts";
import { field } from "./parts.ts";

export type FirstRunField = "code" | "orgName" | "name" | "email" | "timeZone";

interface FirstRunPage {
  typed: Partial<Record<FirstRunField, string>>;
  faults: Partial<Record<FirstRunField, string>>;
  timeZones: readonly string[];
}

/** The page of an empty service. */
export function firstRunPage({ typed, faults, timeZones }: FirstRunPage): Html {
  return html`<h1>Set up Ask a Peer</h1>
    <p>Nobody is here yet. Name your organisation and yourself; afterwards you invite your colleagues.</p>
    <form method="post" action="/welcome">
      ${field({ name: "code", label: "Code", hint: "It stands on the console where the service was started.", value: typed.code, fault: faults.code, autocomplete: "off", maxlength: 40, code: true, autofocus: Object.keys(faults).length === 0 })}
      ${field({ name: "orgName", label: "Name of the organisation", value: typed.orgName, fault: faults.orgName, autocomplete: "organization", maxlength: 200 })}
      ${field({ name: "name", label: "Your name", value: typed.name, fault: faults.name, autocomplete: "name", maxlength: 200 })}
      ${field({ name: "email", label: "Your e-mail", hint: "You sign in with it from now on.", type: "email", value: typed.email, fault: faults.email, autocomplete: "email", maxlength: 254 })}
      <div class="field">
        <label for="timeZone">Your time zone</label>
        <select id="timeZone" name="timeZone" ${faults.timeZone === undefined ? "" : html`aria-invalid="true"`}>
          ${timeZones.map((zone) => html`<option ${zone === typed.timeZone ? html`selected` : ""}>${zone}</option>`)}
        </select>
      </div>
      <button class="primary">Set up</button>
    </form>
    <p class="quiet small">It starts with a few hundred skills of working life, which you can change.</p>`;
}
