import * as z from "zod/mini";
import { Instant, PersonName, text, Uuid } from "./values.ts";

/** Exchanges the one-time code of the sign-in page, bound by PKCE (RFC 7636, S256), for a session token. Once. */
export const SessionBody = z.object({
  code: text(200),
  codeVerifier: z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/)),
  /** How the person will recognise this session in a list, such as "Chrome on Linux". */
  label: z.optional(text(80)),
});
export type SessionBody = z.infer<typeof SessionBody>;

/** An opaque bearer token; the server keeps only its hash. */
export const SessionAnswer = z.object({
  token: z.string(),
  expiresAt: Instant,
  person: PersonName,
  org: z.object({ id: Uuid, name: z.string() }),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const SessionList = z.object({
  sessions: z.array(
    z.object({ id: Uuid, label: z.string(), createdAt: Instant, lastSeenAt: Instant, current: z.boolean() }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;
