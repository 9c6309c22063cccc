import * as z from "zod/mini";

/**
 * Every code that a caller may meet, with its HTTP status and the sentence a person reads.
 * Problem details follow RFC 9457; `code` is stable, `detail` may be reworded.
 */
export const problems = {
  bad_body: { status: 400, title: "That could not be read. Nothing was changed." },
  bad_parameter: { status: 400, title: "Part of that address is not valid." },
  not_signed_in: { status: 401, title: "Sign in to go on." },
  not_allowed: { status: 403, title: "That is for the people who look after this organisation." },
  cross_site: { status: 403, title: "That came from another site, so nothing was done." },
  not_found: { status: 404, title: "There is nothing here, or it is not yours to see." },
  method_not_allowed: { status: 405, title: "That cannot be done at this address." },
  ask_differs: { status: 409, title: "This question was already sent with other words. Both are safe." },
  ask_taken: { status: 409, title: "Someone was faster, thank you." },
  ask_closed: { status: 409, title: "This question is closed." },
  offer_closed: { status: 409, title: "This question no longer waits for you." },
  capacity_reached: {
    status: 409,
    title: "You have taken all you wanted this week. Raise your number to take one more.",
  },
  not_accepted: { status: 409, title: "Nobody has taken this question yet." },
  not_resolved: { status: 409, title: "The learner has not closed this question yet." },
  takeaway_closed: { status: 409, title: "This stays between the two of you." },
  takeaway_differs: { status: 409, title: "The wording has changed meanwhile. Look at it again." },
  pass_chain_ended: { status: 409, title: "This question was passed on three times already." },
  colleague_unavailable: { status: 409, title: "That colleague cannot take a question now. Choose someone else." },
  undo_too_late: { status: 409, title: "It is too late to undo this." },
  message_differs: { status: 409, title: "This message was already sent with other words." },
  unit_differs: { status: 409, title: "This was already proposed with other words. Both are safe." },
  unit_full: { status: 409, title: "A unit has room for three people, and all seats are taken." },
  unit_step: { status: 409, title: "That does not fit where this unit is now. Look again; nothing was changed." },
  agreement_differs: {
    status: 409,
    title: "Someone proposed other words meanwhile. Read theirs first; yours are safe.",
  },
  already_set_up: { status: 409, title: "This is set up already." },
  conflict: { status: 409, title: "Someone changed this at the same moment. Look again, and repeat." },
  code_refused: { status: 400, title: "That code is not valid any more. Ask for a new one." },
  too_large: { status: 413, title: "That is too large to send." },
  not_json: { status: 415, title: "Send this as JSON, encoded in UTF-8." },
  invalid: { status: 422, title: "Something in it is missing or too long." },
  too_many: { status: 429, title: "That was a lot at once. Wait a moment, nothing is lost." },
  broken: { status: 500, title: "Something went wrong on our side. What you wrote is safe on your device." },
  away: { status: 503, title: "The service is catching its breath. Try again in a moment; nothing is lost." },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const Problem = z.object({
  type: z.string(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  /** Where the body was wrong: a path such as `topic.title`, and why. */
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
