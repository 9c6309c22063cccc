import * as z from "zod/mini";
import { Takeaway } from "./takeaway.ts";
import { Topic } from "./topic.ts";
import { PersonName, Reason, SkillId, Uuid } from "./values.ts";

export const MatchBody = z.object({
  topic: Topic,
  /** How many people at most. */
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
  /** Skills the learner took away from the proposal, so that people are sought without them. */
  without: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.maxLength(20))),
  /** The place in a course: what its teacher chose comes first. */
  place: z.optional(Uuid),
});
export type MatchBody = z.infer<typeof MatchBody>;

/** When somebody can be asked, said honestly; minutes and 24-hour times in their own time zone. */
export const Availability = z.object({
  timeZone: z.string(),
  openNow: z.boolean(),
  until: z.nullable(z.string()),
  overlapMinutesToday: z.int(),
  /** Median over five or more answers, else null. */
  usuallyAnswersMinutes: z.nullable(z.number()),
  text: z.string(),
});
export type Availability = z.infer<typeof Availability>;

export const MatchedSkill = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["hard", "soft"]),
  /** 0 to 1: how sure the topic is about this skill. Never about a person. */
  score: z.number(),
  /** The words of the page that led here. */
  matched: z.string(),
});
export type MatchedSkill = z.infer<typeof MatchedSkill>;

/** A colleague to ask; the order is the answer, no grade comes with it. */
export const MatchedPerson = z.object({
  ...PersonName.shape,
  reasons: z.array(Reason),
  availability: Availability,
});
export type MatchedPerson = z.infer<typeof MatchedPerson>;

/** What an earlier learner learnt, on this page (`here`) or about its skills; none is marked as best. */
export const MatchedTakeaway = z.object({ ...Takeaway.shape, here: z.boolean() });
export type MatchedTakeaway = z.infer<typeof MatchedTakeaway>;

export const MatchAnswer = z.object({
  skills: z.array(MatchedSkill),
  people: z.array(MatchedPerson),
  takeaways: z.array(MatchedTakeaway),
});
export type MatchAnswer = z.infer<typeof MatchAnswer>;

/** A learner's word on whether a page is about a skill; null takes it back. */
export const TopicWordBody = z.object({
  topic: Topic,
  skill: SkillId,
  verdict: z.nullable(z.enum(["right", "wrong"])),
});
export type TopicWordBody = z.infer<typeof TopicWordBody>;

/** A learner's word that a reason shown for a colleague is not right; `doubted: false` takes it back. */
export const DoubtBody = z.object({
  skill: SkillId,
  kind: z.enum(["answered", "taught_back", "completed", "endorsed", "self", "same_page", "similar"]),
  doubted: z.boolean(),
});
export type DoubtBody = z.infer<typeof DoubtBody>;
