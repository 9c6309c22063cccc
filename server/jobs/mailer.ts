import { createTransport } from "nodemailer";
import { isPlaceholder } from "../auth/email.ts";
import type { Settings } from "../env.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  /** Sends one mail; rejects when it could not be handed over. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** One line, so that nothing that a person typed can become a header. */
const oneLine = (text: string) => text.replace(/[\r\n\u2028\u2029]+/g, " ").slice(0, 200);

/** Sends by SMTP; without it, and in demo mode, a mail is a line on the service's console. */
export function createMailer(
  { smtpUrl, mailFrom, mode }: Pick<Settings, "smtpUrl" | "mailFrom" | "mode">,
  print: (line: string) => void,
): Mailer {
  if (smtpUrl === undefined || mode === "demo") {
    return withoutPlaceholders({
      send: async ({ to, subject, text }) =>
        print(`mail to ${oneLine(to)}: ${oneLine(subject)}\n  ${text.replaceAll("\n", "\n  ")}`),
      close: () => {},
    });
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return withoutPlaceholders({
    send: async ({ to, subject, text, headers = {} }) => {
      await transport.sendMail({ from: mailFrom, to, subject: oneLine(subject), text, headers });
    },
    close: () => transport.close(),
  });
}

/** Whoever has no address gets no mail, whatever asked for it. */
const withoutPlaceholders = ({ send, close }: Mailer): Mailer => ({
  send: async (mail) => (isPlaceholder(mail.to) ? undefined : send(mail)),
  close,
});
