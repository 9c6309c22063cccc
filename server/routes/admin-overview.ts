import type { Hono } from "hono";
import { Overview } from "../contract/admin.ts";
import { readOverview } from "../people/overview.ts";
import type { Services } from "../services.ts";
import { type AppEnv, operation } from "./operation.ts";

/** What those who look after the organisation see of its asking: counts alone. */
export function adminOverviewRoutes(app: Hono<AppEnv>, services: Services): void {
  operation(app, services, {
    method: "get",
    path: "/api/admin/overview",
    tag: "admin",
    summary: "Counts of the last 90 days, from five up, and skills that nobody has evidence for",
    guard: "admin",
    answers: { 200: Overview },
    example: {},
    handle: async ({ actor, context }) => context.json(await readOverview(services, actor)),
  });
}
