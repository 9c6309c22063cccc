import { and, eq, isNull, lte } from "drizzle-orm";
import { after, type Clock, DAY, HOUR, SECOND } from "../clock.ts";
import { people, sessions } from "../db/schema/index.ts";
import type { Database, Tx } from "../db/transaction.ts";
import type { Settings } from "../env.ts";
import { uuidv7 } from "../uuid.ts";
import type { Actor } from "./actor.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** A session lives this long after it was last used. */
export const SESSION_LIFE = 60 * DAY;
/** One that a learning platform opened ends for good after this long; a page is opened anew from the course. */
const LAUNCH_LIFE = 12 * HOUR;
/** How often use is written down. */
const TOUCH_EVERY = HOUR;
/** How long an answer is believed without asking the database; sign-out on another node arrives by hint, or by then. */
const BELIEVED_FOR = 30 * SECOND;
const MAX_CACHED = 20_000;

export type SessionKind = "extension" | "web" | "demo" | "lti";
type Found = Omit<Actor, "by">;

export interface Sessions {
  /** The person that a token stands for, or null. */
  find(token: string): Promise<Found | null>;
  /** Whether a token was one of ours and is over: then signing out is done already. */
  hasEnded(token: string): Promise<boolean>;
  /** Forgets sessions by their hash at once, here and on the other nodes. */
  forget(tokenHashes: string[]): void;
}

/** Looks sessions up by the hash of their token, with a small memory. */
export function createSessions(db: Database, clock: Clock, mode: Settings["mode"]): Sessions {
  const cache = new Map<string, { found: Found; until: number }>();
  let drops = 0;
  const drop = (hashes: readonly string[]) => {
    drops += hashes.length;
    for (const hash of hashes) cache.delete(hash);
  };
  db.onHint((hint) => drop(hint.ended ?? []));

  const keep = (hash: string, found: Found) => {
    if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? "");
    cache.set(hash, { found, until: clock.now().getTime() + BELIEVED_FOR });
  };

  return {
    find: async (token) => {
      const hash = hashOf(token);
      const cached = cache.get(hash);
      if (cached !== undefined && cached.until > clock.now().getTime()) return cached.found;
      cache.delete(hash);
      const dropsBefore = drops;
      const found = await db.crossing("find-session", (tx) => lookUp(tx, hash, clock.now(), mode));
      // What was forgotten during the look may have been this, as it was before.
      if (found !== null && drops === dropsBefore) keep(hash, found);
      return found;
    },
    hasEnded: (token) =>
      db.crossing("find-session", async (tx) => {
        const over = and(eq(sessions.tokenHash, hashOf(token)), lte(sessions.expiresAt, clock.now()));
        return (await tx.select({ id: sessions.id }).from(sessions).where(over)).length > 0;
      }),
    forget: (hashes) => {
      drop(hashes);
      db.hint({ ended: hashes });
    },
  };
}

async function lookUp(tx: Tx, tokenHash: string, now: Date, mode: Settings["mode"]): Promise<Found | null> {
  const [row] = await tx
    .select({
      orgId: sessions.orgId,
      personId: sessions.personId,
      sessionId: sessions.id,
      role: people.role,
      kind: sessions.kind,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .innerJoin(people, and(eq(people.orgId, sessions.orgId), eq(people.id, sessions.personId)))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(people.leftAt)));
  if (row === undefined || row.expiresAt <= now) return null;
  // The demo's tokens are printed on a console: they open nothing anywhere else.
  if (row.kind === "demo" && mode !== "demo") return null;
  const { lastSeenAt, expiresAt: _expires, kind, ...found } = row;
  // What a learning platform says of somebody opens none of the doors of those who look after the organisation.
  if (kind === "lti") return { ...found, role: "member" };
  if (now.getTime() - lastSeenAt.getTime() > TOUCH_EVERY) {
    await tx
      .update(sessions)
      .set({ lastSeenAt: now, expiresAt: after(now, SESSION_LIFE) })
      .where(eq(sessions.tokenHash, tokenHash));
  }
  return found;
}

export interface NewSession {
  orgId: string;
  personId: string;
  kind: SessionKind;
  label: string;
  now: Date;
}

/** A session that is not written down yet: its token, what is kept of that, and how long it lives. */
export function newSession(kind: SessionKind, now: Date) {
  const token = newSecret();
  const expiresAt = after(now, kind === "lti" ? LAUNCH_LIFE : SESSION_LIFE);
  return { id: uuidv7(now), token, tokenHash: hashOf(token), expiresAt };
}

/** Opens a session and gives its token, which is nowhere else afterwards. */
export async function openSession(tx: Tx, { orgId, personId, kind, label, now }: NewSession) {
  const { id, token, tokenHash, expiresAt } = newSession(kind, now);
  await tx.insert(sessions).values({
    orgId,
    id,
    personId,
    tokenHash,
    kind,
    label,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  });
  return { id, token, expiresAt };
}
