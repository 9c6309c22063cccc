import type { Context, Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { refusalPage } from "../pages/turned-away.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { refuseCrossSite } from "./caller.ts";
import type { AppEnv } from "./operation.ts";

const FORM_LIMIT = 16 * 1024;
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

interface PageRoute {
  method: "get" | "post";
  path: string;
  /** A form that other sites may send too, because its address is the secret. */
  fromAnywhere?: boolean;
  handle(context: Context<AppEnv>): Promise<Response> | Response;
}

/** Puts a page into the app: what it refuses is read as a page too, and forms come from our own pages only. */
export function pageRoute(app: Hono<AppEnv>, { settings }: Services, route: PageRoute): void {
  const limit = formLimit(FORM_LIMIT);
  app.on(route.method.toUpperCase(), route.path, limit, async (context) => {
    try {
      if (route.fromAnywhere !== true) refuseCrossSite(context, settings.publicUrl);
      return await route.handle(context);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const response = await refusalPage(error);
      const { retryAfter } = error.options;
      if (retryAfter !== undefined) response.headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfter))));
      return response;
    }
  });
}

/**
 * Refuses a form of more than so many bytes. Where it says its length, Node holds it to that, and it need not be looked into
 * to know; Hono does, by way of a stream.
 */
export function formLimit(maxSize: number): MiddlewareHandler<AppEnv> {
  const tooLarge = () => refusalPage(new Refusal("too_large"));
  const counted = bodyLimit({ maxSize, onError: tooLarge });
  return async (context, next) => {
    const { headers } = context.req.raw;
    const length = headers.has("transfer-encoding") ? "" : (headers.get("content-length") ?? "");
    if (!/^\d{1,15}$/.test(length)) return counted(context, next);
    return Number(length) > maxSize ? tooLarge() : next();
  };
}

/** The fields of a form, each text once. Throws `bad_body`. */
export async function formOf(context: Context<AppEnv>): Promise<Map<string, string>> {
  const { raw } = context.req;
  if (!FORM_TYPE.test(raw.headers.get("content-type") ?? "")) throw new Refusal("bad_body");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await raw.arrayBuffer());
  } catch {
    throw new Refusal("bad_body");
  }
  const fields = new Map(new URLSearchParams(text));
  if ([...fields.values()].some((value) => value.includes("\0"))) throw new Refusal("bad_body");
  return fields;
}

/** Sends the browser on to another page, by GET. */
export const goOn = (context: Context<AppEnv>, to: string) => {
  context.header("cache-control", "no-store");
  return context.redirect(to, 303);
};

/** A page with what the context has to add to it, such as cookies; Hono forgets that of a foreign `Response`. */
export const answered = async (context: Context<AppEnv>, response: Response | Promise<Response>) => {
  const { status, headers, body } = await response;
  headers.forEach((value, name) => context.header(name, value));
  return context.newResponse(body, status as ContentfulStatusCode);
};
