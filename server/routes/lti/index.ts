import type { Hono } from "hono";
import type { Services } from "../../services.ts";
import type { AppEnv } from "../operation.ts";
import { ltiKeyRoutes } from "./jwks.ts";
import { ltiLaunchRoutes } from "./launch.ts";
import { ltiLoginRoutes } from "./login.ts";

/** The doors of LTI 1.3 at which platforms knock: login, launch, keys. */
export function ltiRoutes(app: Hono<AppEnv>, services: Services): void {
  ltiLoginRoutes(app, services);
  ltiLaunchRoutes(app, services);
  ltiKeyRoutes(app, services);
}
