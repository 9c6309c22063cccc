import type { Hono } from "hono";
import type { Services } from "../services.ts";
import { adminOverviewRoutes } from "./admin-overview.ts";
import { adminPeopleRoutes } from "./admin-people.ts";
import { askRoutes } from "./asks.ts";
import { doorRoutes } from "./doors.ts";
import { feedRoutes } from "./feed.ts";
import { healthRoutes } from "./health.ts";
import { importRoutes } from "./imports.ts";
import { matchRoutes } from "./match.ts";
import { meRoutes } from "./me.ts";
import type { Metrics } from "./metrics.ts";
import { offerRoutes } from "./offers.ts";
import { openapiRoutes } from "./openapi.ts";
import type { AppEnv } from "./operation.ts";
import { peopleRoutes } from "./people.ts";
import { skillsRoutes } from "./skills.ts";
import { threadRoutes } from "./threads.ts";
import { webRoutes } from "./web.ts";

/** Every route of the service, in one list. */
export function putRoutes(app: Hono<AppEnv>, services: Services, metrics: Metrics): void {
  healthRoutes(app, services, metrics);
  doorRoutes(app, services);
  matchRoutes(app, services);
  askRoutes(app, services);
  threadRoutes(app, services);
  offerRoutes(app, services);
  feedRoutes(app, services);
  meRoutes(app, services);
  peopleRoutes(app, services);
  skillsRoutes(app, services);
  adminPeopleRoutes(app, services);
  adminOverviewRoutes(app, services);
  importRoutes(app, services);
  openapiRoutes(app);
  webRoutes(app);
}
