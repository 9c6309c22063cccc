import { and, eq, inArray, sql } from "drizzle-orm";
import { after } from "../clock.ts";
import { mails } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { uuidv7 } from "../uuid.ts";
import { MAIL_AFTER } from "./rules.ts";

type Kind = (typeof mails.$inferSelect)["kind"];

interface QueuedMail {
  orgId: string;
  personId: string;
  kind: Kind;
  /** What it is about: an offer's or an ask's id. */
  ref: string;
  now: Date;
  /** How long it waits for being seen; ten minutes unless told. */
  wait?: number;
}

/** Queues one mail about one thing; one that still waits is kept, one that went out makes room for the next. */
export async function queueMail(
  tx: Tx,
  { orgId, personId, kind, ref, now, wait = MAIL_AFTER }: QueuedMail,
): Promise<void> {
  const dueAt = after(now, wait);
  await tx
    .insert(mails)
    .values({ orgId, id: uuidv7(now), personId, kind, ref, dueAt })
    .onConflictDoUpdate({
      target: [mails.orgId, mails.personId, mails.kind, mails.ref],
      set: { dueAt, sentAt: null, tries: 0 },
      setWhere: sql`${mails.sentAt} is not null`,
    });
}

/** What was seen or closed needs no mail. */
export async function cancelMail(tx: Tx, kind: Kind, refs: readonly string[], personId?: string): Promise<void> {
  if (refs.length === 0) return;
  const of = personId === undefined ? undefined : eq(mails.personId, personId);
  await tx.delete(mails).where(and(eq(mails.kind, kind), inArray(mails.ref, [...refs]), of));
}
