import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { hashOf, newSecret } from "../auth/secrets.ts";
import { after, MINUTE } from "../clock.ts";
import { ltiLogins, ltiPlatforms } from "../db/schema/index.ts";
import type { Database, Statement, Tx } from "../db/transaction.ts";
import type { Platform, VersionedPlatform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";

/** How long a login waits for its launch. */
export const LOGIN_LIFE = 10 * MINUTE;

/** A login under way, as it is kept. */
export type Login = typeof ltiLogins.$inferSelect;

/** What a new login binds together: the first two travel over the platform, the third stays with the browser. */
export interface LoginSecrets {
  state: string;
  nonce: string;
  proof: string;
}

export interface NewLogin {
  targetLinkUri: string;
  deploymentId: string | null;
  storageTarget: string | null;
  hintsSealed: string | null;
}

const newSecrets = (): LoginSecrets => ({ state: newSecret(), nonce: newSecret(), proof: newSecret() });

const BEGIN: Statement = {
  name: "lti_login",
  text: `insert into lti_logins (org_id, platform_id, state_hash, nonce_hash, proof_hash, target_link_uri, deployment_id,
      storage_target, hints_sealed, created_at, expires_at)
    select org_id, id, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12::timestamptz
    from lti_platforms where org_id = $1::uuid and id = $2::uuid and xmin = $3::xid
    returning state_hash`,
};

/** Begins a login by one statement; null, and nothing is written, where this is no longer the platform's row. */
export async function beginKnownLogin(
  db: Database,
  { platform, version }: VersionedPlatform,
  { targetLinkUri, deploymentId, storageTarget, hintsSealed }: NewLogin,
  now: Date,
): Promise<LoginSecrets | null> {
  const secrets = newSecrets();
  const [begun] = await db.single(platform.orgId, BEGIN, [
    platform.orgId,
    platform.id,
    version,
    hashOf(secrets.state),
    hashOf(secrets.nonce),
    hashOf(secrets.proof),
    targetLinkUri,
    deploymentId,
    storageTarget,
    hintsSealed,
    now.toISOString(),
    after(now, LOGIN_LIFE).toISOString(),
  ]);
  return begun === undefined ? null : secrets;
}

/** Begins a login; only hashes of its secrets are kept. */
export async function beginLogin(tx: Tx, platform: Platform, login: NewLogin, now: Date): Promise<LoginSecrets> {
  const secrets = newSecrets();
  await tx.insert(ltiLogins).values({
    ...login,
    orgId: platform.orgId,
    platformId: platform.id,
    stateHash: hashOf(secrets.state),
    nonceHash: hashOf(secrets.nonce),
    proofHash: hashOf(secrets.proof),
    createdAt: now,
    expiresAt: after(now, LOGIN_LIFE),
  });
  return secrets;
}

export interface FoundLogin {
  login: Login;
  platform: Platform;
}

/** The login that a state belongs to, and its platform, of whichever organisation; null for a state never given out. */
export async function findLogin(tx: Tx, state: string): Promise<FoundLogin | null> {
  const [found] = await tx
    .select({ login: ltiLogins, platform: ltiPlatforms })
    .from(ltiLogins)
    .innerJoin(ltiPlatforms, and(eq(ltiPlatforms.orgId, ltiLogins.orgId), eq(ltiPlatforms.id, ltiLogins.platformId)))
    .where(eq(ltiLogins.stateHash, hashOf(state)));
  return found ?? null;
}

/** Whether a login still waits. Throws `state_used` or `state_over`. */
export function refuseOver({ usedAt, expiresAt }: Login, now: Date): void {
  if (usedAt !== null) throw new LaunchRefused("state_used");
  if (expiresAt <= now) throw new LaunchRefused("state_over");
}

const waiting = ({ orgId, stateHash }: Login, now: Date) =>
  and(
    eq(ltiLogins.orgId, orgId),
    eq(ltiLogins.stateHash, stateHash),
    isNull(ltiLogins.usedAt),
    gt(ltiLogins.expiresAt, now),
  );

/** Uses state and nonce up: of all who come with them at once, one gets through. Throws `state_used`. */
export async function useUp(tx: Tx, login: Login, now: Date): Promise<void> {
  const used = await tx
    .update(ltiLogins)
    .set({ usedAt: now, answerSealed: null, hintsSealed: null })
    .where(waiting(login, now))
    .returning({ platformId: ltiLogins.platformId });
  if (used.length === 0) throw new LaunchRefused("state_used");
}

/** Keeps the platform's answer while the browser is asked for its proof. */
export async function keepAnswer(tx: Tx, login: Login, answerSealed: string, now: Date): Promise<void> {
  await tx.update(ltiLogins).set({ answerSealed }).where(waiting(login, now));
}

/** Ends a login that could prove nothing, for one in a tab of its own; gives what it was begun with, once. */
export async function endForAnother(tx: Tx, login: Login, now: Date): Promise<string | null> {
  const { hintsSealed } = login;
  const ended = await tx
    .update(ltiLogins)
    .set({ usedAt: now, answerSealed: null, hintsSealed: null })
    .where(and(waiting(login, now), isNotNull(ltiLogins.hintsSealed)))
    .returning({ platformId: ltiLogins.platformId });
  return ended.length === 0 ? null : hintsSealed;
}
