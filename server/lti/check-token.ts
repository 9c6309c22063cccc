import { hashOf } from "../auth/secrets.ts";
import { MINUTE, SECOND } from "../clock.ts";
import type { Platform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";
import type { Claims } from "./verify-token.ts";

/** How far the platform's clock may be off. */
export const SKEW = 60 * SECOND;
/** How old a token may be that is used for the first time. */
export const MAX_AGE = 5 * MINUTE;

/** Steps 3 to 5 of a launch: from whom to whom, when, and for which login. Throws {@link LaunchRefused}. */
export function checkToken(
  claims: Claims,
  platform: Pick<Platform, "issuer" | "clientId">,
  nonceHash: string,
  now: Date,
): void {
  checkParties(claims, platform);
  checkTimes(claims, now.getTime());
  const { nonce } = claims;
  if (typeof nonce !== "string" || nonce === "") throw new LaunchRefused("nonce_missing");
  if (hashOf(nonce) !== nonceHash) throw new LaunchRefused("nonce_wrong");
}

function checkParties({ iss, aud, azp }: Claims, { issuer, clientId }: Pick<Platform, "issuer" | "clientId">): void {
  if (iss !== issuer) throw new LaunchRefused("issuer_wrong");
  // We trust no other audience, so a list may name us alone.
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (audiences.length === 0 || audiences.some((audience) => audience !== clientId)) {
    throw new LaunchRefused("audience_wrong");
  }
  if (azp !== undefined && azp !== clientId) throw new LaunchRefused("party_wrong");
}

function checkTimes({ exp, iat, nbf }: Claims, now: number): void {
  const [over, made] = [instantOf(exp), instantOf(iat)];
  if (over === null || made === null) throw new LaunchRefused("time_missing");
  if (over <= now - SKEW) throw new LaunchRefused("token_over");
  if (made > now + SKEW) throw new LaunchRefused("token_early");
  if (made < now - MAX_AGE) throw new LaunchRefused("token_old");
  if (nbf === undefined) return;
  const from = instantOf(nbf);
  if (from === null) throw new LaunchRefused("time_missing");
  if (from > now + SKEW) throw new LaunchRefused("token_early");
}

/** A NumericDate of RFC 7519, in milliseconds. */
const instantOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value * SECOND : null;
