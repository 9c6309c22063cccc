import { signal, type ReadonlySignal } from "@preact/signals";
import type { Carrier, Stop } from "../../carrier.ts";

export interface LateCarrier {
  /** Usable at once: what is watched is told, and what is asked is done, as soon as the real one is there. */
  readonly carrier: Carrier;
  readonly opening: ReadonlySignal<"opening" | "open" | "failed">;
  /** Fetches and opens the real one; again after it failed. */
  open(): Promise<void>;
}

/** A carrier whose program comes after the first paint: validation, storage and the ways to the service are the larger half. */
export function carrierLater(load: () => Promise<Carrier>): LateCarrier {
  const opening = signal<"opening" | "open" | "failed">("opening");
  const { promise: opened, resolve } = Promise.withResolvers<Carrier>();
  let there: Carrier | null = null;

  const watch = (start: (carrier: Carrier) => Stop): Stop => {
    let stop: Stop | null = null;
    let ended = false;
    void opened.then((carrier) => {
      if (!ended) stop = start(carrier);
    });
    return () => {
      ended = true;
      stop?.();
    };
  };

  return {
    carrier: {
      watch: {
        status: (tell) => watch((carrier) => carrier.watch.status(tell)),
        me: (tell) => watch((carrier) => carrier.watch.me(tell)),
        asks: (tell) => watch((carrier) => carrier.watch.asks(tell)),
        thread: (askId, tell) => watch((carrier) => carrier.watch.thread(askId, tell)),
        offers: (tell) => watch((carrier) => carrier.watch.offers(tell)),
        units: (tell) => watch((carrier) => carrier.watch.units(tell)),
        journal: (tell) => watch((carrier) => carrier.watch.journal(tell)),
        takeaways: (tell) => watch((carrier) => carrier.watch.takeaways(tell)),
        page: (tell) => watch((carrier) => carrier.watch.page(tell)),
      },
      act: verbsLater(opened, ({ act }) => act),
      find: verbsLater(opened, ({ find }) => find),
      device: {
        draft: async (key) => (await opened).device.draft(key),
        keepDraft: async (key, value) => (await opened).device.keepDraft(key, value),
        shrink: async (picture) => (await opened).device.shrink(picture),
        now: () => there?.device.now() ?? Date.now(),
      },
    },
    opening,
    async open() {
      if (there !== null) return;
      opening.value = "opening";
      try {
        there = await load();
        resolve(there);
        opening.value = "open";
      } catch {
        opening.value = "failed";
      }
    },
  };
}

/** Each verb waits for the real one of its name. */
function verbsLater<Verbs extends object>(opened: Promise<Carrier>, pick: (carrier: Carrier) => Verbs): Verbs {
  return new Proxy({} as Verbs, {
    get:
      (_, name) =>
      async (...values: unknown[]): Promise<unknown> => {
        const verbs = pick(await opened);
        const verb: unknown = Reflect.get(verbs, name);
        return typeof verb === "function" ? Reflect.apply(verb, verbs, values) : undefined;
      },
  });
}
