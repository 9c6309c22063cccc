import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { adminRoutes } from "./admin-routes.ts";
import { ltiRoutes } from "./lti-routes.ts";
import { pageRoutes } from "./page-routes.ts";
import { errorPage } from "./pages/error-page.ts";
import { serviceRoutes } from "./service-routes.ts";
import type { World } from "./world.ts";

const ASSETS = ["campus.css", "host.js", "send.js", "storage.js", "to-top.js"];
const TYPES: Record<string, string> = { ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8" };

/** Tools stand in frames and are posted to, wherever they are; nothing else comes from elsewhere. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src *",
  "form-action *",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join("; ");

/** The whole platform. `changed` is called after whatever may have changed something. */
export function createApp(world: World, adminKey: string | null, changed: () => void): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("content-security-policy", POLICY);
    c.header("x-content-type-options", "nosniff");
    if (c.req.method !== "GET") changed();
  });
  // A page elsewhere may send people to `/lti`, as the standard wants, and change nothing by it.
  const ownForms = csrf({ origin: world.origin });
  app.use((c, next) => (c.req.path.startsWith("/lti/") ? next() : ownForms(c, next)));
  for (const name of ASSETS) {
    const text = readFileSync(join(import.meta.dirname, "assets", name), "utf8");
    const type = TYPES[extname(name)] ?? "text/plain";
    app.get(`/assets/${name}`, (c) => c.body(text, 200, { "content-type": type, "cache-control": "no-cache" }));
  }
  ltiRoutes(app, world);
  serviceRoutes(app, world);
  adminRoutes(app, world, adminKey);
  pageRoutes(app, world);
  app.notFound((c) => c.html(errorPage("There is no page here", "It may have been removed."), 404));
  return app;
}
