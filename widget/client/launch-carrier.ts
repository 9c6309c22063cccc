import type { LaunchFacts } from "../../server/contract/lti.ts";
import { trouble, type Carrier } from "../carrier.ts";
import { openServiceCarrier } from "./service-carrier.ts";

export interface LaunchOptions {
  readonly placeId: LaunchFacts["placeId"];
  readonly token: string;
  /** Ends the live channel and the sweep. */
  readonly signal: AbortSignal;
}

/**
 * The carrier of a page that a launch opened: its token lives in memory, and what is asked carries its place. There is
 * no way to sign in from within a frame but another launch.
 */
export async function openLaunchCarrier({ placeId, token, signal }: LaunchOptions): Promise<Carrier> {
  const at = placeId === null ? {} : { place: placeId };
  const signedOut = Promise.resolve({ ok: false, trouble: trouble("not_signed_in") } as const);
  const { watch, act, find, device } = await openServiceCarrier({
    credentials: { kind: "bearer", token: () => Promise.resolve(token) },
    // Apart from the web app's: somebody else may be signed in there, whose words would be cleared.
    database: "ask-a-peer-course",
    session: { signIn: () => signedOut, forget: null },
    signal,
  });
  return {
    watch,
    act: { ...act, openAsk: (id, body, draft) => act.openAsk(id, { ...body, ...at }, draft) },
    find: { ...find, match: (body) => find.match({ ...body, ...at }) },
    device,
  };
}
