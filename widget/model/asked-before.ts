import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Takeaway } from "../../server/contract/index.ts";
import type { Carrier } from "../carrier.ts";
import type { indexWords as IndexWords, WordIndex } from "./word-index.ts";

const MOST = 3;
/** Fewer letters say nothing yet. */
const LEAST = 4;

/** What colleagues learnt that is near to what is being typed; from the device alone, so offline too. */
export interface AskedBeforeModel {
  readonly found: ReadonlySignal<readonly Takeaway[]>;
  stop(): void;
}

/** Looks from the fourth letter on. The program that looks comes as soon as there is anything to find, so that it is there offline. */
export function createAskedBefore(carrier: Carrier, typed: ReadonlySignal<string>): AskedBeforeModel {
  const all = signal<readonly Takeaway[]>([]);
  const indexWords = signal<typeof IndexWords | null>(null);
  const stop = carrier.watch.takeaways((takeaways) => {
    all.value = takeaways.toSorted((a, b) => (a.reviewedAt < b.reviewedAt ? 1 : -1));
  });
  const isLong = computed(() => typed.value.trim().length >= LEAST);
  let asked = false;
  const settle = effect(() => {
    if (all.value.length === 0 || asked) return;
    asked = true;
    // Without it a question is asked all the same.
    void import("./word-index.ts").then(
      (part) => (indexWords.value = part.indexWords),
      () => (asked = false),
    );
  });
  const index = computed<WordIndex<Takeaway> | null>(
    () =>
      indexWords.value?.(all.value, ({ what, how, why, page }) => [
        [page, 2],
        [what, 2],
        [how, 1],
        [why, 1],
      ]) ?? null,
  );
  const found = computed(() => (isLong.value ? (index.value?.find(typed.value, MOST) ?? []) : []));
  return {
    found,
    stop() {
      settle();
      stop();
    },
  };
}
