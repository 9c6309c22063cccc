import { eq } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { after } from "../clock.ts";
import type { Message, MessageBody } from "../contract/message.ts";
import { asks, messages } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { bodyHash } from "./body-hash.ts";
import { type Change, changing } from "./change.ts";
import { lockAsk } from "./lock.ts";
import { queueMail } from "./mail-queue.ts";
import { messageViews } from "./message-view.ts";
import { keepPictures } from "./pictures.ts";
import { mayStep, QUIET_FOR } from "./rules.ts";

type Ask = typeof asks.$inferSelect;

/**
 * Says something in a thread, under an id that the device made; the same id and words are the same message.
 * Throws `not_found` (not a member), `not_accepted`, `ask_closed`, `message_differs`, `invalid`.
 */
export async function say(
  services: Services,
  actor: Actor,
  askId: string,
  body: MessageBody,
): Promise<{ message: Message; said: boolean }> {
  return changing(services, actor, async (change) => {
    const { tx } = change;
    const ask = await lockAsk(tx, askId);
    if (ask === undefined || (ask.askerId !== actor.personId && ask.coachId !== actor.personId)) {
      throw new Refusal("not_found");
    }
    const hash = bodyHash(body);
    const before = await sameMessage(tx, actor, askId, body.id, hash);
    if (before !== null) return { message: before, said: false };
    if (!mayStep(ask.status, "message")) throw new Refusal(ask.status === "routing" ? "not_accepted" : "ask_closed");
    await insertMessage(change, ask, actor, body, hash);
    const message = await viewOf(tx, actor, body.id);
    return { message, said: true };
  });
}

async function sameMessage(tx: Tx, actor: Actor, askId: string, id: string, hash: string): Promise<Message | null> {
  const [known] = await tx.select().from(messages).where(eq(messages.id, id));
  if (known === undefined) return null;
  if (known.authorId !== actor.personId || known.askId !== askId) throw new Refusal("not_found");
  if (known.bodyHash !== hash) throw new Refusal("message_differs");
  return viewOf(tx, actor, id);
}

async function viewOf(tx: Tx, actor: Actor, id: string): Promise<Message> {
  const [view] = await messageViews(tx, actor.personId, { ids: [id] });
  if (view === undefined) throw new Refusal("not_found");
  return view;
}

async function insertMessage(
  { tx, now, tell }: Change,
  ask: Ask,
  actor: Actor,
  body: MessageBody,
  hash: string,
): Promise<void> {
  const { orgId, personId } = actor;
  const coachId = ask.coachId;
  if (coachId === null) throw new Refusal("not_accepted");
  const other = personId === coachId ? ask.askerId : coachId;
  const seq = ask.messageCount + 1;
  await tx
    .update(asks)
    .set({
      messageCount: seq,
      lastMessageAt: now,
      ...(ask.status === "accepted" && personId === coachId ? { nudges: 0, nextStepAt: after(now, QUIET_FOR) } : {}),
    })
    .where(eq(asks.id, ask.id));
  await tx.insert(messages).values({
    orgId,
    id: body.id,
    askId: ask.id,
    coachId,
    authorId: personId,
    seq,
    bodyHash: hash,
    kind: body.kind ?? "text",
    text: body.text,
    startsAt: body.startsAt === undefined ? null : new Date(body.startsAt),
    at: now,
  });
  await keepPictures(tx, { orgId, askId: ask.id, messageId: body.id }, body.pictures);
  await queueMail(tx, { orgId, personId: other, kind: "message", ref: ask.id, now });
  for (const member of [personId, other]) {
    tell({ personId: member, kind: "message", ref: body.id });
    tell({ personId: member, kind: "ask", ref: ask.id });
  }
}
