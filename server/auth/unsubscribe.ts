import { createHmac } from "node:crypto";
import * as z from "zod/mini";
import { sameSecret } from "./secrets.ts";

const mac = (secret: string, id: string) =>
  createHmac("sha256", secret).update(`unsubscribe\0${id}`).digest("base64url");

const Pair = z.tuple([z.guid(), z.guid()]);

/** What an address in a mail carries, so that it can be answered with "no more" without signing in. Never expires. */
export function unsubscribeToken(secret: string, orgId: string, personId: string): string {
  const id = `${orgId}.${personId}`;
  return `${id}.${mac(secret, id)}`;
}

/** Whose mail the token ends, or null when it is not one of ours. */
export function readUnsubscribeToken(secret: string, token: string): { orgId: string; personId: string } | null {
  const [orgId = "", personId = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || !z.safeParse(Pair, [orgId, personId]).success) return null;
  return sameSecret(signature, mac(secret, `${orgId}.${personId}`)) ? { orgId, personId } : null;
}
