import * as z from "zod/mini";
import { Problem } from "../../server/contract/problem.ts";
import { trouble, type Outcome, type Trouble } from "../carrier.ts";

/** How a call says who it comes from: a token in a header, or the cookie of the service's own pages. Never in an address. */
export type Credentials = { readonly kind: "cookie" } | { readonly kind: "bearer"; token(): Promise<string | null> };

export interface HttpOptions {
  /** The service's origin; null while none is known. */
  readonly server: () => Promise<string | null>;
  readonly credentials: Credentials;
  readonly fetch: typeof fetch;
  /** Milliseconds before a call is given up; 15,000 when left out. */
  readonly patience?: number;
}

export interface Call<Answer> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Begins with `/api/`; its parts are encoded by {@link path}. */
  readonly path: string;
  /** What the answer must look like; null when nothing in it counts. */
  readonly answer: z.ZodMiniType<Answer> | null;
  /** Goes as JSON; a form goes as it is. */
  readonly body?: unknown;
  /** False for the one call that brings the session. */
  readonly signedIn?: boolean;
}

export interface Http {
  call<Answer>(call: Call<Answer>): Promise<Outcome<Answer>>;
  /** The bytes of an answer. */
  bytes(path: string): Promise<Outcome<Blob>>;
}

/** Writes ids and words into an address so that none of them can leave its place. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((before, part, index) => `${before}${encodeURIComponent(values[index - 1] ?? "")}${part}`);
}

export function createHttp(options: HttpOptions): Http {
  async function reach(call: Call<unknown>): Promise<Outcome<Response>> {
    const server = await options.server();
    if (server === null) return { ok: false, trouble: trouble("no_server") };
    const init = await initOf(call, options.credentials);
    if (init === null) return { ok: false, trouble: { ...trouble("not_signed_in"), status: 401 } };
    try {
      const signal = AbortSignal.timeout(options.patience ?? 15_000);
      const response = await options.fetch(new URL(call.path, server), { ...init, signal });
      return response.ok ? { ok: true, value: response } : { ok: false, trouble: await troubleOf(response) };
    } catch (reason) {
      return { ok: false, trouble: trouble(isTimeout(reason) ? "slow" : "offline") };
    }
  }

  return {
    async call<Answer>(call: Call<Answer>) {
      const reached = await reach(call);
      if (!reached.ok) return reached;
      return read(reached.value, call.answer);
    },
    async bytes(address) {
      const reached = await reach({ method: "GET", path: address, answer: null });
      if (!reached.ok) return reached;
      try {
        return { ok: true, value: await reached.value.blob() };
      } catch {
        return { ok: false, trouble: trouble("offline") };
      }
    },
  };
}

async function initOf(call: Call<unknown>, credentials: Credentials): Promise<RequestInit | null> {
  const headers: Record<string, string> = { accept: "application/json" };
  const isForm = call.body instanceof FormData;
  if (call.body !== undefined && !isForm) headers["content-type"] = "application/json";
  if (credentials.kind === "bearer" && call.signedIn !== false) {
    const token = await credentials.token();
    if (token === null) return null;
    headers["authorization"] = `Bearer ${token}`;
  }
  return {
    method: call.method,
    headers,
    credentials: credentials.kind === "cookie" ? "same-origin" : "omit",
    cache: "no-store",
    redirect: "error",
    ...(call.body !== undefined && { body: call.body instanceof FormData ? call.body : JSON.stringify(call.body) }),
  };
}

/** An answer cut off on its way counts as offline, so that it is asked again; a whole one that is none of ours does not. */
async function read<Answer>(response: Response, answer: z.ZodMiniType<Answer> | null): Promise<Outcome<Answer>> {
  let text: string;
  try {
    text = await response.text();
  } catch (reason) {
    return { ok: false, trouble: trouble(isTimeout(reason) ? "slow" : "offline") };
  }
  if (answer === null) return { ok: true, value: null as Answer };
  const parsed = z.safeParse(answer, parseJson(text));
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, trouble: trouble("unreadable") };
}

async function troubleOf(response: Response): Promise<Trouble> {
  const status = response.status;
  const retryAfter = secondsOf(response.headers.get("retry-after"));
  const text = await response.text().catch(() => "");
  const problem = z.safeParse(Problem, parseJson(text));
  if (!problem.success) return { ...trouble(codeOf(status)), status, retryAfter };
  const { code, title, fields } = problem.data;
  return { code, title, status, fields: fields ?? [], retryAfter };
}

/** Something between us and the service answered: its status alone counts. */
function codeOf(status: number): Trouble["code"] {
  if (status >= 500 || status === 408) return "away";
  if (status === 401) return "not_signed_in";
  if (status === 413) return "too_large";
  if (status === 429) return "too_many";
  return "unreadable";
}

const secondsOf = (header: string | null): number | null =>
  header !== null && /^\d{1,6}$/u.test(header) ? Number(header) : null;
const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === "TimeoutError";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
