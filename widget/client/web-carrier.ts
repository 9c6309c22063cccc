import { trouble, type Carrier } from "../carrier.ts";
import { openServiceCarrier } from "./service-carrier.ts";

export interface WebOptions {
  /** Where this window goes to sign in. */
  readonly signInAddress: string;
  /** Ends the live channel and the sweep. */
  readonly signal: AbortSignal;
}

/** The carrier of the service's own pages: the cookie is the session, and this window speaks with the service itself. */
export function openWebCarrier({ signInAddress, signal }: WebOptions): Promise<Carrier> {
  return openServiceCarrier({
    credentials: { kind: "cookie" },
    database: "ask-a-peer",
    session: {
      signIn: async () => {
        location.assign(signInAddress);
        return { ok: false, trouble: trouble("cancelled") } as const;
      },
      // The cookie is the service's: only the service ends it.
      forget: null,
    },
    signal,
  });
}
