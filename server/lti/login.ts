import * as z from "zod/mini";
import { hashOf } from "../auth/secrets.ts";
import type { Settings } from "../env.ts";
import type { Services } from "../services.ts";
import { Identifier } from "./claims.ts";
import { knownPlatform, rememberPlatform } from "./known-platforms.ts";
import {
  beginKnownLogin,
  beginLogin,
  endForAnother,
  findLogin,
  type LoginSecrets,
  type NewLogin,
  refuseOver,
} from "./logins.ts";
import { type Platform, platformByClient, refuseClosed, type VersionedPlatform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";
import { open, seal } from "./seal.ts";

type LoginServices = Pick<Services, "db" | "clock" | "settings">;

const parameter = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const LoginParameters = z.object({
  iss: parameter(2000),
  login_hint: parameter(4000),
  target_link_uri: parameter(4000),
  client_id: z.optional(Identifier),
  lti_deployment_id: z.optional(Identifier),
  /** Opaque; Moodle's is JSON, Canvas's a token. */
  lti_message_hint: z.optional(parameter(16_000)),
  lti_storage_target: z.optional(parameter(200)),
});
const Hints = z.object({ login_hint: z.string(), lti_message_hint: z.optional(z.string()) });
type Hints = z.infer<typeof Hints>;

/** A login that has begun: where the browser goes next, and what it keeps. */
export interface Begun {
  platform: Platform;
  /** The platform's own page, with everything that it needs to answer. */
  authAddress: string;
  /** Names the login in the browser's stores; says nothing of its secrets. */
  id: string;
  proof: string;
  /** Where the platform keeps things for us, if it does. */
  storage: Storage | null;
}
export interface Storage {
  target: string;
  origin: string;
}

/** By what a login's proof is found again: a beginning of the state's hash. */
export const loginId = (state: string) => hashOf(state).slice(0, 16);

/** Step one of OpenID Connect's third-party login. Throws {@link LaunchRefused}. */
export async function beginLti(services: LoginServices, said: Record<string, string>): Promise<Begun> {
  const parsed = LoginParameters.safeParse(said);
  if (!parsed.success) throw new LaunchRefused("login_incomplete");
  const { settings } = services;
  const hints = hintsOf(parsed.data);
  const storageTarget = parsed.data.lti_storage_target ?? null;
  const login = {
    targetLinkUri: parsed.data.target_link_uri,
    deploymentId: parsed.data.lti_deployment_id ?? null,
    storageTarget,
    hintsSealed: seal(settings.secret, JSON.stringify(hints)),
  };
  const { iss, client_id: clientId } = parsed.data;
  const known = clientId === undefined ? undefined : knownPlatform(services, iss, clientId);
  const { platform, secrets } =
    (await beginAtKnown(services, known, login)) ?? (await beginAt(services, iss, clientId ?? null, login));
  return begun(platform, secrets, hints, storageTarget, settings);
}

interface BegunAt {
  platform: Platform;
  secrets: LoginSecrets;
}

/** The login of a platform that is as this process read it last; null where it is not, or may not launch. */
async function beginAtKnown(
  { db, clock, settings }: LoginServices,
  known: VersionedPlatform | undefined,
  login: NewLogin,
): Promise<BegunAt | null> {
  if (known?.platform.status !== "active" || !isOwnAddress(login.targetLinkUri, settings)) return null;
  const secrets = await beginKnownLogin(db, known, login, clock.now());
  return secrets === null ? null : { platform: known.platform, secrets };
}

async function beginAt(
  services: LoginServices,
  issuer: string,
  clientId: string | null,
  login: NewLogin,
): Promise<BegunAt> {
  const { db, clock, settings } = services;
  const { known, secrets } = await db.crossing("lti-login", async (tx) => {
    const found = await platformByClient(tx, issuer, clientId);
    refuseClosed(found.platform);
    // Only after the platform is known: what is wrong can then be read in its own frame.
    if (!isOwnAddress(login.targetLinkUri, settings)) throw new LaunchRefused("target_elsewhere");
    return { known: found, secrets: await beginLogin(tx, found.platform, login, clock.now()) };
  });
  rememberPlatform(services, known);
  return { platform: known.platform, secrets };
}

/**
 * Begins the login of a frame again in a tab of its own, where the browser keeps cookies: new state, nonce and proof, and
 * the old ones are used up. Throws {@link LaunchRefused}.
 */
export async function beginAgain(services: LoginServices, state: string): Promise<Begun> {
  const { db, clock, settings } = services;
  const now = clock.now();
  return db.crossing("lti-login", async (tx) => {
    const found = await findLogin(tx, state);
    if (found === null) throw new LaunchRefused("state_unknown");
    const { login, platform } = found;
    refuseOver(login, now);
    refuseClosed(platform);
    const sealed = await endForAnother(tx, login, now);
    if (sealed === null) throw new LaunchRefused("proof_missing");
    const hints = Hints.parse(JSON.parse(open(settings.secret, sealed)));
    const { targetLinkUri, deploymentId } = login;
    // A tab has no frame that could keep things for us, and no further tab to go to.
    const next = { targetLinkUri, deploymentId, storageTarget: null, hintsSealed: null };
    return begun(platform, await beginLogin(tx, platform, next, now), hints, null, settings);
  });
}

const hintsOf = ({ login_hint, lti_message_hint }: z.infer<typeof LoginParameters>): Hints => ({
  login_hint,
  ...(lti_message_hint === undefined ? {} : { lti_message_hint }),
});

function begun(
  platform: Platform,
  { state, nonce, proof }: LoginSecrets,
  hints: Hints,
  storageTarget: string | null,
  { publicUrl }: Pick<Settings, "publicUrl">,
): Begun {
  const address = new URL(platform.authUrl);
  const asked = new URLSearchParams(address.search);
  const parameters = {
    scope: "openid",
    response_type: "id_token",
    response_mode: "form_post",
    prompt: "none",
    client_id: platform.clientId,
    redirect_uri: `${publicUrl}/lti/launch`,
    state,
    nonce,
    ...hints,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) asked.set(name, value);
  // A plus means a space in forms alone; not every platform reads an address as one.
  address.search = asked.toString().replaceAll("+", "%20");
  return {
    platform,
    authAddress: address.href,
    id: loginId(state),
    proof,
    storage: storageTarget === null ? null : { target: storageTarget, origin: address.origin },
  };
}

/** Whether an address lies at this service: the same origin, below the path that it is reached by. */
function isOwnAddress(address: string, { publicUrl }: Pick<Settings, "publicUrl">): boolean {
  if (!URL.canParse(address)) return false;
  const [url, own] = [new URL(address), new URL(publicUrl)];
  if (url.origin !== own.origin || url.username !== "" || url.password !== "") return false;
  const base = own.pathname.replace(/\/$/, "");
  return url.pathname === base || url.pathname.startsWith(`${base}/`);
}
