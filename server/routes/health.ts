import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import type { Services } from "../services.ts";
import type { Metrics } from "./metrics.ts";
import type { AppEnv } from "./operation.ts";

const READY_WITHIN_MS = 2000;

/** Alive, able to serve, and in numbers. */
export function healthRoutes(app: Hono<AppEnv>, { db }: Services, { registry }: Metrics): void {
  app.get("/healthz", (context) => context.json({ alive: true }));

  app.get("/readyz", async (context) => {
    const answered = db
      .crossing("ready", (tx) => tx.execute(sql`select 1`))
      .then(
        () => true,
        () => false,
      );
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
    });
    const ready = await Promise.race([answered, late]);
    clearTimeout(timer);
    return context.json({ ready }, ready ? 200 : 503);
  });

  app.get("/metrics", async (context) =>
    context.body(await registry.metrics(), 200, { "content-type": registry.contentType }),
  );
}
