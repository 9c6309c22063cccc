import { createHmac } from "node:crypto";
import { sameSecret } from "./secrets.ts";

const mac = (secret: string, purpose: string, payload: string) =>
  createHmac("sha256", secret).update(`${purpose}\0${payload}`).digest("base64url");

/** `value` with a signature good for this purpose alone; readable by whoever holds it. */
export function sign(secret: string, purpose: string, value: string): string {
  const payload = Buffer.from(value).toString("base64url");
  return `${payload}.${mac(secret, purpose, payload)}`;
}

/** What was signed for this purpose, or null. */
export function unsign(secret: string, purpose: string, token: string): string | null {
  const [payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !sameSecret(signature, mac(secret, purpose, payload))) return null;
  return Buffer.from(payload, "base64url").toString();
}
