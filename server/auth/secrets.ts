import { hash, timingSafeEqual } from "node:crypto";
import { randomly } from "../random.ts";

/** 256 random bits, base64url. */
export const newSecret = () => randomly(32).toString("base64url");

/** What the database keeps of a secret: SHA-256, base64url. */
export const hashOf = (secret: string) => hash("sha256", secret, "base64url");

/** Compares without telling by its time how much was right. */
export function sameSecret(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(hashOf(left)), Buffer.from(hashOf(right))];
  return timingSafeEqual(a, b);
}
