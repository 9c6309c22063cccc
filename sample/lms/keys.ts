import { randomUUID } from "node:crypto";
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, type JWTPayload, SignJWT } from "jose";

/** How long an old key is still published, in milliseconds: longer than anybody keeps the list. */
const PUBLISHED_FOR_MS = 24 * 3_600_000;

export interface PlatformKey {
  kid: string;
  publicJwk: JWK;
  privateJwk: JWK;
  /** Epoch milliseconds; signs no more from then on. */
  retiredAt: number | null;
}

/** The platform's own key pairs, the newest last. */
export class KeyRing {
  readonly keys: PlatformKey[];
  readonly #now: () => number;

  constructor(keys: PlatformKey[], now: () => number) {
    this.keys = keys;
    this.#now = now;
  }

  /** Makes a new key that signs from now on; the old ones stay published for a day, so that no launch falls between. */
  async rotate(): Promise<PlatformKey> {
    for (const key of this.keys) key.retiredAt ??= this.#now();
    const pair = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
    const key: PlatformKey = {
      kid: randomUUID(),
      publicJwk: await exportJWK(pair.publicKey),
      privateJwk: await exportJWK(pair.privateKey),
      retiredAt: null,
    };
    this.keys.push(key);
    return key;
  }

  /** What `jwks_uri` answers. */
  published(): JSONWebKeySet {
    const since = this.#now() - PUBLISHED_FOR_MS;
    return {
      keys: this.keys
        .filter(({ retiredAt }) => retiredAt === null || retiredAt > since)
        .map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: "RS256", use: "sig" })),
    };
  }

  /** The header that the newest key signs with. */
  header(): { alg: "RS256"; kid: string } {
    return { alg: "RS256", kid: this.#newest().kid };
  }

  async sign(claims: JWTPayload, header: { alg: "RS256"; kid?: string } = this.header()): Promise<string> {
    const key = await importJWK(this.#newest().privateJwk, "RS256");
    return new SignJWT(claims).setProtectedHeader({ ...header, typ: "JWT" }).sign(key);
  }

  #newest(): PlatformKey {
    const key = this.keys.at(-1);
    if (key === undefined) throw new Error("The platform has no key yet: rotate() makes one.");
    return key;
  }
}
