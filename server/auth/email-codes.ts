import { createHmac } from "node:crypto";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { emailOTP } from "better-auth/plugins/email-otp";
import { MINUTE, SECOND } from "../clock.ts";
import type { Services } from "../services.ts";
import { codeMail } from "./code-mail.ts";
import { identityDatabase } from "./identity-database.ts";
import { identityOptions } from "./identity-options.ts";

const CODE_LIFE = 10 * MINUTE;
const CODE_TRIES = 5;

/** `spent`: too many wrong tries, or too late; a new code is needed. */
export type Proof = "right" | "wrong" | "spent";

export interface EmailCodes {
  /** Sends a code of six digits, good for ten minutes; codes sent earlier end. Throws when the mail cannot be sent. */
  send(email: string): Promise<void>;
  /** Whether this is the code last sent there; a right one is used up, and five wrong ones use it up too. */
  prove(email: string, code: string): Promise<Proof>;
}

/** Proves e-mail addresses by codes. Nothing but the code's keyed hash is kept, and that only until it is used. */
export function createEmailCodes({ db, settings, mailer, log }: Services): EmailCodes {
  const auth = betterAuth({
    ...identityOptions({ settings, log }),
    database: identityDatabase(db),
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_LIFE / SECOND,
        allowedAttempts: CODE_TRIES,
        // Six digits under a plain hash could be read back by trying them all.
        storeOTP: {
          hash: async (code) => createHmac("sha256", settings.secret).update(`code:${code}`).digest("base64url"),
        },
        // It would swallow what goes wrong in here, so the mail is sent below.
        sendVerificationOTP: async () => {},
      }),
    ],
  });

  return {
    send: async (email) => {
      const code = await auth.api.createVerificationOTP({ body: { email, type: "sign-in" } });
      await mailer.send(codeMail({ to: email, code, settings }));
    },
    prove: async (email, code) => {
      try {
        const { user } = await auth.api.signInEmailOTP({ body: { email, otp: code } });
        const { internalAdapter } = await auth.$context;
        await internalAdapter.deleteUser(user.id);
        return "right";
      } catch (error) {
        const refusal = error instanceof APIError ? error.body?.code : undefined;
        if (refusal === "INVALID_OTP") return "wrong";
        if (refusal === "OTP_EXPIRED" || refusal === "TOO_MANY_ATTEMPTS") return "spent";
        throw error;
      }
    },
  };
}
