import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { Device } from "../carrier.ts";
import type { PageTopicModel } from "./page-topic.ts";

const ALWAYS = "look-at-once";
/** The last press that was sent, so that a panel opened again does not ask again. */
const LAST = "looked-up";
const YES = "yes";

/** Seen before sent: a page's topic goes out once the learner has seen it and said so, for this page or for all. */
export interface SeenFirstModel {
  /** True once what was read of this page may be sent. */
  readonly mayGo: ReadonlySignal<boolean>;
  /** True when the learner wants every page that they press looked up at once; null until that is known. */
  readonly always: ReadonlySignal<boolean | null>;
  /** Sends this page's topic. */
  go(): void;
  setAlways(always: boolean): void;
}

/** What was said of one press does not count for the next, nor for a page that another panel shows. */
export function createSeenFirst(
  device: Pick<Device, "draft" | "keepDraft">,
  { key }: Pick<PageTopicModel, "key">,
): SeenFirstModel {
  const always = signal<boolean | null>(null);
  const agreed = signal<string | null>(null);
  void Promise.all([device.draft(ALWAYS), device.draft(LAST)]).then(([kept, last]) => {
    agreed.value ??= last;
    always.value ??= kept === YES;
  });
  const agree = () => {
    agreed.value = key.peek();
    void device.keepDraft(LAST, agreed.value);
  };
  return {
    mayGo: computed(() => always.value === true || agreed.value === key.value),
    always,
    go: agree,
    setAlways(next) {
      // Taking it back concerns the pages to come: what has gone has gone.
      if (!next && always.peek() === true) agree();
      always.value = next;
      void device.keepDraft(ALWAYS, next ? YES : null);
    },
  };
}
