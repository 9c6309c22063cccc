import { compactVerify, decodeProtectedHeader, errors } from "jose";
import type { Services } from "../services.ts";
import { platformKey } from "./platform-keys.ts";
import type { Platform } from "./platforms.ts";
import { LaunchRefused, type RefusalCode } from "./refusals.ts";

/** The claims of a token, by name, as they came; nothing but the signature is checked. */
export type Claims = Record<string, unknown>;

/** With these a token would bring its own key, or say where to get it. */
const BRINGS_KEY = ["jku", "jwk", "x5u", "x5c"];

/** The claims of a token that this platform signed with RS256. Throws {@link LaunchRefused}. */
export async function verifyToken(
  services: Pick<Services, "settings" | "clock" | "log" | "db">,
  platform: Platform,
  token: string,
): Promise<Claims> {
  const header = headerOf(token);
  if (header["alg"] !== "RS256") throw new LaunchRefused("token_algorithm");
  if (BRINGS_KEY.some((name) => name in header)) throw new LaunchRefused("token_key");
  if ("crit" in header) throw new LaunchRefused("token_malformed");
  const { kid } = header;
  if (typeof kid !== "string" || kid === "") throw new LaunchRefused("key_missing");
  const key = await platformKey(services, platform, kid);
  const { payload } = await compactVerify(token, key, { algorithms: ["RS256"] }).catch((error: unknown) => {
    throw new LaunchRefused(codeOf(error));
  });
  return claimsIn(payload);
}

const codeOf = (error: unknown): RefusalCode =>
  error instanceof errors.JWSInvalid ? "token_malformed" : "signature_wrong";

function headerOf(token: string): Claims {
  try {
    return decodeProtectedHeader(token);
  } catch {
    throw new LaunchRefused("token_malformed");
  }
}

function claimsIn(payload: Uint8Array): Claims {
  try {
    const claims: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
    if (typeof claims === "object" && claims !== null && !Array.isArray(claims)) return claims as Claims;
  } catch {
    // Below.
  }
  throw new LaunchRefused("token_malformed");
}

/** The issuer that a token names, unchecked: enough to choose which frame may read why it was refused. */
export function claimedIssuer(token: string): string | null {
  try {
    const body = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { iss?: unknown };
    return typeof body.iss === "string" && body.iss.length <= 2000 ? body.iss : null;
  } catch {
    return null;
  }
}
