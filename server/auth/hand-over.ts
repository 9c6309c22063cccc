import { createHash } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import * as z from "zod/mini";
import { after, type Clock, MINUTE } from "../clock.ts";
import { text } from "../contract/values.ts";
import { onceCodes, orgs, people, sessions } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import { hashOf, newSecret, sameSecret } from "./secrets.ts";
import { openSession } from "./sessions.ts";

const CODE_LIFE = 2 * MINUTE;

/** Where a browser lets an extension receive its sign-in: Chromium's and Firefox's `identity.getRedirectURL()`. */
const EXTENSION_HOST = /^(?:[a-p]{32}\.chromiumapp\.org|[0-9a-f-]{32,64}\.extensions\.allizom\.org)$/;

function isExtensionAddress(value: string): boolean {
  const address = URL.parse(value);
  if (address === null || value.length > 300) return false;
  const plain = address.username === "" && address.password === "" && address.port === "" && address.hash === "";
  return address.protocol === "https:" && plain && EXTENSION_HOST.test(address.hostname);
}

/** What an extension asks for when it opens the sign-in page (PKCE, RFC 7636). */
export const HandOver = z.object({
  redirectUri: z.string().check(z.refine(isExtensionAddress, { error: "is not an extension's address" })),
  state: text(500),
  challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type HandOver = z.infer<typeof HandOver>;

interface Person {
  orgId: string;
  personId: string;
}

/** Where to send the browser so that the extension gets its one-time code; the code is good for two minutes. */
export async function handOver(
  db: Database,
  clock: Clock,
  { orgId, personId }: Person,
  asked: HandOver,
): Promise<string> {
  const code = newSecret();
  await db.inOrg(orgId, (tx) =>
    tx.insert(onceCodes).values({
      orgId,
      personId,
      codeHash: hashOf(code),
      purpose: "session",
      challenge: asked.challenge,
      expiresAt: after(clock.now(), CODE_LIFE),
    }),
  );
  return answerTo(asked, { code });
}

/** The extension's address with an answer to what it asked: a code, or why there is none. */
export function answerTo({ redirectUri, state }: HandOver, answer: { code: string } | { error: string }): string {
  const address = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) address.searchParams.set(name, value);
  return address.href;
}

/** Used a second time, a code was seen by somebody else: `ended` are the sessions that it had opened, by hash. */
export type Exchange =
  | {
      opened: {
        token: string;
        expiresAt: Date;
        person: { id: string; name: string };
        org: { id: string; name: string };
      };
    }
  | { ended: string[] };

/** Uses a code up, whatever comes of it, and opens the extension's session when the verifier is the right one. */
export function exchange(
  db: Database,
  clock: Clock,
  { code, codeVerifier, label }: { code: string; codeVerifier: string; label: string },
): Promise<Exchange> {
  const now = clock.now();
  const codeHash = hashOf(code);
  return db.crossing("sign-in", async (tx): Promise<Exchange> => {
    const [used] = await tx
      .update(onceCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(onceCodes.codeHash, codeHash),
          eq(onceCodes.purpose, "session"),
          isNull(onceCodes.usedAt),
          gt(onceCodes.expiresAt, now),
        ),
      )
      .returning({ orgId: onceCodes.orgId, personId: onceCodes.personId, challenge: onceCodes.challenge });
    if (used === undefined) return { ended: await endWhatItOpened(tx, codeHash) };
    const shown = createHash("sha256").update(codeVerifier).digest("base64url");
    if (!sameSecret(shown, used.challenge ?? "")) return { ended: [] };
    return open(tx, { ...used, codeHash, label, now });
  });
}

async function open(tx: Tx, from: Person & { codeHash: string; label: string; now: Date }): Promise<Exchange> {
  const { orgId, personId, codeHash, label, now } = from;
  const [found] = await tx
    .select({ person: { id: people.id, name: people.name }, org: { id: orgs.orgId, name: orgs.name } })
    .from(people)
    .innerJoin(orgs, eq(orgs.orgId, people.orgId))
    .where(and(eq(people.orgId, orgId), eq(people.id, personId), isNull(people.leftAt)));
  if (found === undefined) return { ended: [] };
  const { id, token, expiresAt } = await openSession(tx, { orgId, personId, kind: "extension", label, now });
  await tx.update(onceCodes).set({ sessionId: id }).where(eq(onceCodes.codeHash, codeHash));
  return { opened: { token, expiresAt, ...found } };
}

async function endWhatItOpened(tx: Tx, codeHash: string): Promise<string[]> {
  const [code] = await tx
    .select({ orgId: onceCodes.orgId, sessionId: onceCodes.sessionId })
    .from(onceCodes)
    .where(and(eq(onceCodes.codeHash, codeHash), eq(onceCodes.purpose, "session")));
  if (code === undefined || code.sessionId === null) return [];
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.orgId, code.orgId), eq(sessions.id, code.sessionId)))
    .returning({ hash: sessions.tokenHash });
  return ended.map(({ hash }) => hash);
}
