import * as z from "zod/mini";

/** Text of at most `max` UTF-16 units, without NUL or lone surrogates: neither can be stored as text. */
export const text = (max: number) =>
  z.string().check(
    z.maxLength(max),
    z.refine((value) => !value.includes("\0") && value.isWellFormed(), { error: "is not well-formed text" }),
  );

/** Like {@link text}, and something other than white space must be there. */
export const someText = (max: number) =>
  text(max).check(z.refine((value) => value.trim() !== "", { error: "must not be empty" }));

export const Uuid = z.guid();
/** A skill's id: a slug such as `window-functions`. */
export const SkillId = z.string().check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N}._+#-]{0,99}$/u));
const isOfOurDays = (value: string) => {
  const year = new Date(value).getUTCFullYear();
  return year >= 2000 && year < 2200;
};
/** An instant, ISO 8601 with zone, as `Date.toISOString` writes it, from 2000 to 2199: no database keeps the year 0. */
export const Instant = z.iso
  .datetime({ offset: true })
  .check(z.refine(isOfOurDays, { error: "is not within 2000 to 2199" }));
/** `HH:MM`, 00:00 to 24:00. */
export const TimeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));

const isTimeZone = (value: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};
/** IANA name, such as `Europe/Lisbon`. */
export const TimeZone = text(64).check(z.refine(isTimeZone, { error: "is not a known time zone" }));
/** BCP 47, such as `en` or `pt-BR`. */
export const Language = z.string().check(z.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/));

/** A person as others may name them. */
export const PersonName = z.object({ id: Uuid, name: z.string() });
export type PersonName = z.infer<typeof PersonName>;

export const SkillName = z.object({ id: z.string(), name: z.string() });
export type SkillName = z.infer<typeof SkillName>;

/**
 * One reason to ask a person; `text` is ready to read, in words that the person can check. `knows` tells why they should
 * know, `now` why to ask them at the moment. `skillId` names the skill that it is about, where there is one.
 */
export const Reason = z.object({
  kind: z.string(),
  about: z.enum(["knows", "now"]),
  text: z.string(),
  at: z.optional(z.string()),
  skillId: z.optional(z.string()),
});
export type Reason = z.infer<typeof Reason>;
