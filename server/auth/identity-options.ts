import type { BetterAuthOptions } from "better-auth";
import type { Services } from "../services.ts";

/** Where the single sign-on provider sends people back to, under the public address. */
export const IDENTITY_PATH = "/sign-in/identity";

/** better-auth as we use it: it proves an e-mail address, and keeps no session of its own. */
export function identityOptions({ settings, log }: Pick<Services, "settings" | "log">) {
  return {
    appName: "Ask a Peer",
    baseURL: settings.publicUrl,
    basePath: IDENTITY_PATH,
    secret: settings.secret,
    telemetry: { enabled: false },
    // Our routes are limited before they come here.
    rateLimit: { enabled: false },
    verification: { storeIdentifier: "hashed" },
    advanced: {
      cookiePrefix: "ask_a_peer_identity",
      useSecureCookies: settings.publicUrl.startsWith("https:"),
      ipAddress: { disableIpTracking: true },
    },
    // Its messages name no person; what it attaches may.
    logger: {
      level: "error",
      disableColors: true,
      log: (_level, message) => log.error({ from: "identity" }, message),
    },
  } as const satisfies BetterAuthOptions;
}
