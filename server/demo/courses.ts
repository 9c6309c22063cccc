import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { html } from "hono/html";

const FOLDER = fileURLToPath(new URL("../../sample/courses", import.meta.url));

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Pages load nothing from elsewhere; frames and forms may lead to another host, for a tool launched from a course. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-src *",
  "form-action *",
  "base-uri 'none'",
].join("; ");

const PATHS = [
  "/moodle/advanced-sql/window-functions",
  "/openedx/kubernetes/services",
  "/coursera/data-cleaning-pandas",
  "/udemy/excel-pivot-tables",
  "/scorm/gdpr-basics",
  "/video/difficult-feedback",
  "/wiki/incident-response",
  "/de/projektmanagement-risikoanalyse",
  "/canvas/negotiation",
];

/** The sample LMS: `/` lists the course pages, each has a clean address. Knows the files it found when built, and no other. */
export function coursesApp(): Hono {
  const files = filesByAddress();
  const app = new Hono();
  app.get("*", async (c) => {
    const address = c.req.path.length > 1 ? c.req.path.replace(/\/+$/, "") : "/";
    const file = files.get(address);
    if (file === undefined) return c.html(missing(), 404);
    if (address !== c.req.path) return c.redirect(address, 301);
    return c.body(await readFile(file), 200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    });
  });
  return app;
}

/** The addresses of the course pages below `base`, such as `http://lms.localhost:4700`. */
export function courseAddresses(base: string): string[] {
  return PATHS.map((path) => new URL(path, base).href);
}

/** Files by the address they have: `a/b/index.html` is `/a/b`. An address that is no key reaches no file, whatever it holds. */
function filesByAddress(): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(FOLDER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in TYPES)) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(FOLDER, file).split(sep).join("/")}`;
    files.set(path, file);
    if (entry.name === "index.html") files.set(path.slice(0, -"/index.html".length) || "/", file);
  }
  return files;
}

function missing() {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>No such page</title>
        <meta name="viewport" content="width=device-width" />
      </head>
      <body style="font: 17px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1rem">
        <h1>There is no page here</h1>
        <p><a href="/">All sample course pages</a></p>
      </body>
    </html>`;
}
