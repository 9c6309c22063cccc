import { setImmediate } from "node:timers/promises";

/** Milliseconds that a long work may hold the process before it lets others have a turn. */
const SLICE_MS = 8;

/** Called between small steps of a long work: now and then it lets others have a turn. Throws when the work is to end. */
export type Pace = () => Promise<void>;

export function createPace(signal: AbortSignal): Pace {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await setImmediate();
    signal.throwIfAborted();
    since = performance.now();
  };
}
