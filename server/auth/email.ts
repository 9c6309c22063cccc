import * as z from "zod/mini";

const Email = z.email().check(z.maxLength(254));

/** An e-mail address as the directory keeps it (no white space around, lower case), or null when it is not one. */
export function tidyEmail(typed: string): string | null {
  const email = typed.normalize("NFC").trim().toLowerCase();
  return Email.safeParse(email).success ? email : null;
}
