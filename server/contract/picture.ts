import * as z from "zod/mini";
import { Uuid } from "./values.ts";

/** 400 kB of picture, as base64. */
const MAX_BASE64 = 550_000;

/** A pasted picture, shrunk and stripped of metadata on the device; `data` is base64. */
export const PictureBody = z.object({
  id: Uuid,
  mime: z.enum(["image/webp", "image/png", "image/jpeg"]),
  width: z.int().check(z.minimum(1), z.maximum(4096)),
  height: z.int().check(z.minimum(1), z.maximum(4096)),
  data: z.string().check(z.minLength(4), z.maxLength(MAX_BASE64), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
});
export type PictureBody = z.infer<typeof PictureBody>;

/** At most three to a message or an ask. */
export const PictureBodies = z.array(PictureBody).check(z.maxLength(3));

/** Where a picture is, for those who may see it: `GET /api/asks/{askId}/pictures/{id}`. */
export const PictureRef = z.object({ id: Uuid, mime: z.string(), width: z.int(), height: z.int() });
export type PictureRef = z.infer<typeof PictureRef>;
