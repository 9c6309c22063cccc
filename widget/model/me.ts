import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { AvailabilityBody, Me } from "../../server/contract/index.ts";
import type { Carrier, Outcome } from "../carrier.ts";

/** Who I am, and what I can take on: the popup's last line. */
export interface MeModel {
  /** Null while signed out or not loaded yet. */
  readonly me: ReadonlySignal<Me | null>;
  /** How many more asks fit in this week; null while not known. */
  readonly left: ReadonlySignal<number | null>;
  /** Until when I am paused, or null. */
  readonly pausedUntil: ReadonlySignal<string | null>;
  pause(until: string): Promise<Outcome<Me>>;
  unpause(): Promise<Outcome<Me>>;
  setAvailability(body: AvailabilityBody): Promise<Outcome<Me>>;
  /** A takeaway that I stand behind still holds, or is out of date. */
  reviewTakeaway: Carrier["act"]["reviewTakeaway"];
  standBehind: Carrier["act"]["standBehind"];
  stop(): void;
}

export function createMe(carrier: Carrier): MeModel {
  const me = signal<Me | null>(null);
  const stop = carrier.watch.me((next) => {
    me.value = next;
  });
  return {
    me,
    left: computed(() => {
      const mine = me.value?.availability;
      return mine === undefined ? null : Math.max(0, mine.capacity.asksPerWeek - mine.takenThisWeek);
    }),
    pausedUntil: computed(() => {
      const until = me.value?.availability.pausedUntil ?? null;
      return until !== null && Date.parse(until) > carrier.device.now() ? until : null;
    }),
    pause: (until) => carrier.act.setAvailability({ pausedUntil: until }),
    unpause: () => carrier.act.setAvailability({ pausedUntil: null }),
    setAvailability: carrier.act.setAvailability,
    reviewTakeaway: carrier.act.reviewTakeaway,
    standBehind: carrier.act.standBehind,
    stop,
  };
}
