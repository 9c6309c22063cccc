import type { Context } from "hono";
import { LaunchRefused } from "../../lti/refusals.ts";
import { Refusal } from "../../refusal.ts";
import type { Services } from "../../services.ts";
import { callerAddress } from "../caller-address.ts";
import type { AppEnv } from "../operation.ts";
import { limited } from "../rate-limit.ts";

/** A school behind one address opens its lessons at the full hour; a machine that fills the table of logins does not stop. */
export const LOGINS_A_MINUTE = { points: 1200, duration: 60 };

/**
 * The limit of logins from one address. Nobody is counted who calls from this very machine: a proxy that is not believed
 * does, for everybody. Throws `too_many_logins`.
 */
export function loginLimit({ settings }: Pick<Services, "settings">): (context: Context<AppEnv>) => Promise<void> {
  const loginsPerAddress = limited(LOGINS_A_MINUTE);
  return async (context) => {
    const address = callerAddress(context, settings);
    if (isHere(address)) return;
    try {
      await loginsPerAddress(address);
    } catch (error) {
      throw error instanceof Refusal ? new LaunchRefused("too_many_logins") : error;
    }
  };
}

/** Loopback, as a key to count by, or a call without a socket. */
const isHere = (address: string) => /^(?:127\.|0:0:0:0$|unknown$)/.test(address);
