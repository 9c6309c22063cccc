import { computed, signal, type Signal } from "@preact/signals";
import type { Device } from "../carrier.ts";
import { keepDraft } from "./draft-keeper.ts";

/** One text field whose words are kept as they are typed. */
export interface KeptWords {
  readonly text: Signal<string>;
  /** Lets go of what was kept, once it is sent. */
  clear(): void;
  stop(): void;
}

/** `initial`: what stands there when nothing was kept. */
export function createKeptWords(device: Pick<Device, "draft" | "keepDraft">, key: string, initial = ""): KeptWords {
  const text = signal(initial);
  const keeper = keepDraft<{ text: string }>({
    device,
    key,
    draft: computed(() => ({ text: text.value })),
    fill: (next) => {
      text.value = next.text;
    },
    isEmpty: (words) => words.text === "" || words.text === initial,
    join: (kept, typed) => (typed.text === initial ? { text: kept.text ?? initial } : typed),
  });
  return {
    text,
    clear: () => {
      text.value = "";
      void device.keepDraft(key, null);
    },
    stop: keeper.stop,
  };
}
