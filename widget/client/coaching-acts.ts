import type { Act } from "../carrier.ts";
import { orTrouble } from "../local/outbox.ts";
import type { Store } from "../local/store.ts";
import type { Api } from "./api.ts";

interface Options {
  readonly api: Api;
  readonly store: Store;
}

/** What is done in units and the journal: with the service at once, and what it answers is on the device at once. */
export function coachingActs({ api, store }: Options): Pick<Act, "openUnit" | "stepUnit" | "keepLine" | "dropLine"> {
  const { units, journal } = store.tables;
  return {
    async openUnit(id, body) {
      const opened = await api.openUnit(id, body);
      if (!opened.ok) return opened;
      return orTrouble(async () => {
        await units.put(opened.value);
        return opened.value;
      });
    },
    async stepUnit(id, step) {
      const taken = await api.stepUnit(id, step);
      if (!taken.ok) return taken;
      const { unit } = taken.value;
      return orTrouble(async () => {
        if (unit === null) await units.drop(id);
        else await units.put(unit);
        return unit;
      });
    },
    async keepLine(id, body) {
      const kept = await api.keepLine(id, body);
      if (!kept.ok) return kept;
      return orTrouble(async () => {
        await journal.put(kept.value);
        return null;
      });
    },
    async dropLine(id) {
      const dropped = await api.dropLine(id);
      if (!dropped.ok && dropped.trouble.code !== "not_found") return dropped;
      return orTrouble(async () => {
        await journal.drop(id);
        return null;
      });
    },
  };
}
