import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
} from "jose";
import { callTool } from "./back-channel.ts";
import type { Tool } from "./types.ts";
import { SCOPES } from "./vocabulary.ts";
import { addresses, platformNow, secret, type World } from "./world.ts";

const ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const TOKEN_SECONDS = 3600;
/** An assertion is for now, in seconds. */
const LONGEST_ASSERTION = 3600;
const SKEW = 60;

/** Refused in the words of OAuth 2. */
export class OAuthError extends Error {
  readonly code: string;
  readonly status: 400 | 401;

  constructor(code: string, description: string, status: 400 | 401 = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

/** `client_credentials` with `private_key_jwt`: a token for what of the scopes the tool was granted. */
export async function giveToken(world: World, form: Record<string, string | undefined>) {
  if (form["grant_type"] !== "client_credentials") {
    throw new OAuthError("unsupported_grant_type", "grant_type has to be client_credentials");
  }
  if (form["client_assertion_type"] !== ASSERTION) {
    throw new OAuthError("invalid_request", `client_assertion_type has to be ${ASSERTION}`);
  }
  const tool = await asserted(world, form["client_assertion"] ?? "");
  const scopes = (form["scope"] ?? "").split(" ").filter((scope) => tool.scopes.includes(scope));
  if (scopes.length === 0) throw new OAuthError("invalid_scope", "none of these scopes was granted to this tool");
  const token = secret();
  const now = platformNow(world);
  for (const [old, { expiresAt }] of world.accessTokens) if (expiresAt < now) world.accessTokens.delete(old);
  world.accessTokens.set(token, { clientId: tool.clientId, scopes, expiresAt: now + TOKEN_SECONDS * 1000 });
  return { access_token: token, token_type: "Bearer", expires_in: TOKEN_SECONDS, scope: scopes.join(" ") };
}

/** The tool that signed an assertion for this address, which has not been used before. */
async function asserted(world: World, assertion: string): Promise<Tool> {
  const refuse = (description: string) => new OAuthError("invalid_client", description, 401);
  const { tool, payload } = await verifiedByTool(world, assertion, (clientId) => ({
    issuer: clientId,
    subject: clientId,
    audience: addresses(world).token,
  })).catch((error: unknown) => {
    throw refuse(error instanceof Error ? error.message : "the assertion cannot be read");
  });
  const now = Math.floor(platformNow(world) / 1000);
  const { exp, iat, jti } = payload;
  if (exp === undefined || iat === undefined || jti === undefined) throw refuse("exp, iat and jti are all needed");
  if (iat > now + SKEW) throw refuse("iat lies in the future");
  if (exp - iat > LONGEST_ASSERTION) throw refuse("exp is too far from iat");
  const key = `${tool.clientId} ${jti}`;
  for (const [old, until] of world.assertions) if (until < now) world.assertions.delete(old);
  if (world.assertions.has(key)) throw refuse("this assertion was used before");
  world.assertions.set(key, exp + SKEW);
  return tool;
}

/**
 * Checks a JWT that a tool signed with one of the keys that it publishes. Throws with a reason when it is not what
 * `expected` says of the client that its `iss` names.
 */
export async function verifiedByTool(
  world: World,
  jwt: string,
  expected: (clientId: string) => { issuer: string; subject?: string; audience: string },
) {
  const { iss } = decodeJwt(jwt);
  const tool = world.tools.get(iss ?? "");
  if (tool === undefined) throw new errors.JWTInvalid("iss is no client of this platform");
  if (decodeProtectedHeader(jwt).kid === undefined) throw new errors.JWTInvalid("the header has no kid");
  const { payload } = await jwtVerify(jwt, keysOf(tool), {
    ...expected(tool.clientId),
    algorithms: ["RS256"],
    clockTolerance: SKEW,
    currentDate: new Date(platformNow(world)),
  });
  return { tool, payload };
}

/** Tools by the keys they publish; jose keeps each list and fetches it again for a kid that it does not know. */
const fetched = new Map<string, JWTVerifyGetKey>();

function keysOf({ keys }: Tool): JWTVerifyGetKey {
  if ("jwks" in keys) return createLocalJWKSet(keys.jwks);
  const known = fetched.get(keys.uri);
  if (known !== undefined) return known;
  const fresh = createRemoteJWKSet(new URL(keys.uri), {
    cooldownDuration: 1000,
    [customFetch]: (url) => callTool(url, { headers: { accept: "application/json" } }),
  });
  fetched.set(keys.uri, fresh);
  return fresh;
}

/** The client that holds this token with one of the scopes. Answers of the services: 401 without, 403 for another scope. */
export function bearerOf(
  world: World,
  authorization: string | undefined,
  scopes: readonly string[],
): { clientId: string } | { refused: 401 | 403 } {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  const found = world.accessTokens.get(token ?? "");
  if (found === undefined || found.expiresAt < platformNow(world)) return { refused: 401 };
  return found.scopes.some((scope) => scopes.includes(scope)) ? { clientId: found.clientId } : { refused: 403 };
}

export const LINE_ITEM_READERS: readonly string[] = [SCOPES.lineItem, SCOPES.lineItemRead];
