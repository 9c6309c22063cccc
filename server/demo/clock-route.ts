import { eq } from "drizzle-orm";
import type { Hono } from "hono";
import { Duration } from "luxon";
import * as z from "zod/mini";
import { DAY, type movableClock } from "../clock.ts";
import { service } from "../db/schema/index.ts";
import type { Database } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import { jsonBody } from "../routes/json-body.ts";
import type { AppEnv } from "../routes/operation.ts";
import type { Services } from "../services.ts";

const KEY = "demo_clock_ahead";
const MAX_ADVANCE = 366 * DAY;
/** Steps lead to steps: an expired offer to the next wave. */
const MAX_ROUNDS = 20;

const ClockBody = z.object({ advance: z.string().check(z.maxLength(40)) });

/** How far the demo's time was moved on before, in milliseconds. */
export async function clockAhead(db: Database): Promise<number> {
  const [row] = await db.crossing("demo", (tx) =>
    tx.select({ value: service.value }).from(service).where(eq(service.key, KEY)),
  );
  return Number(row?.value ?? 0);
}

/**
 * `POST /demo/clock {advance: "PT4H"}`: moves the service's time on and takes every step that came due. `moved` hears how
 * far ahead the time is now, in milliseconds.
 */
export function clockRoute(
  app: Hono<AppEnv>,
  services: Services,
  clock: ReturnType<typeof movableClock>,
  moved: (aheadMs: number) => Promise<void>,
): void {
  app.post("/demo/clock", async (context) => {
    const parsed = ClockBody.safeParse(await jsonBody(context.req.raw));
    const milliseconds = Duration.fromISO(parsed.data?.advance ?? "").toMillis();
    if (!(milliseconds > 0 && milliseconds <= MAX_ADVANCE)) {
      throw new Refusal("invalid", {
        fields: [{ path: "advance", message: "must be an ISO 8601 duration up to a year, such as PT4H" }],
      });
    }
    clock.advance(milliseconds);
    const ahead = (await clockAhead(services.db)) + milliseconds;
    const value = String(ahead);
    await services.db.crossing("demo", (tx) =>
      tx.insert(service).values({ key: KEY, value }).onConflictDoUpdate({ target: service.key, set: { value } }),
    );
    await moved(ahead);
    for (let round = 0; round < MAX_ROUNDS; round++) await services.sweeper.round();
    return context.json({ now: clock.now().toISOString() });
  });
}
