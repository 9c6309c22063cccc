import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Takeaway } from "../../server/contract/index.ts";
import type { Carrier } from "../carrier.ts";
import { indexWords } from "./word-index.ts";

const MOST = 3;
/** Fewer letters say nothing yet. */
const LEAST = 4;

/** What colleagues learnt that is near to what is being typed; from the device alone, so offline too. */
export interface AskedBeforeModel {
  readonly found: ReadonlySignal<readonly Takeaway[]>;
  stop(): void;
}

export function createAskedBefore(carrier: Carrier, typed: ReadonlySignal<string>): AskedBeforeModel {
  const all = signal<readonly Takeaway[]>([]);
  const stop = carrier.watch.takeaways((takeaways) => {
    all.value = takeaways.toSorted((a, b) => (a.reviewedAt < b.reviewedAt ? 1 : -1));
  });
  const index = computed(() =>
    indexWords(all.value, ({ what, how, why, page }) => [
      [page, 2],
      [what, 2],
      [how, 1],
      [why, 1],
    ]),
  );
  const found = computed(() => (typed.value.trim().length < LEAST ? [] : index.value.find(typed.value, MOST)));
  return { found, stop };
}
