import { and, eq, inArray } from "drizzle-orm";
import type { PictureBody, PictureRef } from "../contract/picture.ts";
import { asks, messages, offers, pictures } from "../db/schema/index.ts";
import type { Tx } from "../db/transaction.ts";
import { Refusal } from "../refusal.ts";

const SIGNATURES: Record<string, (bytes: Uint8Array) => boolean> = {
  "image/png": (bytes) => bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47,
  "image/jpeg": (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  "image/webp": (bytes) => Buffer.from(bytes.subarray(8, 12)).toString("latin1") === "WEBP",
};

/** Keeps the pictures of an ask or a message. Throws `invalid` for bytes that are not what they say they are. */
export async function keepPictures(
  tx: Tx,
  place: { orgId: string; askId: string; messageId: string | null },
  bodies: readonly PictureBody[] = [],
): Promise<void> {
  if (bodies.length === 0) return;
  const values = bodies.map(({ data, ...picture }) => {
    const bytes = Buffer.from(data, "base64");
    if (SIGNATURES[picture.mime]?.(bytes) !== true) {
      throw new Refusal("invalid", { fields: [{ path: "pictures", message: `is not ${picture.mime}` }] });
    }
    return { ...place, ...picture, data: bytes };
  });
  const kept = await tx.insert(pictures).values(values).onConflictDoNothing().returning({ id: pictures.id });
  if (kept.length < values.length) {
    throw new Refusal("invalid", { fields: [{ path: "pictures", message: "carries an id that is taken" }] });
  }
}

/** The pictures of some asks, without their bytes; by ask, and by message where they belong to one. */
export async function picturesOf(tx: Tx, askIds: readonly string[]): Promise<Map<string, PictureRef[]>> {
  if (askIds.length === 0) return new Map();
  const found = await tx
    .select({
      id: pictures.id,
      askId: pictures.askId,
      messageId: pictures.messageId,
      mime: pictures.mime,
      width: pictures.width,
      height: pictures.height,
    })
    .from(pictures)
    .where(inArray(pictures.askId, [...askIds]))
    .orderBy(pictures.id);
  const byOwner = new Map<string, PictureRef[]>();
  for (const { askId, messageId, ...ref } of found) {
    const owner = messageId ?? askId;
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), ref]);
  }
  return byOwner;
}

/** One picture's bytes, for those who may see it: the thread's members, and holders of an offer for an ask's own. */
export async function pictureFor(tx: Tx, viewerId: string, askId: string, id: string) {
  const [found] = await tx
    .select({
      mime: pictures.mime,
      data: pictures.data,
      messageId: pictures.messageId,
      messageCoach: messages.coachId,
      askerId: asks.askerId,
      coachId: asks.coachId,
    })
    .from(pictures)
    .innerJoin(asks, and(eq(asks.orgId, pictures.orgId), eq(asks.id, pictures.askId)))
    .leftJoin(messages, and(eq(messages.orgId, pictures.orgId), eq(messages.id, pictures.messageId)))
    .where(and(eq(pictures.askId, askId), eq(pictures.id, id)));
  if (found === undefined) throw new Refusal("not_found");
  const member = found.askerId === viewerId || found.coachId === viewerId;
  if (found.messageId !== null) {
    if (!member || (found.askerId !== viewerId && found.messageCoach !== viewerId)) throw new Refusal("not_found");
    return found;
  }
  if (member) return found;
  const [offer] = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.askId, askId), eq(offers.coachId, viewerId), inArray(offers.status, ["waiting", "snoozed"])));
  if (offer === undefined) throw new Refusal("not_found");
  return found;
}
