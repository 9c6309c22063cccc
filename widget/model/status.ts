import { signal, type ReadonlySignal } from "@preact/signals";
import type { Carrier, Outcome, Status } from "../carrier.ts";

/** Whether one is signed in and what is on its way. */
export interface StatusModel {
  readonly status: ReadonlySignal<Status>;
  signIn(): Promise<Outcome<null>>;
  signOut(): Promise<Outcome<null>>;
  signOutEverywhere(): Promise<Outcome<null>>;
  stop(): void;
}

const UNKNOWN: Status = { network: "online", session: "unknown", server: null, queued: 0, refused: 0, storage: "disk" };

export function createStatus(carrier: Carrier): StatusModel {
  const status = signal<Status>(UNKNOWN);
  const stop = carrier.watch.status((next) => {
    status.value = next;
  });
  const { signIn, signOut, signOutEverywhere } = carrier.act;
  return { status, signIn, signOut, signOutEverywhere, stop };
}
