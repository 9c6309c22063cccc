import * as z from "zod/mini";
import { MINUTE, SECOND } from "../../clock.ts";
import type { Services } from "../../services.ts";
import { fetchSafely } from "../fetch-safely.ts";
import type { Platform } from "../platforms.ts";
import { signAsTool } from "../tool-keys.ts";
import { ServiceTrouble, statusTrouble } from "./trouble.ts";

export type Handed = Pick<Services, "db" | "clock" | "settings">;

/** A bearer token of a platform, and what it opens: what was asked for, or less. */
export interface AccessToken {
  token: string;
  scopes: string[];
}

interface Kept extends AccessToken {
  /** Epoch milliseconds. */
  until: number;
}

const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ASSERTION_SECONDS = 300;
/** Not used so shortly before its end, when the platform's clock may be ahead of ours. */
const MARGIN = 30 * SECOND;
const LONGEST_LIFE = 60 * MINUTE;
const MOST_KEPT = 2000;

const Answer = z.object({
  access_token: z.string().check(z.minLength(1), z.maxLength(16_000), z.regex(/^[\x21-\x7e]+$/)),
  token_type: z.string(),
  expires_in: z.optional(z.coerce.number()),
  scope: z.optional(z.string()),
});

/** By database, so that two services in one process keep theirs apart; in memory alone, and never logged. */
const kept = new WeakMap<Services["db"], Map<string, Promise<Kept>>>();

const keptBy = ({ db }: Handed) => {
  const map = kept.get(db) ?? new Map<string, Promise<Kept>>();
  kept.set(db, map);
  return map;
};

const nameOf = (platform: Platform, scopes: readonly string[]) =>
  JSON.stringify([platform.orgId, platform.id, platform.clientId, platform.tokenUrl, [...new Set(scopes)].toSorted()]);

/**
 * A token for these scopes, the last one until it expires. The platform may grant fewer; `needed` must be among those.
 * Throws {@link ServiceTrouble} (`not_granted`, `token_refused`, `token_not_json`, `status_503` …) or `FetchRefused`.
 */
export async function accessToken(
  handed: Handed,
  platform: Platform,
  scopes: readonly string[],
  needed: string,
): Promise<AccessToken> {
  const held = keptBy(handed);
  const name = nameOf(platform, scopes);
  const now = handed.clock.now().getTime();
  let token = await held.get(name)?.catch(() => undefined);
  if (token === undefined || token.until <= now) {
    const asked = askToken(handed, platform, scopes);
    if (held.size >= MOST_KEPT) held.clear();
    held.set(name, asked);
    asked.catch(() => held.get(name) === asked && held.delete(name));
    token = await asked;
  }
  if (!token.scopes.includes(needed)) {
    // Kept tokens would hide for an hour that an admin has granted it meanwhile.
    held.delete(name);
    throw new ServiceTrouble("not_granted");
  }
  return token;
}

/** A service did not take it: the next call asks for a new one. */
export function forgetToken(handed: Handed, platform: Platform, scopes: readonly string[]): void {
  keptBy(handed).delete(nameOf(platform, scopes));
}

async function askToken(handed: Handed, platform: Platform, scopes: readonly string[]): Promise<Kept> {
  const { clientId, tokenUrl, tokenAudience } = platform;
  const assertion = await signAsTool(
    handed,
    {},
    { issuer: clientId, subject: clientId, audience: tokenAudience ?? tokenUrl, seconds: ASSERTION_SECONDS },
  );
  const asked = [...new Set(scopes)].toSorted();
  const answer = await fetchSafely(handed.settings, tokenUrl, {
    method: "POST",
    accept: "application/json",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_assertion_type: ASSERTION,
      client_assertion: assertion,
      scope: asked.join(" "),
    }).toString(),
  });
  if (answer.status === 429 || answer.status >= 500) throw statusTrouble(answer);
  if (answer.status < 200 || answer.status > 299) throw new ServiceTrouble(refusalOf(answer.text));
  return readToken(answer.text, asked, handed.clock.now().getTime());
}

/** Of OAuth's codes the one whose remedy is another: the scopes are for the platform's admin to grant. */
const refusalOf = (text: string) => (/"invalid_scope"/.test(text) ? "not_granted" : "token_refused");

function readToken(text: string, asked: readonly string[], now: number): Kept {
  const read = Answer.safeParse(parsedOrNull(text));
  if (!read.success || read.data.token_type.toLowerCase() !== "bearer") throw new ServiceTrouble("token_not_json");
  const { access_token: token, expires_in: seconds = 3600, scope } = read.data;
  const life = Math.min(Math.max(Number.isFinite(seconds) ? seconds * SECOND : 0, 0), LONGEST_LIFE);
  // Without a word on it, what was asked for was granted (RFC 6749, 5.1).
  const scopes = scope === undefined || scope.trim() === "" ? [...asked] : scope.trim().split(/\s+/);
  return { token, scopes, until: now + life - MARGIN };
}

/** JSON from outside; null where it is none. */
export function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
