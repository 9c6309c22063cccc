import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { randomly } from "../random.ts";

const INFO = "ask-a-peer lti seal 1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed cannot be read: it was changed, or the service's secret is another one now. */
export class SealBroken extends Error {}

const keys = new Map<string, KeyObject>();

/** The key of this secret for this purpose alone (HKDF-SHA-256). */
function keyOf(secret: string): KeyObject {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "", INFO, 32)));
  keys.set(secret, key);
  return key;
}

/** `text` under AES-256-GCM as base64url of nonce, tag and ciphertext; unreadable without the service's secret. */
export function seal(secret: string, text: string): string {
  const iv = randomly(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed with this secret. Throws {@link SealBroken}. */
export function open(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new SealBroken();
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    throw new SealBroken();
  }
}
