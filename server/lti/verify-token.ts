import { type KeyObject, verify } from "node:crypto";
import { decodeProtectedHeader } from "jose";
import type { Services } from "../services.ts";
import { heldKey, platformKey } from "./platform-keys.ts";
import type { Platform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";

/** The claims of a token, by name, as they came; nothing but the signature is checked. */
export type Claims = Record<string, unknown>;

/** With these a token would bring its own key, or say where to get it. */
const BRINGS_KEY = ["jku", "jwk", "x5u", "x5c"];

type KeyServices = Pick<Services, "settings" | "clock" | "log" | "db">;

/** The claims of a token that this platform signed with RS256. Throws {@link LaunchRefused}. */
export async function verifyToken(services: KeyServices, platform: Platform, token: string): Promise<Claims> {
  const kid = kidOf(token);
  checkSignature(token, await platformKey(services, platform, kid));
  return claimsIn(token);
}

/** Whether the key for this token is at hand; if so, checks its signature. Throws {@link LaunchRefused}. */
export function isSignedByHeldKey(services: KeyServices, platform: Platform, token: string): boolean {
  const key = heldKey(services, platform, kidOf(token));
  if (key !== undefined) checkSignature(token, key);
  return key !== undefined;
}

function kidOf(token: string): string {
  const header = headerOf(token);
  if (header["alg"] !== "RS256") throw new LaunchRefused("token_algorithm");
  if (BRINGS_KEY.some((name) => name in header)) throw new LaunchRefused("token_key");
  if ("crit" in header) throw new LaunchRefused("token_malformed");
  const { kid } = header;
  if (typeof kid !== "string" || kid === "") throw new LaunchRefused("key_missing");
  return kid;
}

/** A JWS of RFC 7515 in compact form: three parts in base64url without padding. */
const COMPACT = /^([\w-]+\.[\w-]+)\.([\w-]+)$/;

/** By Node alone: the same check costs a multiple by way of Web Crypto, and is most of what a launch computes. */
function checkSignature(token: string, key: KeyObject): void {
  const [, signed, signature] = COMPACT.exec(token) ?? [];
  if (signed === undefined || signature === undefined) throw new LaunchRefused("token_malformed");
  if (!isSigned(signed, key, signature)) throw new LaunchRefused("signature_wrong");
}

/** RS256 and nothing else: the header has said so, and the keys of a platform are RSA (`readKeySet`). */
const isSigned = (signed: string, key: KeyObject, signature: string) =>
  verify("RSA-SHA256", Buffer.from(signed, "latin1"), key, Buffer.from(signature, "base64url"));

function headerOf(token: string): Claims {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new LaunchRefused("token_malformed");
  }
}

/** The claims of a token by name, as they came. Throws `token_malformed`. */
export function claimsIn(token: string): Claims {
  try {
    const payload = Buffer.from(token.split(".")[1] ?? "", "base64url");
    const claims: unknown = JSON.parse(utf8.decode(payload));
    if (typeof claims === "object" && claims !== null && !Array.isArray(claims)) return claims as Claims;
  } catch {
    // Below.
  }
  throw new LaunchRefused("token_malformed");
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The issuer that a token names, unchecked: enough to choose which frame may read why it was refused. */
export function claimedIssuer(token: string): string | null {
  try {
    const { iss } = claimsIn(token);
    return typeof iss === "string" && iss.length <= 2000 ? iss : null;
  } catch {
    return null;
  }
}
