import * as z from "zod/mini";
import { Topic } from "./topic.ts";
import { Instant, SkillId, SkillName, someText, text, Uuid } from "./values.ts";

/** How a place appears: in the course's page, or in a window of its own. */
export const PlaceTarget = z.enum(["iframe", "window"]);
export type PlaceTarget = z.infer<typeof PlaceTarget>;

/** What a platform lets a teacher place; the address that the answer goes to stays with the service (`openReturn`). */
export const DeepLinkingFacts = z.object({
  /** `ltiResourceLink` among them, or nothing can be placed. */
  acceptTypes: z.array(z.string()),
  acceptTargets: z.array(z.string()),
  acceptMultiple: z.boolean(),
  /** Also false where the platform's grades are not switched on here. */
  acceptLineItem: z.boolean(),
  /** What the platform proposes for it. */
  title: z.optional(z.string()),
  text: z.optional(z.string()),
  /** Names the wish, for the session that the launch opened. */
  returnId: Uuid,
});
export type DeepLinkingFacts = z.infer<typeof DeepLinkingFacts>;

/** What the page that a launch answers with is told, as JSON in the element `#launch`. */
export const LaunchFacts = z.object({
  /** A bearer token, good for twelve hours; null for somebody whom the platform does not tell. */
  token: z.nullable(z.string()),
  personId: z.nullable(Uuid),
  /** Where in which course it stands; null while a teacher is placing it. */
  placeId: z.nullable(Uuid),
  /** What the place is about, as its teacher chose it or as course and lesson are called. */
  topic: Topic,
  skills: z.array(SkillName),
  role: z.enum(["learner", "teacher"]),
  /** BCP 47. */
  locale: z.string(),
  /** Whether the browser extension may take this identity over. */
  canConnect: z.boolean(),
  /** Whom the page may talk to about its height, by exact origin. */
  frame: z.object({ origin: z.nullable(z.string()) }),
  deepLinking: z.optional(DeepLinkingFacts),
});
export type LaunchFacts = z.infer<typeof LaunchFacts>;

/** A place as its teacher chose it. */
export const PlaceChoice = z.object({
  /** What the link is called in the course. */
  title: someText(200),
  /** What it is about. */
  topic: someText(300),
  skills: z.array(SkillId).check(z.maxLength(8)),
  target: z.optional(PlaceTarget),
  /** A finished teach-back is sent as a score. */
  scores: z.optional(z.boolean()),
});
export type PlaceChoice = z.infer<typeof PlaceChoice>;

/** None is an answer too: nothing is placed. */
export const DeepLinkingBody = z.object({ places: z.array(PlaceChoice).check(z.maxLength(20)) });
export type DeepLinkingBody = z.infer<typeof DeepLinkingBody>;

/** What the page sends on as a form: the field `JWT`, by POST, to the platform's address. */
export const DeepLinkingAnswer = z.object({ address: z.string(), jwt: z.string() });
export type DeepLinkingAnswer = z.infer<typeof DeepLinkingAnswer>;

/** Counts of five or more; null for fewer. */
const Count = z.nullable(z.int());

/** What learners asked here, for its teacher: counts alone, never words or names. */
export const Asked = z.object({
  /** How many days back is counted. */
  days: z.int(),
  here: z.object({ asks: Count, skills: z.array(z.object({ ...SkillName.shape, asks: z.int() })) }),
  /** The whole course; null for a place without one. */
  course: z.nullable(
    z.object({
      title: z.string(),
      asks: Count,
      places: z.array(z.object({ id: Uuid, title: z.string(), asks: z.int() })),
      skills: z.array(z.object({ ...SkillName.shape, asks: z.int() })),
    }),
  ),
});
export type Asked = z.infer<typeof Asked>;

/** Eight characters that bring this account to the browser extension, once. */
export const ConnectCode = z.object({ code: z.string(), expiresAt: Instant });
export type ConnectCode = z.infer<typeof ConnectCode>;

export const ConnectBody = z.object({
  code: text(20),
  /** How the person will recognise this session in a list, such as "Chrome on Linux". */
  label: z.optional(text(80)),
});
export type ConnectBody = z.infer<typeof ConnectBody>;
