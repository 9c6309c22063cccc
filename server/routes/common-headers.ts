import type { MiddlewareHandler } from "hono";
import type { Settings } from "../env.ts";
import type { Rendered } from "../pages/layout.ts";
import type { AppEnv } from "./operation.ts";

/** Which of them a page may say otherwise: it is stricter or knows more. */
const OWN = new Set(["content-security-policy", "referrer-policy", "x-frame-options"]);

const commonHeaders = ({ publicUrl }: Pick<Settings, "publicUrl">): Record<string, string> => ({
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    `connect-src 'self' ${publicUrl.replace(/^http/, "ws")}`,
    "form-action 'self' https:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  ...(publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=15552000; includeSubDomains" } : {}),
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
});

/** A page that lists its frames would be kept out of them by the older word. */
const listsFrames = (policy: string | null | undefined) => policy?.includes("frame-ancestors") === true;

/** Answers that have every header already. */
const whole = new WeakSet<Response>();

/** Puts on every answer the request's id and the common headers, where it does not bring its own. */
export function putCommonHeaders(settings: Pick<Settings, "publicUrl">): MiddlewareHandler<AppEnv> {
  const common = Object.entries(commonHeaders(settings));
  return async (context, next) => {
    await next();
    if (whole.has(context.res)) return;
    // Not by the context's own way, which would make the answer anew and its text a stream.
    const { headers } = context.res;
    const isFramed = listsFrames(headers.get("content-security-policy"));
    for (const [name, value] of common) {
      if (OWN.has(name) && (headers.has(name) || (isFramed && name === "x-frame-options"))) continue;
      headers.set(name, value);
    }
    headers.set("x-request-id", context.get("requestId"));
  };
}

/** Answers with a page as `putCommonHeaders` would leave it, at once: for pages that many open. */
export function wholeAnswers({ publicUrl }: Pick<Settings, "publicUrl">) {
  const common = commonHeaders({ publicUrl });
  return ({ status, headers, text }: Rendered, requestId: string): Response => {
    const { "x-frame-options": frames, ...others } = common;
    const isFramed = listsFrames(headers["content-security-policy"]);
    const answer = new Response(text, {
      status,
      headers: {
        ...others,
        ...(isFramed || frames === undefined ? {} : { "x-frame-options": frames }),
        ...headers,
        "x-request-id": requestId,
      },
    });
    whole.add(answer);
    return answer;
  };
}
