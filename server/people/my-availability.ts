import type { MyAvailability } from "../contract/person.ts";
import type { Tx } from "../db/transaction.ts";
import type { PersonRow } from "./change-me.ts";
import { takenThisWeek } from "./capacity.ts";

/** A person's hours, capacity and pause, as they themself see them. */
export async function myAvailability(tx: Tx, me: PersonRow, now: Date): Promise<MyAvailability> {
  return {
    timeZone: me.timeZone,
    windows: me.windows,
    capacity: { asksPerWeek: me.asksPerWeek },
    takenThisWeek: await takenThisWeek(tx, me.id, now),
    pausedUntil: me.pausedUntil?.toISOString() ?? null,
    quietHours: me.quietHours,
  };
}
