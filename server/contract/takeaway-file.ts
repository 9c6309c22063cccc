import * as z from "zod/mini";
import { Instant, SkillId, someText, text, Uuid } from "./values.ts";

const WORDS = 2000;

/** A takeaway as a file carries it. */
export const TakeawayRecord = z.object({
  id: Uuid,
  /** Names the page where it was learnt, as the service tells pages apart. */
  pageKey: someText(4000),
  page: text(1000),
  skills: z.array(SkillId).check(z.minLength(1), z.maxLength(20)),
  what: someText(WORDS),
  how: text(WORDS),
  why: text(WORDS),
  unknowns: text(WORDS),
  /** The e-mail address of whoever stands behind it; where a file brings it, they are asked first. */
  behind: z.nullable(text(254)),
  publishedAt: Instant,
  reviewedAt: Instant,
  reviewAt: Instant,
});
export type TakeawayRecord = z.infer<typeof TakeawayRecord>;

export const TakeawayFile = z.object({
  format: z.literal("ask-a-peer-takeaways"),
  version: z.literal(1),
  takeaways: z.array(z.unknown()),
});

/** A file of takeaways, JSON or Markdown, told by its first character; `apply: false` is a dry run. */
export const TakeawayImportBody = z.object({ content: text(5_000_000), apply: z.optional(z.boolean()) });
export type TakeawayImportBody = z.infer<typeof TakeawayImportBody>;
