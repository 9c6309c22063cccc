import { Hono } from "hono";
import { cors } from "hono/cors";
import { TrieRouter } from "hono/router/trie-router";
import type { Logger } from "pino";
import { sqlState } from "./db/transaction.ts";
import { refusalPage } from "./pages/turned-away.ts";
import { problemResponse, Refusal } from "./refusal.ts";
import { putCommonHeaders } from "./routes/common-headers.ts";
import { measured, type Metrics } from "./routes/metrics.ts";
import type { AppEnv } from "./routes/operation.ts";
import { putRoutes } from "./routes/index.ts";
import type { Services } from "./services.ts";
import { uuidv7 } from "./uuid.ts";

/** Extensions call from another origin, random in Firefox; they carry a bearer token, never a cookie. */
const EXTENSION_ORIGIN = /^(?:chrome|moz)-extension:\/\/[0-9a-z-]{1,64}$/i;
const MAX_URL = 8192;
const METHODS = ["GET", "PUT", "POST", "DELETE"];

/** The whole service as one Hono app: what it answers is decided by the routes, how it fails is decided here. */
export function createApp(services: Services, metrics: Metrics): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { log, clock } = services;

  app.use(async (context, next) => {
    context.set("requestId", uuidv7(clock.now()));
    await next();
  });
  app.use(measured(metrics, log));
  app.use(putCommonHeaders(services.settings));
  putApiHeaders(app);
  app.use(async (context, next) => {
    if (context.req.url.length > MAX_URL) throw new Refusal("bad_parameter");
    await next();
  });

  putRoutes(app, services, metrics);

  putRefusals(app, log);
  return app;
}

/** What every answer of the API carries, a refusal too. */
function putApiHeaders(app: Hono<AppEnv>): void {
  app.use(
    "/api/*",
    cors({
      origin: (origin) => (EXTENSION_ORIGIN.test(origin) ? origin : null),
      allowHeaders: ["authorization", "content-type"],
      allowMethods: ["GET", "PUT", "POST", "DELETE"],
      exposeHeaders: ["retry-after", "x-request-id"],
      maxAge: 600,
    }),
  );
  app.use("/api/*", async (context, next) => {
    await next();
    context.res.headers.set("cache-control", "private, no-store");
  });
}

/** How a call ends that no route answers, or that a route cannot answer. */
function putRefusals(app: Hono<AppEnv>, log: Logger): void {
  const allowed = allowedMethods(app);
  app.notFound((context) => {
    const methods = allowed(context.req.path);
    // Whoever follows a wrong address in a browser reads a page; programs read the code.
    const isPerson = context.req.header("accept")?.includes("text/html") === true;
    if (methods.length === 0 && isPerson && !context.req.path.startsWith("/api/")) {
      return refusalPage(new Refusal("not_found"));
    }
    const response = problemResponse(
      new Refusal(methods.length > 0 ? "method_not_allowed" : "not_found"),
      context.get("requestId"),
    );
    if (methods.length > 0) response.headers.set("allow", methods.join(", "));
    return response;
  });
  app.onError((error, context) => {
    const requestId = context.get("requestId");
    const refusal = refusalOf(error);
    if (refusal.code === "broken" || refusal.code === "away") log.error({ err: error, requestId }, "a call failed");
    return problemResponse(refusal, requestId);
  });
}

/** The methods that an address answers to; none where there is nothing. Knows routes that are added later, too. */
function allowedMethods(app: Hono<AppEnv>): (path: string) => string[] {
  let known = 0;
  let router = new TrieRouter<true>();
  return (path) => {
    if (known !== app.routes.length) {
      known = app.routes.length;
      router = new TrieRouter<true>();
      for (const route of app.routes) if (route.method !== "ALL") router.add(route.method, route.path, true);
    }
    const methods = METHODS.filter((method) => router.match(method, path)[0].length > 0);
    return methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  };
}

/** The database is away, going, full, read-only, or too slow; or two calls stood in each other's way to the end. */
const AWAY_STATES = /^(?:08...|57P0.|57014|53...|58...|25006|25P03|55P03|40001|40P01)$/;
const AWAY_CODES = /^(?:E(?:CONN|HOST|NET|AI_|PIPE|TIMEDOUT|NOENT|NOTFOUND))/;
const AWAY_WORDS =
  /timeout exceeded when trying to connect|Query read timeout|Connection terminated|not queryable|ending the pool/i;

/** What a caller may know of an error: a refusal as it is, a database that is away as such, all else nothing. */
function refusalOf(error: Error): Refusal {
  if (error instanceof Refusal) return error;
  const state = sqlState(error) ?? "";
  // Text that the database cannot hold, such as a number out of range, is the caller's to mend.
  if (state.startsWith("22")) return new Refusal("invalid");
  if (/^23505$/.test(state)) return new Refusal("conflict");
  const words = `${error.message} ${error.cause instanceof Error ? error.cause.message : ""}`;
  const away = AWAY_STATES.test(state) || AWAY_CODES.test(state) || AWAY_WORDS.test(words);
  return away ? new Refusal("away", { retryAfter: 2 }) : new Refusal("broken");
}
