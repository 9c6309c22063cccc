import * as z from "zod/mini";
import { PictureBodies, PictureRef } from "./picture.ts";
import { Instant, PersonName, text, Uuid } from "./values.ts";

export const MessageKind = z.enum(["text", "say_back", "time"]);

/** A message carries its own id (UUIDv7 of the device): the same id and body is the same message. */
export const MessageBody = z
  .object({
    id: Uuid,
    text: text(8000),
    kind: z.optional(MessageKind),
    /** For kind `time`: the time that is proposed. */
    startsAt: z.optional(Instant),
    pictures: z.optional(PictureBodies),
  })
  .check(
    z.refine((body) => body.text.trim() !== "" || (body.pictures?.length ?? 0) > 0, {
      error: "must not be empty",
      path: ["text"],
    }),
  );
export type MessageBody = z.infer<typeof MessageBody>;

export const Message = z.object({
  id: Uuid,
  askId: Uuid,
  /** Order within the thread, from 1. */
  seq: z.int(),
  kind: MessageKind,
  author: PersonName,
  mine: z.boolean(),
  text: z.string(),
  startsAt: z.nullable(Instant),
  pictures: z.array(PictureRef),
  at: Instant,
});
export type Message = z.infer<typeof Message>;

export const MessageList = z.object({ messages: z.array(Message) });
export const ReadBody = z.object({ seq: z.int().check(z.minimum(0), z.maximum(2_000_000_000)) });
