import type { Settings } from "../env.ts";

/** The mail that carries a sign-in code. The code leads the subject, so that a notification shows it. */
export function codeMail({ to, code, settings }: { to: string; code: string; settings: Settings }) {
  return {
    to,
    subject: `${code} is your code for Ask a Peer`,
    text: [
      `Your code: ${code}`,
      "",
      `Type it on the page where you were asked for it (${new URL(settings.publicUrl).host}). It works once, for ten minutes.`,
      "",
      "You did not ask for it? Then there is nothing to do: without this mail nobody gets in.",
      "",
    ].join("\n"),
  };
}
