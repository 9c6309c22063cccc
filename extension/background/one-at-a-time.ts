/** Runs something that ends by itself or by a signal, at most once at a time. */
export function oneAtATime(run: (signal: AbortSignal) => Promise<void>) {
  let controller: AbortController | null = null;
  return {
    /** Starts it unless it runs. */
    ensure(): void {
      if (controller !== null) return;
      const mine = new AbortController();
      controller = mine;
      void run(mine.signal).finally(() => {
        if (controller === mine) controller = null;
      });
    },
    end(): void {
      controller?.abort();
      controller = null;
    },
  };
}
