import { Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { secureHeaders } from "hono/secure-headers";
import { TrieRouter } from "hono/router/trie-router";
import type { Logger } from "pino";
import { sqlState } from "./db/transaction.ts";
import type { Settings } from "./env.ts";
import { refusalPage } from "./pages/turned-away.ts";
import { problemResponse, Refusal } from "./refusal.ts";
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
    const requestId = uuidv7(clock.now());
    context.set("requestId", requestId);
    await next();
    // Not by the context's own way, which would make the answer anew and its text a stream.
    context.res.headers.set("x-request-id", requestId);
  });
  app.use(measured(metrics, log));
  putHeaders(app, services.settings);
  app.use(async (context, next) => {
    if (context.req.url.length > MAX_URL) throw new Refusal("bad_parameter");
    await next();
  });

  putRoutes(app, services, metrics);

  putRefusals(app, log);
  return app;
}

/** What every answer carries, a refusal too. */
function putHeaders(app: Hono<AppEnv>, { publicUrl }: Pick<Settings, "publicUrl">): void {
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
  app.use(
    keepingOwn(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "blob:", "data:"],
          connectSrc: ["'self'", publicUrl.replace(/^http/, "ws")],
          formAction: ["'self'", "https:"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
        crossOriginResourcePolicy: false,
        referrerPolicy: "no-referrer",
        ...(publicUrl.startsWith("https:") ? {} : { strictTransportSecurity: false }),
      }),
    ),
  );
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

/** Headers for every answer, except where a page brings its own, which are stricter or know more. */
function keepingOwn(headers: MiddlewareHandler<AppEnv>): MiddlewareHandler<AppEnv> {
  const names = ["content-security-policy", "referrer-policy", "x-frame-options"];
  return async (context, next) => {
    await next();
    const own = names.map((name) => [name, context.res.headers.get(name)] as const);
    await headers(context, async () => {});
    for (const [name, value] of own) if (value !== null) context.res.headers.set(name, value);
    // A page that lists its frames would be kept out of them by the older word.
    const { headers: answer } = context.res;
    const framed = own[0]?.[1]?.includes("frame-ancestors") === true && own[2]?.[1] === null;
    if (framed) answer.delete("x-frame-options");
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
