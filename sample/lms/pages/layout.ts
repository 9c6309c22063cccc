import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { fullName } from "../people.ts";
import type { Person } from "../types.ts";
import type { World } from "../world.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const ROLE_WORDS = { teacher: "teacher", student: "student", admin: "administrator" } as const;

interface Page {
  title: string;
  /** The language of what is taught, where it is not English. */
  lang?: string;
  /** Where one is: names and addresses, from the top down. */
  trail?: readonly { name: string; to: string }[];
  body: Html;
  /** Scripts below `/assets`. */
  scripts?: readonly string[];
  wide?: boolean;
}

/** A whole page of the campus, as this person sees it. */
export function layout(world: World, person: Person, { title, trail = [], body, scripts = [], wide }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} · Harbourline Campus</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/campus.css" />
        ${scripts.map((name) => html`<script src="/assets/${name}" defer></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <a class="brand" href="/">Harbourline Campus</a>
          <nav aria-label="Campus">
            <a href="/">Courses</a>
            ${person.role === "admin" ? html`<a href="/admin">Tools</a>` : ""}
          </nav>
          ${switcher(world, person)}
        </header>
        <main id="content" class="${wide === true ? "wide" : ""}">
          ${
            trail.length === 0
              ? ""
              : html`<nav class="trail" aria-label="Where you are">
                  <ol>
                    ${trail.map(({ name, to }) => html`<li><a href="${to}">${name}</a></li>`)}
                  </ol>
                </nav>`
          }
          ${body}
        </main>
      </body>
    </html>`;
}

/** Whose eyes the campus is seen with; a sample needs no password. */
function switcher({ cast }: World, person: Person): Html {
  const known = cast.some(({ id }) => id === person.id) ? cast : [person, ...cast];
  return html`<form class="switcher" method="post" action="/sign-in">
    <label for="person">You are</label>
    <select id="person" name="person">
      ${known.map(
        (one) =>
          html`<option value="${one.id}" ${one.id === person.id ? raw("selected") : ""}>
            ${fullName(one)} (${ROLE_WORDS[one.role]})
          </option>`,
      )}
    </select>
    <button>Switch</button>
  </form>`;
}
