import * as z from "zod/mini";

const Email = z.email().check(z.maxLength(254));

/** Reserved by RFC 2606: no mail ever arrives there. */
export const NOWHERE = "@lti.invalid";

/** What stands in the place of an address for somebody whose learning platform tells none. */
export const placeholderEmail = (personId: string) => `${personId}${NOWHERE}`;

/** Whether it only stands in the place of an address: nothing is sent there, and nobody is shown it. */
export const isPlaceholder = (email: string) => email.toLowerCase().endsWith(NOWHERE);

/** The address to show of somebody; empty when there is none. */
export const shownEmail = (email: string) => (isPlaceholder(email) ? "" : email);

/** An e-mail address as the directory keeps it (no white space around, lower case), or null when it is not one that anybody has. */
export function tidyEmail(typed: string): string | null {
  const email = typed.normalize("NFC").trim().toLowerCase();
  return Email.safeParse(email).success && !isPlaceholder(email) ? email : null;
}
