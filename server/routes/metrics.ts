import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { Logger } from "pino";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { AppEnv } from "./operation.ts";

export interface Metrics {
  registry: Registry;
  answers: Counter<"method" | "route" | "status">;
  seconds: Histogram<"method" | "route">;
}

/** The service's own numbers; labels are routes as written in the code, never an address or a name. */
export function createMetrics(sockets: () => number): Metrics {
  const registry = new Registry();
  // Measured ten times as often it would wake a service that has nothing to do a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  new Gauge({
    name: "ask_a_peer_live_sockets",
    help: "Open live channels on this node.",
    registers: [registry],
    collect() {
      this.set(sockets());
    },
  });
  return {
    registry,
    answers: new Counter({
      name: "ask_a_peer_http_answers_total",
      help: "Answers by route and status.",
      labelNames: ["method", "route", "status"],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: "ask_a_peer_http_seconds",
      help: "Time to answer, by route.",
      labelNames: ["method", "route"],
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
      registers: [registry],
    }),
  };
}

/** Counts and logs each answer, by its route as written in the code: addresses hold ids and secrets. */
export function measured({ answers, seconds }: Metrics, log: Logger): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const started = performance.now();
    await next();
    const { method } = context.req;
    const route = routePath(context, -1);
    const { status } = context.res;
    const took = performance.now() - started;
    answers.inc({ method, route, status });
    seconds.observe({ method, route }, took / 1000);
    log.debug({ requestId: context.get("requestId"), method, route, status, ms: Math.round(took) }, "answered");
  };
}
