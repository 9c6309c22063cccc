import type { Device } from "../carrier.ts";

/** Keeps what is typed under one key, one write at a time, the newest words always last. */
export interface DraftKeeper {
  /** What was typed before, or null. */
  load(): Promise<string | null>;
  /** Null when there is nothing worth keeping. */
  keep(value: string | null): void;
  /** Settles once the newest words are on the device. */
  settled(): Promise<void>;
}

export function keepDrafts(device: Device, key: string): DraftKeeper {
  let next: { value: string | null } | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (next !== null) {
      const { value } = next;
      next = null;
      await device.keepDraft(key, value);
    }
    running = null;
  }
  return {
    load: () => device.draft(key),
    keep(value) {
      next = { value };
      running ??= drain();
    },
    settled: () => running ?? Promise.resolve(),
  };
}
