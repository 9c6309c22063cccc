import * as z from "zod/mini";
import { someText, text } from "./values.ts";

/** What a page teaches, made on the device: titles and headings, never page text. */
export const Topic = z.object({
  title: someText(300),
  course: z.optional(text(300)),
  module: z.optional(text(300)),
  lesson: z.optional(text(300)),
  headings: z.optional(z.array(text(300)).check(z.maxLength(12))),
  description: z.optional(text(1000)),
  /** Canonical address, without parameters that name a person or a session. */
  url: z.optional(text(2000)),
  /** BCP 47, such as `en` or `pt-BR`. */
  language: z.optional(text(35)),
  /** What the learner had selected; goes only when ticked, masked. */
  excerpt: z.optional(text(1000)),
});
export type Topic = z.infer<typeof Topic>;
