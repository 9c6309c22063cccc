import { html } from "hono/html";
import type { Html } from "./layout.ts";

interface Sample {
  id: string;
  name: string;
  title: string;
  role: "member" | "admin";
}

/** How many of an organisation stand there as buttons; the others are in a list. */
const BUTTONS = 5;

/** The sample people of the demo, those worth meeting first: a few to press, all to choose from. */
export function demoSamplesPart(samples: readonly { org: string; people: readonly Sample[] }[]): Html {
  return html`<section>
    <h2>Or be one of the sample people</h2>
    <p class="quiet">This is the demo: nobody here is real, and a press signs you in.</p>
    ${samples.map(({ org, people }) => organisation(org, people))}
  </section>`;
}

function organisation(org: string, people: readonly Sample[]): Html {
  return html`<h3 class="small">${org}</h3>
    <ul class="choices">
      ${people.slice(0, BUTTONS).map(
        ({ id, name, title, role }) =>
          html`<li>
            <form method="post" action="/demo/sign-in">
              <button name="personId" value="${id}">
                ${name} <span class="quiet">${role === "admin" ? "looks after Ask a Peer here" : title}</span>
              </button>
            </form>
          </li>`,
      )}
    </ul>
    <details>
      <summary>All ${people.length} people of ${org}</summary>
      <form method="post" action="/demo/sign-in">
        <select name="personId" aria-label="Person of ${org}">
          ${people
            .toSorted((left, right) => left.name.localeCompare(right.name, "en"))
            .map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
        </select>
        <button>Sign in as this person</button>
      </form>
    </details>`;
}
