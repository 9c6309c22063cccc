import { fetchSafely, type SafeAnswer } from "../fetch-safely.ts";
import type { Platform } from "../platforms.ts";
import { accessToken, forgetToken, type Handed } from "./access-token.ts";
import { ServiceTrouble, statusTrouble } from "./trouble.ts";

export interface ServiceCall {
  method?: "GET" | "POST";
  accept: string;
  /** All that the launch's claim lists; the token is asked for them together, so that one serves every call. */
  scopes: readonly string[];
  needed: string;
  body?: { type: string; value: unknown };
  maxBytes?: number;
  onlyHost?: string;
  /** Statuses that are an answer and no trouble, beside 2xx. */
  also?: readonly number[];
}

const TIMEOUT_MS = 10_000;

/**
 * Calls a service of a platform with a token of its own; one that has gone stale is asked for anew, once. Throws
 * `ServiceTrouble` or `FetchRefused`.
 */
export async function callService(
  handed: Handed,
  platform: Platform,
  url: string,
  call: ServiceCall,
): Promise<SafeAnswer> {
  const answer = await callOnce(handed, platform, url, call);
  if (answer.status !== 401) return accepted(answer, call);
  forgetToken(handed, platform, call.scopes);
  return accepted(await callOnce(handed, platform, url, call), call);
}

async function callOnce(handed: Handed, platform: Platform, url: string, call: ServiceCall): Promise<SafeAnswer> {
  const { token } = await accessToken(handed, platform, call.scopes, call.needed);
  const { method = "GET", accept, body, maxBytes, onlyHost } = call;
  return fetchSafely(handed.settings, url, {
    method,
    accept,
    timeoutMs: TIMEOUT_MS,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": body.type }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body.value) }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(onlyHost === undefined ? {} : { onlyHost }),
  });
}

function accepted(answer: SafeAnswer, { also = [] }: ServiceCall): SafeAnswer {
  const isFine = (answer.status >= 200 && answer.status < 300) || also.includes(answer.status);
  if (!isFine) throw statusTrouble(answer);
  return answer;
}

/** The address that a `Link` header calls next, made absolute; null at the end. Throws `bad_address` for none at all. */
export function nextPage(answer: SafeAnswer, from: string): string | null {
  const links = (answer.headers.get("link") ?? "").matchAll(/<([^>]*)>\s*((?:;[^,;]*)*)/g);
  for (const [, address = "", parameters = ""] of links) {
    if (!/;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?=["\s;]|$)/i.test(parameters)) continue;
    // Taken for the end, everybody on the pages behind it would count as gone.
    if (!URL.canParse(address, from)) throw new ServiceTrouble("bad_address");
    return new URL(address, from).href;
  }
  return null;
}
