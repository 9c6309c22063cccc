import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { relative } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import type { AppEnv } from "./operation.ts";

const built = fileURLToPath(new URL("../../dist/web", import.meta.url));
const YEAR = "public, max-age=31536000, immutable";

/** The web app at `/`, the admin page at `/admin`, as the build left them; any other path is the app's own. */
export function webRoutes(app: Hono<AppEnv>): void {
  const root = relative(process.cwd(), built) || ".";
  app.get("/assets/*", serveStatic({ root, onFound: (_path, context) => context.header("cache-control", YEAR) }));
  app.get("/favicon.svg", serveStatic({ root }));
  for (const [paths, page] of [
    [["/admin", "/admin/"], "admin/index.html"],
    [
      ["/", "/ask", "/inbox", "/threads", "/threads/*", "/coaching", "/coaching/*", "/profile", "/settings"],
      "index.html",
    ],
  ] as const) {
    for (const path of paths) {
      app.get(path, async (context, next) => {
        if (!existsSync(built)) return context.text("The web app is not built yet. Run: npm run build\n", 503);
        context.header("cache-control", "no-cache");
        return serveStatic({ root, path: page })(context as never, next);
      });
    }
  }
}
