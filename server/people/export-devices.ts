import { and, asc, eq } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import { feed, mails, sessions } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import type { PersonRow } from "./change-me.ts";

/** What is kept so that a person's devices and mailbox hear of changes; never a token or its hash. */
export async function deviceRecords(tx: Tx, me: PersonRow): Promise<Pick<MyExport, "sessions" | "mails" | "feed">> {
  const opened = await tx
    .select()
    .from(sessions)
    .where(and(eq(sessions.orgId, me.orgId), eq(sessions.personId, me.id)))
    .orderBy(asc(sessions.createdAt), asc(sessions.id));
  const queued = await tx
    .select()
    .from(mails)
    .where(and(eq(mails.orgId, me.orgId), eq(mails.personId, me.id)))
    .orderBy(asc(mails.dueAt), asc(mails.id));
  const entries = await tx
    .select()
    .from(feed)
    .where(and(eq(feed.orgId, me.orgId), eq(feed.personId, me.id)))
    .orderBy(asc(feed.seq));
  return {
    sessions: opened.map(({ id, kind, label, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      kind,
      label,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    mails: queued.map(({ kind, ref, dueAt, sentAt }) => ({
      kind,
      about: ref,
      dueAt: dueAt.toISOString(),
      sentAt: sentAt?.toISOString() ?? null,
    })),
    feed: entries.map(({ seq, kind, ref, at }) => ({ seq, kind, about: ref, at: at.toISOString() })),
  };
}
