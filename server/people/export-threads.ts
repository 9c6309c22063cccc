import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { MyExport } from "../contract/export.ts";
import type { PersonName } from "../contract/values.ts";
import { asks, feedback, messages, pictures, reads } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { takeawayRecords } from "../knowledge/my-takeaways.ts";
import type { PersonRow } from "./change-me.ts";

type Records = Pick<MyExport, "messages" | "pictures" | "feedback" | "takeaways" | "read">;

/** What a person said, showed and was told in threads. The other side's messages are theirs, and stay out. */
export async function threadRecords(
  tx: Tx,
  me: PersonRow,
  nameOf: (id: string | null) => PersonName | null,
): Promise<Records> {
  return {
    messages: await messageRecords(tx, me),
    pictures: await pictureRecords(tx, me),
    feedback: await feedbackRecords(tx, me, nameOf),
    takeaways: await takeawayRecords(tx, me),
    read: await tx
      .select({ askId: reads.askId, upTo: reads.seq })
      .from(reads)
      .where(and(eq(reads.orgId, me.orgId), eq(reads.personId, me.id)))
      .orderBy(asc(reads.askId)),
  };
}

async function messageRecords(tx: Tx, me: PersonRow): Promise<Records["messages"]> {
  const rows = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.orgId, me.orgId), eq(messages.authorId, me.id)))
    .orderBy(asc(messages.at), asc(messages.id));
  return rows.map(({ id, askId, kind, text, startsAt, at }) => ({
    id,
    askId,
    kind,
    text,
    startsAt: startsAt?.toISOString() ?? null,
    at: at.toISOString(),
  }));
}

async function pictureRecords(tx: Tx, me: PersonRow): Promise<Records["pictures"]> {
  const ownAsks = tx
    .select({ id: asks.id })
    .from(asks)
    .where(and(eq(asks.orgId, me.orgId), eq(asks.askerId, me.id)));
  const ownMessages = tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.orgId, me.orgId), eq(messages.authorId, me.id)));
  const rows = await tx
    .select()
    .from(pictures)
    .where(
      and(
        eq(pictures.orgId, me.orgId),
        or(and(isNull(pictures.messageId), inArray(pictures.askId, ownAsks)), inArray(pictures.messageId, ownMessages)),
      ),
    )
    .orderBy(asc(pictures.id));
  return rows.map(({ id, askId, mime, width, height, data }) => ({
    id,
    askId,
    mime,
    width,
    height,
    data: Buffer.from(data).toString("base64"),
  }));
}

async function feedbackRecords(
  tx: Tx,
  me: PersonRow,
  nameOf: (id: string | null) => PersonName | null,
): Promise<Records["feedback"]> {
  const rows = await tx
    .select()
    .from(feedback)
    .where(and(eq(feedback.orgId, me.orgId), or(eq(feedback.fromId, me.id), eq(feedback.toId, me.id))))
    .orderBy(asc(feedback.at), asc(feedback.askId));
  const words = ({ askId, helped, text, at }: (typeof rows)[number]) => ({ askId, helped, text, at: at.toISOString() });
  return {
    given: rows.filter((row) => row.fromId === me.id).map((row) => ({ ...words(row), to: nameOf(row.toId) })),
    received: rows.filter((row) => row.toId === me.id).map((row) => ({ ...words(row), from: nameOf(row.fromId) })),
  };
}
