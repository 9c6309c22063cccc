import type { Sync } from "./sync.ts";

/** Runs a turn now, and again when the first kept errand may be tried once more. */
export function createPace(sync: Sync, now: () => number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return function kick() {
    clearTimeout(timer);
    void sync.turn().then(
      (due) => {
        clearTimeout(timer);
        if (due !== null) timer = setTimeout(kick, Math.max(500, due - now()));
      },
      // Storage that fails leaves everything as it was; the sweep comes back.
      () => {},
    );
  };
}
