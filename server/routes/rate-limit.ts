import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "../refusal.ts";

interface Limit {
  points: number;
  /** Seconds. */
  duration: number;
}

/** Stands against machines; no person asks sixty times a minute. */
export const ASKS_A_MINUTE: Limit = { points: 60, duration: 60 };
/** Everything else that one person does. */
export const CALLS_A_MINUTE: Limit = { points: 1200, duration: 60 };

/** A limit by key: resolves, or throws `too_many` with the seconds to wait. */
export function limited({ points, duration }: Limit): (key: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw new Refusal("too_many", { retryAfter: refused.msBeforeNext / 1000 });
      throw refused;
    }
  };
}

const callsByService = new WeakMap<object, (key: string) => Promise<void>>();

/** The limit that all calls of one person to one service share. */
export function callsAMinute(service: object): (key: string) => Promise<void> {
  const limit = callsByService.get(service) ?? limited(CALLS_A_MINUTE);
  callsByService.set(service, limit);
  return limit;
}
