import type { Hono } from "hono";
import type { AppEnv } from "../../../server/routes/operation.ts";

interface Parameter {
  name: string;
  in: "path" | "query";
  example?: string;
}

interface RawOperation {
  summary?: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}

export interface DocumentedOperation {
  method: string;
  path: string;
  summary: string;
  isPublic: boolean;
  parameters: Parameter[];
  hasBody: boolean;
  body: unknown;
}

/** The operations of the service's own OpenAPI document. */
export async function documentedOperations(app: Hono<AppEnv>): Promise<DocumentedOperation[]> {
  const document = (await (await app.request("/api/openapi.json")).json()) as {
    paths: Record<string, Record<string, RawOperation>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.security !== undefined)
      .map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? "",
        isPublic: operation.security?.length === 0,
        parameters: operation.parameters ?? [],
        hasBody: operation.requestBody !== undefined,
        body: operation.requestBody?.content["application/json"]?.example,
      })),
  );
}

interface Given {
  token?: string;
  /** Path parameters instead of the example's. */
  params?: Record<string, string>;
  /** A body instead of the example's, as it is. */
  raw?: { type: string; body: string | Uint8Array<ArrayBuffer> };
}

/** A call of an operation with its example, or with what is given instead. */
export function requestFor(operation: DocumentedOperation, { token, params = {}, raw }: Given): Request {
  let path = operation.path;
  const query = new URLSearchParams();
  for (const parameter of operation.parameters) {
    const value = params[parameter.name] ?? parameter.example;
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value ?? "missing"));
    else if (value !== undefined) query.set(parameter.name, value);
  }
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  const body = raw?.body ?? (operation.hasBody ? JSON.stringify(operation.body) : undefined);
  if (body !== undefined) headers.set("content-type", raw?.type ?? "application/json");
  const address = `http://localhost:4600${path}${query.size > 0 ? `?${query}` : ""}`;
  return new Request(address, { method: operation.method, headers, ...(body === undefined ? {} : { body }) });
}
