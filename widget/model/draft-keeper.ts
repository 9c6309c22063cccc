import { effect, type ReadonlySignal } from "@preact/signals";
import type { Device } from "../carrier.ts";

export interface DraftOptions<Draft> {
  readonly device: Pick<Device, "draft" | "keepDraft">;
  readonly key: string;
  readonly draft: ReadonlySignal<Draft>;
  /** True when nothing in it is worth keeping. */
  readonly isEmpty: (draft: Draft) => boolean;
  /** What was kept, and what was typed or chosen before it was read: nothing of either is lost. */
  readonly join: (kept: Partial<Draft>, typed: Draft) => Draft;
  readonly fill: (draft: Draft) => void;
}

export interface DraftKeeper {
  /** Settles once what was kept is read, and the newest words are on the device. */
  settled(): Promise<void>;
  stop(): void;
}

/** Keeps what is typed, one write at a time, the newest words always last; nothing is written over before it was read. */
export function keepDraft<Draft extends object>(options: DraftOptions<Draft>): DraftKeeper {
  const { device, key, draft, isEmpty, join, fill } = options;
  let next: { value: string | null } | null = null;
  let running: Promise<void> | null = null;
  let isLoaded = false;
  const untouched = draft.peek();

  async function write(): Promise<void> {
    while (next !== null) {
      const { value } = next;
      next = null;
      await device.keepDraft(key, value);
    }
    running = null;
  }
  function keep(now: Draft): void {
    next = { value: isEmpty(now) ? null : JSON.stringify(now) };
    running ??= write();
  }
  const loaded = device.draft(key).then((kept) => {
    const found = kept === null ? null : parse<Draft>(kept);
    isLoaded = true;
    if (found !== null) fill(join(found, draft.peek()));
    if (draft.peek() !== untouched) keep(draft.peek());
  });
  const stop = effect(() => {
    const now = draft.value;
    if (isLoaded) keep(now);
  });
  return {
    settled: () => (isLoaded ? (running ?? Promise.resolve()) : loaded.then(() => running ?? undefined)),
    stop,
  };
}

/** Two pieces of text, one below the other. */
export const joinWords = (kept: string | undefined, typed: string): string =>
  [kept ?? "", typed].filter(Boolean).join("\n");

/** A draft is this program's own words; one of an older form, or a broken one, gives what can still be read of it. */
function parse<Draft>(kept: string): Partial<Draft> | null {
  try {
    const value: unknown = JSON.parse(kept);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}
