import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { html } from "hono/html";
import type { LaunchFacts } from "../contract/lti.ts";
import { inlineJson } from "./inline-json.ts";
import { type Rendered, rendered } from "./layout.ts";

const PLACES = ["../../dist/web/lti/index.html", "../../dist/web/lti.html"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** How often the folder is looked into, in milliseconds. */
const LOOK_EVERY = 1000;

let read: { path: string; at: number; text: string } | undefined;
let looked: { at: number; page: string | null } | undefined;

/** The built page, read again within a second after it was built again; null while it is not. */
function builtPage(): string | null {
  const now = performance.now();
  if (looked === undefined || now - looked.at >= LOOK_EVERY) looked = { at: now, page: lookForPage() };
  return looked.page;
}

function lookForPage(): string | null {
  const path = PLACES.find((place) => existsSync(place));
  if (path === undefined) return null;
  const at = statSync(path).mtimeMs;
  if (read?.path !== path || read.at !== at) read = { path, at, text: readFileSync(path, "utf8") };
  return read.text;
}

interface Around {
  publicUrl: string;
  frameAncestors: readonly string[];
  /** Where a teacher's choice is posted to, by origin. */
  formTargets: readonly string[];
}

/** What a launch answers with: the widget's page, with what it needs to know in the element `#launch`. */
export async function launchPage(
  facts: LaunchFacts,
  { publicUrl, frameAncestors, formTargets }: Around,
): Promise<Rendered> {
  const built = builtPage();
  const json = String(await inlineJson("launch", facts));
  if (built === null) {
    const body = html`<p>The widget is not built yet. Run: npm run build</p>
      ${inlineJson("launch", facts)}`;
    return rendered({ title: "Ask a Peer", body, frameAncestors, formTargets });
  }
  const end = built.indexOf("</head>");
  return {
    status: 200,
    text: `${built.slice(0, end)}${json}${built.slice(end)}`,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        `connect-src 'self' ${publicUrl.replace(/^http/, "ws")}`,
        `form-action ${["'self'", "https:", ...formTargets].join(" ")}`,
        "base-uri 'none'",
        `frame-ancestors ${frameAncestors.join(" ") || "'none'"}`,
      ].join("; "),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
    },
  };
}
