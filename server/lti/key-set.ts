import { createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod/mini";

/** Why what a platform answered is no key set that we take. */
export class KeySetBroken extends Error {}

const MAX_KEYS = 100;
const MIN_BITS = 2048;
/** Checking one signature of a larger key would keep the processor busy for others. */
const MAX_BITS = 8192;

const KeySet = z.object({ keys: z.array(z.unknown()) });
const Key = z.object({
  kty: z.literal("RSA"),
  kid: z.string().check(z.minLength(1), z.maxLength(1000)),
  n: z.string(),
  e: z.string(),
  alg: z.optional(z.literal("RS256")),
  use: z.optional(z.literal("sig")),
});

/**
 * The keys of a platform by their kid: RSA of 2,048 to 8,192 bits, for signatures. Others are left out; two keys of one
 * kid both. Throws {@link KeySetBroken} with `not_json`, `not_keys`, `too_many_keys` or `no_keys`.
 */
export function readKeySet(text: string): Map<string, KeyObject> {
  const set = KeySet.safeParse(parsed(text));
  if (!set.success) throw new KeySetBroken("not_keys");
  if (set.data.keys.length > MAX_KEYS) throw new KeySetBroken("too_many_keys");
  const keys = new Map<string, KeyObject>();
  const twice = new Set<string>();
  for (const candidate of set.data.keys) {
    const { success, data } = Key.safeParse(candidate);
    const key = success ? keyObject(data) : null;
    if (!success || key === null) continue;
    if (keys.has(data.kid)) twice.add(data.kid);
    keys.set(data.kid, key);
  }
  for (const kid of twice) keys.delete(kid);
  if (keys.size === 0) throw new KeySetBroken("no_keys");
  return keys;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeySetBroken("not_json");
  }
}

function keyObject({ kty, n, e }: z.infer<typeof Key>): KeyObject | null {
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: "jwk" });
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits >= MIN_BITS && bits <= MAX_BITS ? key : null;
  } catch {
    return null;
  }
}
