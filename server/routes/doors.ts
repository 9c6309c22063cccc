import type { Hono } from "hono";
import type { Services } from "../services.ts";
import { firstRunRoutes } from "./first-run.ts";
import { invitationRoutes } from "./invitation.ts";
import type { AppEnv } from "./operation.ts";
import { pageStyleRoutes } from "./page-style.ts";
import { sessionRoutes } from "./session.ts";
import { signInLimits } from "./sign-in-limits.ts";
import { signInRoutes } from "./sign-in.ts";
import { unsubscribeRoutes } from "./unsubscribe.ts";

/** Every way in and out, counted by the same limits. Comes before the web app, whose start the first run takes. */
export function doorRoutes(app: Hono<AppEnv>, services: Services): void {
  const limits = signInLimits();
  pageStyleRoutes(app);
  firstRunRoutes(app, services, limits);
  signInRoutes(app, services, limits);
  sessionRoutes(app, services, limits);
  invitationRoutes(app, services, limits);
  unsubscribeRoutes(app, services);
}
