import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { describeRoute } from "hono-openapi";
import * as z from "zod/mini";
import type { Actor } from "../auth/actor.ts";
import { Problem, type ProblemCode, problems } from "../contract/problem.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { actorOf, isSignedOut } from "./caller.ts";
import { jsonBody } from "./json-body.ts";
import { callsAMinute } from "./rate-limit.ts";

export interface AppEnv {
  Variables: { requestId: string; actor?: Actor };
}

type Schema = z.core.$ZodType;
type Out<S> = S extends Schema ? z.core.output<S> : undefined;
type Method = "get" | "put" | "post" | "delete";

/** What a handler is given: everything parsed, and who calls. */
export interface Call<P, Q, B, A> {
  services: Services;
  actor: A;
  params: P;
  query: Q;
  body: B;
  context: Context<AppEnv>;
}

export interface Operation<P, Q, B, G extends "public" | "member" | "admin"> {
  method: Method;
  /** Hono's pattern, such as `/api/asks/:id`. */
  path: string;
  tag: string;
  summary: string;
  guard: G;
  params?: P;
  query?: Q;
  body?: B;
  /** Reads the body where JSON is not the only way to bring it. */
  read?: (request: Request) => Promise<unknown>;
  /** Bytes at most; 64 kB unless told. */
  bodyLimit?: number;
  /** What it answers by status; null for an answer without a body of ours. */
  answers: Record<number, Schema | null>;
  problems?: ProblemCode[];
  /** The answer to a session that is over already, where that is as good as done. */
  whenSignedOut?: (context: Context<AppEnv>) => Response;
  /** A call that succeeds against the demo, as its first person. */
  example: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
  handle(call: Call<Out<P>, Out<Q>, Out<B>, G extends "public" ? Actor | null : Actor>): Promise<Response> | Response;
}

const BODY_LIMIT = 64 * 1024;

/** Puts one operation of the contract into the app: guard, limits, parsing, documentation. */
export function operation<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
  G extends "public" | "member" | "admin" = "member",
>(app: Hono<AppEnv>, services: Services, spec: Operation<P, Q, B, G>): void {
  const limit = bodyLimit({
    maxSize: spec.bodyLimit ?? BODY_LIMIT,
    onError: () => {
      throw new Refusal("too_large");
    },
  });
  app.on(spec.method.toUpperCase(), spec.path, describeRoute(describe(spec)), limit, async (context) => {
    if (spec.whenSignedOut !== undefined && (await isSignedOut(context, services))) return spec.whenSignedOut(context);
    const actor = spec.guard === "public" ? null : await actorOf(context, services);
    if (actor !== null) await callsAMinute(services)(`${actor.orgId}/${actor.personId}`);
    if (spec.guard === "admin" && actor?.role !== "admin") throw new Refusal("not_allowed");
    const params = parsed(spec.params, context.req.param(), "bad_parameter");
    const query = parsed(spec.query, context.req.query(), "bad_parameter");
    const body =
      spec.body === undefined
        ? undefined
        : parsed(spec.body, await (spec.read ?? jsonBody)(context.req.raw), "invalid");
    return spec.handle({
      services,
      actor: actor as never,
      params: params as Out<P>,
      query: query as Out<Q>,
      body: body as Out<B>,
      context,
    });
  });
}

function parsed(schema: Schema | undefined, value: unknown, code: "bad_parameter" | "invalid"): unknown {
  if (schema === undefined) return undefined;
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const fields = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new Refusal(code, { fields });
}

const jsonSchema = (schema: Schema, io: "input" | "output") => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest as never;
};

function parametersOf(schema: Schema | undefined, place: "path" | "query", examples: Record<string, string> = {}) {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property as never,
    ...(examples[name] === undefined ? {} : { example: examples[name] }),
  }));
}

function describe<P extends Schema | undefined, Q extends Schema | undefined, B extends Schema | undefined>(
  spec: Operation<P, Q, B, "public" | "member" | "admin"> | Operation<P, Q, B, never>,
) {
  const codes: ProblemCode[] = [
    ...(spec.guard === "public" ? [] : (["not_signed_in"] as const)),
    ...(spec.guard === "admin" ? (["not_allowed"] as const) : []),
    ...(spec.params === undefined && spec.query === undefined ? [] : (["bad_parameter"] as const)),
    ...(spec.body === undefined ? [] : (["bad_body", "too_large", "not_json", "invalid"] as const)),
    ...(spec.problems ?? []),
    "too_many",
  ];
  const answers = Object.entries(spec.answers).map(([status, schema]) => [
    status,
    schema === null
      ? { description: "Done." }
      : { description: "Done.", content: { "application/json": { schema: jsonSchema(schema, "output") } } },
  ]);
  const refusals = [...new Set(codes.map((code) => problems[code].status))].map((status) => [
    String(status),
    {
      description: codes
        .filter((code) => problems[code].status === status)
        .map((code) => `\`${code}\`: ${problems[code].title}`)
        .join("\n\n"),
      content: { "application/problem+json": { schema: jsonSchema(Problem, "output") } },
    },
  ]);
  return {
    tags: [spec.tag],
    summary: spec.summary,
    security: spec.guard === "public" ? [] : [{ session: [] }],
    parameters: [
      ...parametersOf(spec.params, "path", spec.example.params),
      ...parametersOf(spec.query, "query", spec.example.query),
    ],
    ...(spec.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: jsonSchema(spec.body, "input"), example: spec.example.body } },
          },
        }),
    responses: Object.fromEntries([...answers, ...refusals]) as never,
  };
}
