import * as z from "zod/mini";
import { Ask, Asker } from "./ask.ts";
import { PictureRef } from "./picture.ts";
import { Topic } from "./topic.ts";
import { Instant, PersonName, Reason, SkillName, Uuid } from "./values.ts";

export const OfferStatus = z.enum([
  "waiting",
  "snoozed",
  "accepted",
  "declined",
  "passed",
  "expired",
  "taken",
  "withdrawn",
]);
export type OfferStatus = z.infer<typeof OfferStatus>;

/** An ask as one possible coach sees it, before acceptance: the asker is a label unless they gave their name. */
export const Offer = z.object({
  id: Uuid,
  askId: Uuid,
  status: OfferStatus,
  topic: Topic,
  skills: z.array(SkillName),
  goal: z.string(),
  tried: z.string(),
  minutes: z.int(),
  asker: Asker,
  /** True when the learner asked for this coach by name. */
  byName: z.boolean(),
  why: z.array(Reason),
  passedBy: z.nullable(PersonName),
  /** False once it was passed on three times. */
  canPass: z.boolean(),
  deadline: Instant,
  snoozedUntil: z.nullable(Instant),
  /** Until when the last answer can be taken back; null when there is nothing to undo. */
  undoUntil: z.nullable(Instant),
  openedAt: Instant,
  pictures: z.array(PictureRef),
});
export type Offer = z.infer<typeof Offer>;

export const OfferList = z.object({ offers: z.array(Offer) });
export type OfferList = z.infer<typeof OfferList>;

export const AcceptBody = z.object({});
export const UndoBody = z.object({});

/** No needs no reason; it may pause further offers in the same step. */
export const DeclineBody = z.object({ pauseUntil: z.optional(Instant) });
export type DeclineBody = z.infer<typeof DeclineBody>;

export const SnoozeBody = z.object({ until: Instant });
export type SnoozeBody = z.infer<typeof SnoozeBody>;

export const PassBody = z.object({ to: Uuid });
export type PassBody = z.infer<typeof PassBody>;

/** What an answer to an offer gives back; `ask` opens with acceptance. */
export const OfferAnswer = z.object({ offer: Offer, ask: z.optional(Ask) });
export type OfferAnswer = z.infer<typeof OfferAnswer>;

/** Colleagues this question could be passed to. The asker is never left out: an omission would tell who asks. */
export const Colleagues = z.object({ people: z.array(z.object({ ...PersonName.shape, reasons: z.array(Reason) })) });
export type Colleagues = z.infer<typeof Colleagues>;
