import { hashOf } from "../auth/secrets.ts";
import type { Services } from "../services.ts";
import { checkMessage } from "./check-message.ts";
import { checkToken } from "./check-token.ts";
import { CLAIM } from "./claims.ts";
import { isDue } from "./enter.ts";
import { enterKnown } from "./enter-known.ts";
import { knownPlatform } from "./known-platforms.ts";
import type { Answer, Launched } from "./launch.ts";
import { LaunchRefused } from "./refusals.ts";
import { type Claims, claimsIn, isSignedByHeldKey } from "./verify-token.ts";

/**
 * The launch of somebody known at a place that is known, which is nearly every launch: the same checks in another order. The
 * token is verified by what this process holds, and one statement then finds the login, compares it, and lets in. Null
 * where anything does not fit; then nothing is written, and {@link launch} says why not, or makes what is new.
 */
export async function launchKnown(
  services: Pick<Services, "db" | "clock" | "settings" | "log">,
  { state, idToken, error, proof }: Answer,
): Promise<Launched | null> {
  if (state === undefined || idToken === undefined || proof === undefined || error !== undefined) return null;
  const now = services.clock.now();
  try {
    // Unchecked until the signature is: they say no more than whose key is tried.
    const claims = claimsIn(idToken);
    const known = knownOf(services, claims);
    if (known?.platform.status !== "active" || isDue(known.platform.lastLaunchAt, now)) return null;
    if (!isSignedByHeldKey(services, known.platform, idToken)) return null;
    const { nonce, [CLAIM.targetLinkUri]: target } = claims;
    if (typeof nonce !== "string" || typeof target !== "string") return null;
    // No login has a target that the database cannot hold, and no statement may be asked for one.
    if (target.includes("\0") || !target.isWellFormed()) return null;
    // What the login said of nonce, target and deployment is compared by the statement.
    const login = { state: hashOf(state), nonce: hashOf(nonce), proof: hashOf(proof) };
    checkToken(claims, known.platform, login.nonce, now);
    const said = { targetLinkUri: target, deploymentId: null };
    const launched = checkMessage(claims, known.platform, said, services.settings);
    const entered = await enterKnown(services.db, known, login, launched, now);
    return entered === null ? null : { kind: "entered", launch: launched, entered };
  } catch (refused) {
    if (refused instanceof LaunchRefused) return null;
    throw refused;
  }
}

function knownOf(services: Pick<Services, "db">, { iss, aud }: Claims) {
  const audience: unknown = Array.isArray(aud) ? aud[0] : aud;
  return typeof iss === "string" && typeof audience === "string" ? knownPlatform(services, iss, audience) : undefined;
}
