import { html, raw } from "hono/html";
import type { Person, Tool } from "../types.ts";
import { addresses, type World } from "../world.ts";
import { counted } from "./courses.ts";
import { type Html, layout } from "./layout.ts";

const PRIVACY = { all: "Name and e-mail", name: "Name only", email: "E-mail only", none: "Neither" } as const;

/** Tools: what is registered, what each is told, and a field to register another by its address. */
export function adminPage(world: World, person: Person): Html {
  const at = addresses(world);
  return layout(world, person, {
    title: "Tools",
    body: html`<h1>External tools</h1>
      <form class="register" method="get" action="/admin/register">
        <label for="address">Register a tool by its address</label>
        <input id="address" name="address" type="url" required placeholder="https://tool.example/register" />
        <button>Register</button>
      </form>
      ${[...world.tools.values()].map(toolPart)}
      <h2>This platform</h2>
      <dl class="facts">
        <dt>Issuer</dt>
        <dd>${world.origin}</dd>
        <dt>Sign-in (authorization)</dt>
        <dd>${at.authorization}</dd>
        <dt>Tokens</dt>
        <dd>${at.token}</dd>
        <dt>Keys</dt>
        <dd>${at.keys}</dd>
        <dt>Configuration</dt>
        <dd>${at.configuration}</dd>
      </dl>
      <p>${counted(world.keys.published().keys.length, "key")} published; the newest signs.</p>
      <form method="post" action="/admin/rotate"><button>Change the signing key</button></form>`,
  });
}

function toolPart(tool: Tool): Html {
  const id = encodeURIComponent(tool.clientId);
  const chosen = (holds: boolean, word: string) => (holds ? raw(word) : "");
  const box = (name: string, holds: boolean, words: string) =>
    html`<label><input type="checkbox" name="${name}" ${chosen(holds, "checked")} /> ${words}</label>`;
  return html`<section class="card">
    <h2>${tool.name}</h2>
    <dl class="facts">
      <dt>Client</dt>
      <dd>${tool.clientId}, deployment ${tool.deployments.join(", ")}</dd>
      <dt>Opens</dt>
      <dd>${tool.targetLinkUri}</dd>
      <dt>May ask for</dt>
      <dd>${tool.claims.join(", ") || "nothing"}</dd>
      <dt>Services</dt>
      <dd>${tool.scopes.map((scope) => scope.replace(/^.*\/scope\//, "")).join(", ") || "none"}</dd>
    </dl>
    <form method="post" action="/admin/tools/${id}">
      <fieldset>
        <legend>What it is told of people</legend>
        ${Object.entries(PRIVACY).map(
          ([value, words]) =>
            html`<label
              ><input type="radio" name="privacy" value="${value}" ${chosen(tool.privacy === value, "checked")} />
              ${words}</label
            >`,
        )}
      </fieldset>
      <fieldset>
        <legend>How it is opened</legend>
        ${box("anonymous", tool.anonymous, "Without saying who")}
        ${box("shortRoles", tool.shortRoles, "Short names for roles")}
        ${box("getLogin", tool.loginMethod === "GET", "First step by GET")}
        ${box("storage", tool.storageTarget !== null, "It may keep things in a frame of the campus")}
        ${box("resizes", tool.resizes, "It may set its own height")}
      </fieldset>
      <button>Save</button>
    </form>
    <div class="row">
      <form method="post" action="/admin/tools/${id}/everywhere"><button>Place beside every lesson</button></form>
      <a class="button" href="/admin/register?address=${encodeURIComponent(tool.targetLinkUri)}&amp;tool=${id}"
        >Register anew</a
      >
      <form method="post" action="/admin/tools/${id}/remove"><button class="plain">Remove</button></form>
    </div>
  </section>`;
}

/** A tool's registration page in a frame, until it says that it is done. */
export function registerPage(world: World, person: Person, address: string): Html {
  return layout(world, person, {
    title: "Register a tool",
    trail: [{ name: "Tools", to: "/admin" }],
    wide: true,
    scripts: ["host.js"],
    body: html`<h1>Register a tool</h1>
      <iframe
        class="choice"
        title="Registration page of the tool"
        src="${address}"
        data-origin="${new URL(address).origin}"
        data-resizes="yes"
        data-storage=""
        data-after="/admin"
      ></iframe>
      <p><a href="/admin">Back to the tools</a></p>`,
  });
}
