import { DEEP_LINKING, PLATFORM_CONFIGURATION, RESOURCE_LINK, SCOPES, TOOL_CONFIGURATION } from "./vocabulary.ts";
import type { Tool } from "./types.ts";
import { VARIABLES } from "./variables.ts";
import { addresses, nextId, secret, type World } from "./world.ts";

const TOKEN_LASTS_MS = 3_600_000;
const CLAIMS_KNOWN = ["iss", "sub", "name", "given_name", "family_name", "email", "locale"];

/** A registration that is not taken, in the words of OpenID Connect. */
export class BadRegistration extends Error {
  readonly status: 400 | 401 | 404;
  readonly code: string;

  constructor(code: string, description: string, status: 400 | 401 | 404 = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

/** What `openid_configuration` answers. */
export function configuration(world: World) {
  const at = addresses(world);
  return {
    issuer: world.origin,
    authorization_endpoint: at.authorization,
    token_endpoint: at.token,
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    token_endpoint_auth_signing_alg_values_supported: ["RS256"],
    jwks_uri: at.keys,
    registration_endpoint: at.registration,
    scopes_supported: ["openid", ...Object.values(SCOPES)],
    response_types_supported: ["id_token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    claims_supported: CLAIMS_KNOWN,
    [PLATFORM_CONFIGURATION]: {
      product_family_code: "sample-lms",
      version: "1.0",
      messages_supported: [{ type: RESOURCE_LINK }, { type: DEEP_LINKING, placements: ["ContentArea"] }],
      variables: VARIABLES,
    },
  };
}

/** A token for one registration; with a client id it changes that tool in place. */
export function registrationToken(world: World, clientId: string | null = null): string {
  const token = secret();
  world.registrationTokens.set(token, { clientId, expiresAt: world.clock() + TOKEN_LASTS_MS });
  return token;
}

/** The address that opens a tool's own registration page: in a frame, with where to look and what to show. */
export function registrationAddress(world: World, toolUrl: string, token: string): string {
  const url = new URL(toolUrl);
  url.searchParams.set("openid_configuration", addresses(world).configuration);
  url.searchParams.set("registration_token", token);
  return url.href;
}

/** What the token of a call allows: a new tool (null), or to change the tool with that client id. */
function allowedBy(world: World, authorization: string | undefined): { clientId: string | null; once: string | null } {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  const own = [...world.tools.values()].find(({ updateToken }) => updateToken === token);
  if (own !== undefined) return { clientId: own.clientId, once: null };
  const allowed = world.registrationTokens.get(token);
  if (allowed !== undefined && allowed.expiresAt >= world.clock()) return { clientId: allowed.clientId, once: token };
  throw new BadRegistration("invalid_token", "the registration token is unknown, used up or too old", 401);
}

/** A tool's own registration, for who holds a token for it. */
export function ownRegistration(world: World, authorization: string | undefined, clientId: string): Tool {
  const tool = world.tools.get(clientId);
  if (allowedBy(world, authorization).clientId !== clientId || tool === undefined) {
    throw new BadRegistration("invalid_token", "the token is not for this registration", 401);
  }
  return tool;
}

/**
 * Registers a tool, or changes the one that the token was made for. Grants what it asks for and the platform knows, and
 * nothing that it did not ask for. The token is used up only when all is right, as with platforms that let a tool mend
 * its request.
 */
export function registerTool(world: World, authorization: string | undefined, body: unknown): Tool {
  const { clientId, once } = allowedBy(world, authorization);
  const before = clientId === null ? undefined : world.tools.get(clientId);
  if (clientId !== null && before === undefined) {
    throw new BadRegistration("invalid_client_metadata", "the tool to change is gone", 404);
  }
  const asked = readRegistration(body);
  if (once !== null) world.registrationTokens.delete(once);
  const tool: Tool = {
    loginMethod: "POST",
    privacy: "all",
    anonymous: false,
    shortRoles: false,
    storageTarget: "lti-storage",
    resizes: true,
    updateToken: secret(),
    ...before,
    ...asked,
    clientId: before?.clientId ?? `client-${nextId(world)}-${secret().slice(0, 8)}`,
    deployments: before?.deployments ?? [nextId(world)],
  };
  world.tools.set(tool.clientId, tool);
  return tool;
}

/** The answer to a registration: what was granted. */
export function registered(world: World, tool: Tool) {
  return {
    client_id: tool.clientId,
    registration_client_uri: `${addresses(world).registration}/${tool.clientId}`,
    registration_access_token: tool.updateToken,
    application_type: "web",
    response_types: ["id_token"],
    grant_types: ["implicit", "client_credentials"],
    initiate_login_uri: tool.loginUrl,
    redirect_uris: tool.redirectUris,
    client_name: tool.name,
    ...("uri" in tool.keys ? { jwks_uri: tool.keys.uri } : { jwks: tool.keys.jwks }),
    token_endpoint_auth_method: "private_key_jwt",
    scope: tool.scopes.join(" "),
    [TOOL_CONFIGURATION]: {
      version: "1.3.0",
      deployment_id: tool.deployments[0],
      domain: new URL(tool.targetLinkUri).host,
      target_link_uri: tool.targetLinkUri,
      claims: tool.claims,
      custom_parameters: tool.custom,
      messages: [
        { type: RESOURCE_LINK, target_link_uri: tool.targetLinkUri },
        ...(tool.deepLinkingUri === null ? [] : [{ type: DEEP_LINKING, target_link_uri: tool.deepLinkingUri }]),
      ],
    },
  };
}

type Asked = Pick<
  Tool,
  "name" | "loginUrl" | "redirectUris" | "targetLinkUri" | "deepLinkingUri" | "keys" | "scopes" | "claims" | "custom"
>;

type Json = Record<string, unknown>;

function readRegistration(body: unknown): Asked {
  const given = object(body, "the registration");
  includes(given, "response_types", "id_token");
  includes(given, "grant_types", "implicit");
  includes(given, "grant_types", "client_credentials");
  if (given["token_endpoint_auth_method"] !== "private_key_jwt") {
    throw wrong("token_endpoint_auth_method has to be private_key_jwt");
  }
  const redirectUris = texts(given["redirect_uris"]);
  if (redirectUris.length === 0) {
    throw new BadRegistration("invalid_redirect_uri", "redirect_uris needs one at least");
  }
  for (const uri of redirectUris) address(uri, "redirect_uris");
  const lti = object(given[TOOL_CONFIGURATION], TOOL_CONFIGURATION);
  const targetLinkUri = address(lti["target_link_uri"], "target_link_uri");
  const { host } = new URL(targetLinkUri);
  if (lti["domain"] !== host) throw wrong(`domain has to be ${host}, the host of target_link_uri`);
  const scopes = typeof given["scope"] === "string" ? given["scope"].split(" ") : [];
  const known: readonly string[] = Object.values(SCOPES);
  return {
    name: typeof given["client_name"] === "string" ? given["client_name"].slice(0, 200) : "A tool",
    loginUrl: address(given["initiate_login_uri"], "initiate_login_uri"),
    redirectUris,
    targetLinkUri,
    deepLinkingUri: deepLinkingUri(lti["messages"], targetLinkUri),
    keys: { uri: address(given["jwks_uri"], "jwks_uri") },
    scopes: scopes.filter((scope) => known.includes(scope)),
    claims: texts(lti["claims"]).filter((claim) => CLAIMS_KNOWN.includes(claim)),
    custom: customOf(lti["custom_parameters"]),
  };
}

function deepLinkingUri(messages: unknown, fallback: string): string | null {
  if (!Array.isArray(messages)) return null;
  const message = messages.map((entry) => object(entry, "a message")).find(({ type }) => type === DEEP_LINKING);
  if (message === undefined) return null;
  return message["target_link_uri"] === undefined
    ? fallback
    : address(message["target_link_uri"], "target_link_uri of the deep linking message");
}

function customOf(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const entries = Object.entries(object(value, "custom_parameters"));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function wrong(description: string): BadRegistration {
  return new BadRegistration("invalid_client_metadata", description);
}

function object(value: unknown, name: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(`${name} has to be an object`);
  return value as Json;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function includes(given: Json, name: string, value: string): void {
  if (!texts(given[name]).includes(value)) throw wrong(`${name} has to hold ${value}`);
}

function address(value: unknown, name: string): string {
  const url = typeof value === "string" ? URL.parse(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw wrong(`${name} has to be an address`);
  return value as string;
}
