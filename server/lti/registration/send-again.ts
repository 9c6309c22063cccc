import { and, eq } from "drizzle-orm";
import type { Actor } from "../../auth/actor.ts";
import type { LtiSettingsSent } from "../../contract/lti-admin.ts";
import { ltiPlatforms } from "../../db/schema/index.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { platformRow, seenPlatform } from "../admin/list-platforms.ts";
import { FetchRefused, fetchSafely } from "../fetch-safely.ts";
import type { Platform } from "../platforms.ts";
import { open, seal, SealBroken } from "../seal.ts";
import { granted, readAnswer, type Recorded, usableUpdate } from "./answer.ts";
import { RegistrationRefused } from "./refusals.ts";
import { asked, registrationRequest } from "./request.ts";
import { sharedWith } from "./tool-facts.ts";

const MAX_BYTES = 256 * 1024;
const TIMEOUT_MS = 10_000;

/** Why a platform's record could not be changed: a code, such as `status_401`. */
class NotTaken extends Error {}

interface Held {
  url: string;
  token: string;
}

/**
 * Brings a platform's own record of this tool up to date (OAuth 2.0 Dynamic Client Registration Management, RFC 7592): it
 * is read, and sent back with our addresses as they are now and with no more wishes than it grants already. What goes
 * wrong at the platform is an answer, too. Throws `not_found` for a platform that gave no way to do so.
 */
export async function sendAgain(services: Services, { orgId }: Actor, id: string): Promise<LtiSettingsSent> {
  const { db } = services;
  const platform = await db.inOrg(orgId, (tx) => platformRow(tx, orgId, id));
  const problem = await sent(services, platform).then(
    () => null,
    (error: unknown) => problemOf(error),
  );
  return { platform: await db.inOrg(orgId, (tx) => seenPlatform(tx, orgId, id)), problem };
}

async function sent(services: Services, platform: Platform): Promise<void> {
  const { db, clock, settings } = services;
  const { orgId, id, issuer, clientId, product } = platform;
  const held = heldBy(services, platform);
  const now = await called(services, platform, held);
  const variables =
    now.custom === undefined ? null : Object.values(now.custom).filter((one) => typeof one === "string");
  const shared = sharedWith(platform);
  const offered = {
    product,
    variables,
    scopes: granted(platform.scopes, now.scopes),
    claims: granted(platform.claims, now.claims),
  };
  const body = { ...registrationRequest(settings, offered, shared), client_id: clientId };
  const answer = await called(services, platform, held, JSON.stringify(body));
  // A token may be another one each time; the old one is good no more then.
  const next = usableUpdate(issuer, answer) ?? held;
  const wanted = asked(offered, shared);
  await db.inOrg(orgId, (tx) =>
    tx
      .update(ltiPlatforms)
      .set({
        scopes: granted(wanted.scopes, answer.scopes),
        claims: granted(wanted.claims, answer.claims),
        registrationUrl: next.url,
        registrationTokenSealed: seal(settings.secret, next.token),
        updatedAt: clock.now(),
      })
      .where(and(eq(ltiPlatforms.orgId, orgId), eq(ltiPlatforms.id, id))),
  );
}

function heldBy({ settings }: Services, { registrationUrl: url, registrationTokenSealed: sealed }: Platform): Held {
  if (url === null || sealed === null) throw new Refusal("not_found");
  return { url, token: open(settings.secret, sealed) };
}

/** Reads the record, or with a body changes it; the platform must answer with this very client. */
async function called(
  { settings }: Services,
  { issuer, clientId }: Platform,
  { url, token }: Held,
  body?: string,
): Promise<Recorded> {
  const { status, text } = await fetchSafely(settings, url, {
    method: body === undefined ? "GET" : "PUT",
    accept: "application/json",
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    // The token is for the platform that gave it, and for nobody else.
    onlyHost: new URL(issuer).host,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  if (status < 200 || status > 299) throw new NotTaken(`status_${status}`);
  const recorded = readAnswer(text);
  if (recorded.clientId !== clientId) throw new NotTaken("other_client");
  return recorded;
}

function problemOf(error: unknown): string {
  if (error instanceof NotTaken) return error.message;
  if (error instanceof FetchRefused) return error.reason;
  if (error instanceof RegistrationRefused) return "unreadable";
  // Sealed with a secret of the service that was changed since.
  if (error instanceof SealBroken) return "secret_changed";
  throw error;
}
