import * as z from "zod/mini";
import type { Settings } from "../../env.ts";
import { FetchRefused, fetchSafely } from "../fetch-safely.ts";
import { RegistrationRefused } from "./refusals.ts";

const MAX_BYTES = 256 * 1024;
const MAX_ADDRESS = 2000;

/** What a platform says of itself, checked. */
export interface Configuration {
  /** Where it was read. */
  address: string;
  issuer: string;
  authUrl: string;
  tokenUrl: string;
  keysUrl: string;
  registrationUrl: string;
  tokenAudience: string | null;
  /** `moodle`, `canvas` …; empty when it does not say. */
  product: string;
  version: string;
  /** What it offers; null where it does not say. */
  scopes: string[] | null;
  claims: string[] | null;
  variables: string[] | null;
}

const words = z.optional(z.array(z.string().check(z.maxLength(500))).check(z.maxLength(2000)));
/** Moodle lists names, Canvas objects. */
const messages = z.optional(z.array(z.union([z.string(), z.looseObject({ type: z.string() })])));
/** For reading alone: what is no such word says nothing. */
const name = z.union([
  z.string().check(z.maxLength(100)),
  z.pipe(
    z.unknown(),
    z.transform(() => ""),
  ),
]);

const Wire = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  registration_endpoint: z.string(),
  authorization_server: z.optional(z.string().check(z.maxLength(MAX_ADDRESS))),
  scopes_supported: words,
  claims_supported: words,
  token_endpoint_auth_methods_supported: words,
  id_token_signing_alg_values_supported: words,
  "https://purl.imsglobal.org/spec/lti-platform-configuration": z.optional(
    z.looseObject({
      product_family_code: name,
      version: name,
      messages_supported: messages,
      variables: words,
    }),
  ),
});
type Wire = z.infer<typeof Wire>;

/** An address that may be used: https outside the demo and tests, without a name, a password or a fragment; or null. */
export function usableAddress({ mode }: Pick<Settings, "mode">, value: string): URL | null {
  if (value.length > MAX_ADDRESS || !URL.canParse(value)) return null;
  const url = new URL(value);
  const isSafe = url.protocol === "https:" || (mode !== "production" && url.protocol === "http:");
  return isSafe && url.username === "" && url.password === "" && url.hash === "" ? url : null;
}

/** Reads what a platform says of itself. The token goes to that host and to no other. Throws {@link RegistrationRefused}. */
export async function readConfiguration(settings: Settings, address: string, token: string): Promise<Configuration> {
  const url = usableAddress(settings, address);
  if (url === null) throw new RegistrationRefused("registration_configuration_address");
  const text = await fetchConfiguration(settings, url, token);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RegistrationRefused("registration_configuration_unreadable", "not JSON");
  }
  const parsed = Wire.safeParse(json);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "";
    throw new RegistrationRefused("registration_configuration_unreadable", where === "" ? "no object" : where);
  }
  return checked(settings, url, parsed.data);
}

async function fetchConfiguration(settings: Settings, url: URL, token: string): Promise<string> {
  try {
    const { status, text } = await fetchSafely(settings, url.href, {
      accept: "application/json",
      maxBytes: MAX_BYTES,
      onlyHost: url.host,
      // Canvas gives its configuration to the bearer of the registration token alone.
      ...(token === "" ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    if (status === 200) return text;
    throw new RegistrationRefused("registration_configuration_unreachable", `status ${status}`);
  } catch (error) {
    if (error instanceof FetchRefused) {
      throw new RegistrationRefused("registration_configuration_unreachable", error.reason);
    }
    throw error;
  }
}

function checked(settings: Settings, from: URL, wire: Wire): Configuration {
  const issuer = usableAddress(settings, wire.issuer);
  if (issuer === null || issuer.host !== from.host || issuer.search !== "") {
    throw new RegistrationRefused("registration_issuer_mismatch");
  }
  const registrationUrl = usableAddress(settings, wire.registration_endpoint);
  if (registrationUrl === null || registrationUrl.host !== from.host) {
    throw new RegistrationRefused("registration_endpoint_mismatch", "registration_endpoint");
  }
  for (const field of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    if (usableAddress(settings, wire[field]) === null) {
      throw new RegistrationRefused("registration_endpoint_mismatch", field);
    }
  }
  refuseUnsuitable(wire);
  const lti = wire["https://purl.imsglobal.org/spec/lti-platform-configuration"];
  return {
    address: from.href,
    issuer: wire.issuer,
    authUrl: wire.authorization_endpoint,
    tokenUrl: wire.token_endpoint,
    keysUrl: wire.jwks_uri,
    registrationUrl: registrationUrl.href,
    tokenAudience: wire.authorization_server ?? null,
    product: (lti?.product_family_code ?? "").trim().toLowerCase(),
    version: lti?.version ?? "",
    scopes: wire.scopes_supported ?? null,
    claims: wire.claims_supported ?? null,
    variables: lti?.variables ?? null,
  };
}

/** What a platform does not list it may still know; what it lists without ours it does not. */
function refuseUnsuitable(wire: Wire): void {
  const lacks = (list: string[] | undefined, wanted: string) => list !== undefined && !list.includes(wanted);
  const lti = wire["https://purl.imsglobal.org/spec/lti-platform-configuration"];
  const types = lti?.messages_supported?.map((message) => (typeof message === "string" ? message : message.type));
  const missing = [
    lacks(wire.id_token_signing_alg_values_supported, "RS256") && "RS256",
    lacks(wire.token_endpoint_auth_methods_supported, "private_key_jwt") && "private_key_jwt",
    lacks(types, "LtiResourceLinkRequest") && "LtiResourceLinkRequest",
  ].find((name) => name !== false);
  if (missing !== undefined) throw new RegistrationRefused("registration_platform_unsuitable", missing);
}
