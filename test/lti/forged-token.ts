import { constants, createHmac, createPublicKey, createSign, KeyObject } from "node:crypto";
import { changed, ownOf } from "./changes.ts";
import type { SigningKey } from "./platform.ts";
import type { Variant } from "./variants.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** What is read under a name: undefined where there is nothing. Of two the last counts (RFC 7519, 4; RFC 7515, 4). */
export function readAs(right: Fields, { name, how, change }: Extract<Variant, { how: unknown }>): unknown {
  const own = ownOf(right, name);
  const other = changed(own, change);
  const first = (one: unknown, two: unknown) => (one === undefined ? two : one);
  const value = { dropped: undefined, alone: other, behind: first(other, own), before: first(own, other) }[how];
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

/** JSON in which a name may stand twice, which no object can hold. */
function written(right: Fields, variant: Extract<Variant, { how: unknown }>): string {
  const { name, how, change } = variant;
  const rest = Object.entries(right).filter(([one]) => one !== name);
  const own = ownOf(right, name);
  const other = changed(own, change);
  const values = { dropped: [], alone: [other], behind: [own, other], before: [other, own] }[how];
  const pairs = [...rest, ...values.map((value): [string, unknown] => [name, value])];
  const kept = pairs.filter(([, value]) => value !== undefined);
  return `{${kept.map(([one, value]) => `${JSON.stringify(one)}:${JSON.stringify(value)}`).join(",")}}`;
}

const encoded = (text: string | Buffer) => Buffer.from(text).toString("base64url");
const keyOf = ({ privateKey }: SigningKey) => KeyObject.from(privateKey);

/** Signs whatever header and payload, also those that no library would. */
function signedAnyhow(key: SigningKey, header: string, payload: string): string {
  const data = `${encoded(header)}.${encoded(payload)}`;
  return `${data}.${createSign("sha256").update(data).sign(keyOf(key), "base64url")}`;
}

export interface Material {
  /** The platform's key. */
  signing: SigningKey;
  /** Somebody else's. */
  stranger: SigningKey;
  header: Fields;
  claims: Fields;
}

function signedOtherwise({ signing, stranger, header, claims }: Material, by: string): string {
  const payload = JSON.stringify(claims);
  const right = signedAnyhow(signing, JSON.stringify(header), payload);
  const [head = "", body = "", signature = ""] = right.split(".");
  const withAlgorithm = (alg: string) => `${encoded(JSON.stringify({ ...header, alg }))}.${body}`;
  if (by === "stranger") return signedAnyhow(stranger, JSON.stringify(header), payload);
  if (by === "none") return `${withAlgorithm("none")}.`;
  if (by === "absent") return `${head}.${body}.`;
  if (by === "cut") return `${head}.${body}.${encoded(Buffer.from(signature, "base64url").subarray(0, -10))}`;
  if (by === "other") {
    const other = signedAnyhow(signing, JSON.stringify(header), JSON.stringify({ ...claims, jti: "other" }));
    return `${head}.${body}.${other.split(".")[2]}`;
  }
  if (by === "four-parts") return `${right}.${signature}`;
  if (by === "two-parts") return `${head}.${body}`;
  const data = withAlgorithm(by === "hmac" ? "HS256" : by);
  if (by === "hmac") {
    const pem = createPublicKey(keyOf(signing)).export({ type: "spki", format: "pem" });
    return `${data}.${createHmac("sha256", pem).update(data).digest("base64url")}`;
  }
  const padding = by.startsWith("PS") ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const signer = createSign(`sha${by.slice(2)}`).update(data);
  return `${data}.${signer.sign({ key: keyOf(signing), padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }, "base64url")}`;
}

function withBit(token: string, at: number): string {
  const [head, body, signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url");
  const place = Math.floor(at / 8);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
  return `${head}.${body}.${encoded(bytes)}`;
}

/** The token of a launch to which one thing was done. */
export function forgedToken(material: Material, variant: Variant): string {
  const { signing, header, claims } = material;
  const [head, body] = [JSON.stringify(header), JSON.stringify(claims)];
  switch (variant.of) {
    case "claim":
      return signedAnyhow(signing, head, written(claims, variant));
    case "header":
      return signedAnyhow(signing, written(header, variant), body);
    case "payload":
      return signedAnyhow(signing, head, variant.text);
    case "signature":
      return signedOtherwise(material, variant.by);
    case "bit":
      return withBit(signedAnyhow(signing, head, body), variant.at);
    case "tampered": {
      const [first, , last] = signedAnyhow(signing, head, body).split(".");
      const value = changed(ownOf(claims, variant.name), variant.change);
      // Something in it is always otherwise than what was signed.
      return `${first}.${encoded(JSON.stringify({ ...claims, [variant.name]: value, tampered: true }))}.${last}`;
    }
  }
}
