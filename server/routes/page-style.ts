import type { Hono } from "hono";
import { style, stylePath } from "../pages/layout.ts";
import type { AppEnv } from "./operation.ts";

/** The style of the pages that the service draws itself. */
export function pageStyleRoutes(app: Hono<AppEnv>): void {
  app.get(stylePath, (context) =>
    context.body(style, 200, {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    }),
  );
}
