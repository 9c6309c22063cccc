import { asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, type JWTPayload, SignJWT } from "jose";
import { after, type Clock, DAY, SECOND } from "../clock.ts";
import { ltiKeys } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import type { Settings } from "../env.ts";
import { uuidv7 } from "../uuid.ts";
import { open, seal } from "./seal.ts";

export interface KeyHouse {
  db: Database;
  clock: Clock;
  settings: Pick<Settings, "secret">;
}

type KeyRow = typeof ltiKeys.$inferSelect;

/** What signs, and what will sign next: platforms that keep a copy of our keys know the next one before its first use. */
const AT_HAND = 2;
/** How long a key stays published after its last signature; platforms may verify late, or hold an old copy. */
const LINGERS = DAY;
/** Any fixed number: who holds it makes keys, the others wait. */
const KEY_LOCK = 4_600_131;

/** The keys that platforms may meet, the signing one first, made when there are none: public halves, each with its kid. */
export async function publishedKeys(house: KeyHouse): Promise<JSONWebKeySet> {
  const rows = await keysAtHand(house);
  return { keys: rows.map(({ publicJwk }) => publicJwk as unknown as JWK) };
}

/**
 * Signs as this tool (RS256, with kid, iat, exp and a fresh jti), good for `seconds`. `issuer` is the client id where the
 * platform is the reader.
 */
export async function signAsTool(
  house: KeyHouse,
  claims: JWTPayload,
  options: { audience: string; issuer: string; subject?: string; seconds: number },
): Promise<string> {
  const now = house.clock.now();
  const signer = signerAmong(await keysAtHand(house), house.settings.secret);
  const { kid, privateJwk } = signer ?? (await freshSigner(house));
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .setIssuer(options.issuer)
    .setAudience(options.audience)
    .setIssuedAt(Math.floor(now.getTime() / SECOND))
    .setExpirationTime(Math.floor(now.getTime() / SECOND) + options.seconds)
    .setJti(uuidv7(now));
  if (options.subject !== undefined) token.setSubject(options.subject);
  return token.sign(await importJWK(privateJwk, "RS256"));
}

/** The next key begins to sign, one more is made to follow it, and the old one stays published for a day. */
export async function rotateKeys(house: KeyHouse): Promise<{ signs: string; next: string; retires: string | null }> {
  await keysAtHand(house);
  const made = await newKey(house);
  return house.db.crossing("lti-keys", async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${KEY_LOCK})`);
    const now = house.clock.now();
    const [old] = (await published(tx, now)).filter(isInUse);
    if (old !== undefined) {
      await tx
        .update(ltiKeys)
        .set({ retiresAt: after(now, LINGERS) })
        .where(eq(ltiKeys.kid, old.kid));
    }
    await tx.insert(ltiKeys).values(made);
    const [signs] = (await published(tx, now)).filter(isInUse);
    return { signs: signs?.kid ?? made.kid, next: made.kid, retires: old?.kid ?? null };
  });
}

const isInUse = ({ retiresAt }: KeyRow) => retiresAt === null;

/** Those still published: the ones in use by age, then those on their way out. */
function published(tx: Tx, now: Date): Promise<KeyRow[]> {
  return tx
    .select()
    .from(ltiKeys)
    .where(or(isNull(ltiKeys.retiresAt), gt(ltiKeys.retiresAt, now)))
    .orderBy(sql`${ltiKeys.retiresAt} is not null`, asc(ltiKeys.createdAt), asc(ltiKeys.kid));
}

async function keysAtHand(house: KeyHouse): Promise<KeyRow[]> {
  const now = house.clock.now();
  const rows = await house.db.crossing("lti-keys", (tx) => published(tx, now));
  return rows.filter(isInUse).length >= AT_HAND ? rows : fillUp(house, rows);
}

async function fillUp(house: KeyHouse, rows: readonly KeyRow[]): Promise<KeyRow[]> {
  const now = house.clock.now();
  const made: KeyRow[] = [];
  // Before the transaction: making a key takes a while, and PGlite has one connection.
  for (let have = rows.filter(isInUse).length; have < AT_HAND; have++) made.push(await newKey(house));
  return house.db.crossing("lti-keys", async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${KEY_LOCK})`);
    const missing = AT_HAND - (await published(tx, now)).filter(isInUse).length;
    if (missing > 0) await tx.insert(ltiKeys).values(made.slice(0, missing));
    return published(tx, now);
  });
}

async function newKey({ settings, clock }: KeyHouse): Promise<KeyRow> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  const now = clock.now();
  const kid = uuidv7(now);
  const { kty = "", n = "", e = "" } = await exportJWK(publicKey);
  const privateSealed = seal(settings.secret, JSON.stringify(await exportJWK(privateKey)));
  return {
    kid,
    publicJwk: { kty, n, e, alg: "RS256", use: "sig", kid },
    privateSealed,
    createdAt: now,
    retiresAt: null,
  };
}

/** The oldest key in use whose private half this secret opens; with another secret than before there may be none. */
function signerAmong(rows: readonly KeyRow[], secret: string): { kid: string; privateJwk: JWK } | null {
  for (const { kid, privateSealed } of rows.filter(isInUse)) {
    try {
      return { kid, privateJwk: JSON.parse(open(secret, privateSealed)) as JWK };
    } catch {
      // Sealed with a secret that was changed since: the next may be younger than that.
    }
  }
  return null;
}

/** After a change of the service's secret no old key can sign: they go, and new ones come. */
async function freshSigner(house: KeyHouse): Promise<{ kid: string; privateJwk: JWK }> {
  const now = house.clock.now();
  await house.db.crossing("lti-keys", async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${KEY_LOCK})`);
    const rows = await published(tx, now);
    if (signerAmong(rows, house.settings.secret) !== null) return;
    await tx
      .update(ltiKeys)
      .set({ retiresAt: after(now, LINGERS) })
      .where(isNull(ltiKeys.retiresAt));
  });
  const signer = signerAmong(await keysAtHand(house), house.settings.secret);
  if (signer === null) throw new Error("the tool has no key to sign with");
  return signer;
}
