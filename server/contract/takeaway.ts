import * as z from "zod/mini";
import { Instant, PersonName, someText, text, Uuid } from "./values.ts";

/** As long as a teach-back, which it may take over. */
const MOST = 2000;

/** What was learnt, in somebody's own words; only `what` must be there. */
const Words = {
  what: someText(MOST),
  how: z.optional(text(MOST)),
  why: z.optional(text(MOST)),
  /** What I still don't know. */
  unknowns: z.optional(text(MOST)),
};
const AllWords = { what: z.string(), how: z.string(), why: z.string(), unknowns: z.string() };

export const TakeawayDraft = z.object({
  ...Words,
  /** Whether I may be shown as standing behind it. */
  named: z.boolean(),
  /** Words that look like a colleague's name and are none, such as “Mark”. */
  keep: z.optional(z.array(text(100)).check(z.maxLength(50))),
});
export type TakeawayDraft = z.infer<typeof TakeawayDraft>;

/** A wording of mine for the other to agree to; `over` is the version that I saw, 0 for none. */
export const ProposeBody = z.object({ ...TakeawayDraft.shape, over: z.int().check(z.minimum(0)) });
export type ProposeBody = z.infer<typeof ProposeBody>;

/** The very words that would be shown, and what is masked in them. */
export const TakeawayPreview = z.object({
  ...AllWords,
  masks: z.array(
    z.object({
      text: z.string(),
      /** False for addresses, numbers, ids and whole names: those stay masked. */
      mayKeep: z.boolean(),
      kept: z.boolean(),
    }),
  ),
});
export type TakeawayPreview = z.infer<typeof TakeawayPreview>;

/** Yes to the wording that I saw. */
export const AgreeBody = z.object({ version: z.int(), named: z.boolean() });
export type AgreeBody = z.infer<typeof AgreeBody>;

/** A takeaway as the two see it, within their ask. */
export const AskTakeaway = z.object({
  ...AllWords,
  version: z.int(),
  status: z.enum(["proposed", "published", "closed"]),
  /** The present wording is mine. */
  mine: z.boolean(),
  /** I may take the next step: open again what I closed, or answer the other's wording. */
  mayPropose: z.boolean(),
  named: z.object({ mine: z.boolean(), theirs: z.boolean() }),
  behind: z.nullable(PersonName),
});
export type AskTakeaway = z.infer<typeof AskTakeaway>;

/** What somebody in the organisation learnt, published by both who were there. */
export const Takeaway = z.object({
  id: Uuid,
  ...AllWords,
  /** The title of the page where it was learnt. */
  page: z.string(),
  skills: z.array(z.string()),
  /** Who stands behind it; null while somebody is looked for. */
  behind: z.nullable(PersonName),
  publishedAt: Instant,
  reviewedAt: Instant,
  /** Somebody is asked whether it still holds. */
  checking: z.boolean(),
});
export type Takeaway = z.infer<typeof Takeaway>;

/** All that is published here, newest review first, at most 500, for a device to keep. */
export const Shelf = z.object({ version: z.int(), takeaways: z.array(Takeaway) });
export type Shelf = z.infer<typeof Shelf>;

export const ReviewBody = z.object({ verdict: z.enum(["still_true", "out_of_date"]) });
export type ReviewBody = z.infer<typeof ReviewBody>;

export const StandBody = z.object({ willing: z.boolean() });
export type StandBody = z.infer<typeof StandBody>;

/** A quiet question about a takeaway: does it still hold, or would I stand behind it. */
export const TakeawayQuestion = z.object({
  id: Uuid,
  kind: z.enum(["review", "stand"]),
  what: z.string(),
  page: z.string(),
});
export type TakeawayQuestion = z.infer<typeof TakeawayQuestion>;
