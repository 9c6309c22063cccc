import type { Hono } from "hono";
import { publishedKeys } from "../../lti/tool-keys.ts";
import type { Services } from "../../services.ts";
import type { AppEnv } from "../operation.ts";

/** The public halves of this tool's keys: the one that signs, the one that will, and for a day the one that did. */
export function ltiKeyRoutes(app: Hono<AppEnv>, services: Services): void {
  app.get("/lti/jwks.json", async (context) => {
    context.header("cache-control", "public, max-age=300");
    return context.json(await publishedKeys(services));
  });
}
