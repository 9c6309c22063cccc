import { type Problem, type ProblemCode, problems } from "./contract/problem.ts";

interface RefusalOptions {
  detail?: string;
  fields?: Problem["fields"];
  /** Seconds after which it is worth trying again. */
  retryAfter?: number;
}

/** A refusal with a code of the contract; any room may throw it, `app.ts` turns it into problem details. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly options: RefusalOptions;
  constructor(code: ProblemCode, options: RefusalOptions = {}) {
    super(code);
    this.code = code;
    this.options = options;
  }
}

/** The answer to a refusal, as RFC 9457 has it. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
  const { status, title } = problems[refusal.code];
  const { detail, fields, retryAfter } = refusal.options;
  const body: Problem = {
    type: `urn:ask-a-peer:problem:${refusal.code}`,
    code: refusal.code,
    title,
    status,
    requestId,
    ...(detail === undefined ? {} : { detail }),
    ...(fields === undefined ? {} : { fields }),
  };
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfter !== undefined) headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfter))));
  return new Response(JSON.stringify(body), { status, headers });
}
