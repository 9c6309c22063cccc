import * as z from "zod/mini";
import { PictureBodies, PictureRef } from "./picture.ts";
import { AskTakeaway } from "./takeaway.ts";
import { Topic } from "./topic.ts";
import { Instant, PersonName, SkillId, SkillName, someText, text, Uuid } from "./values.ts";

export const Minutes = z.union([z.literal(5), z.literal(15), z.literal(30), z.literal(60)]);

/** What a learner sends; the id is in the path, made on the device (UUIDv7). */
export const AskBody = z.object({
  topic: Topic,
  /** Skills as shown and left in place by the learner; empty lets the service find them again. */
  skills: z.optional(z.array(SkillId).check(z.maxLength(8))),
  /** What I want to be able to do. */
  goal: someText(4000),
  tried: z.optional(text(4000)),
  minutes: Minutes,
  /** Without my name until someone accepts. */
  anonymous: z.optional(z.boolean()),
  /** Ask this person first; absent means "find someone for me". */
  to: z.optional(Uuid),
  /** Colleagues the learner would rather not meet with this question. */
  notTo: z.optional(z.array(Uuid).check(z.maxLength(20))),
  pictures: z.optional(PictureBodies),
  /** The place in a course where it was asked, as the launch named it; one that is not known is left out. */
  place: z.optional(Uuid),
});
export type AskBody = z.infer<typeof AskBody>;

export const AskStatus = z.enum(["routing", "accepted", "resolved", "withdrawn", "unanswered"]);
export type AskStatus = z.infer<typeof AskStatus>;

/** Who asks: always a label, and a name once that may be known. */
export const Asker = z.object({ label: z.string(), person: z.nullable(PersonName) });
export type Asker = z.infer<typeof Asker>;

/** An ask as its learner or, once accepted, its coach sees it. */
export const Ask = z.object({
  id: Uuid,
  status: AskStatus,
  /** Whose ask it is, seen from the caller. */
  role: z.enum(["learner", "coach"]),
  topic: Topic,
  skills: z.array(SkillName),
  goal: z.string(),
  tried: z.string(),
  minutes: z.int(),
  anonymous: z.boolean(),
  asker: Asker,
  coach: z.nullable(PersonName),
  /** The person asked by name, while only they hold it. */
  waitingFor: z.nullable(PersonName),
  /** How many colleagues hold it now (0 to 3). */
  heldBy: z.int(),
  /** The next thing that happens by itself, and when; null once closed. */
  nextStepAt: z.nullable(Instant),
  openedAt: Instant,
  acceptedAt: z.nullable(Instant),
  closedAt: z.nullable(Instant),
  /** Why it closed, as a word: `resolved`, `withdrawn`, `nobody_yet`, `left`, `quiet`. */
  closedBecause: z.nullable(z.string()),
  pictures: z.array(PictureRef),
  /** What was learnt, in the learner's words. */
  learnt: z.nullable(z.string()),
  /** The course where it was asked is told when its learner teaches it back; to be read before they do. */
  courseIsTold: z.optional(z.boolean()),
  /** Words from the other side. */
  feedback: z.array(z.object({ from: z.string(), helped: z.string(), text: z.string() })),
  /** What was written for the next learner, as far as it has come between the two. */
  takeaway: z.nullable(AskTakeaway),
  messages: z.int(),
  unread: z.int(),
  lastMessageAt: z.nullable(Instant),
});
export type Ask = z.infer<typeof Ask>;

/** How a question ends well: by the learner, and afterwards a word back from the coach. */
export const ResolveBody = z.object({
  /** Taught back in a few lines (learner). */
  learnt: z.optional(text(2000)),
  /** Did it help? `false` closes the ask and writes no evidence. Only the learner's word counts. */
  helped: z.optional(z.boolean()),
  /** Words to the other side that name what helped; no numbers about persons. */
  feedback: z.optional(z.object({ helped: text(80), text: text(1000) })),
});
export type ResolveBody = z.infer<typeof ResolveBody>;

export const WithdrawBody = z.object({ reason: z.optional(text(300)) });
export const HandBackBody = z.object({ note: z.optional(text(300)) });

export const AskList = z.object({ asks: z.array(Ask) });
