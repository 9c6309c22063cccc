import { and, eq, isNotNull } from "drizzle-orm";
import type { Unit } from "../contract/unit.ts";
import { unitSeats } from "../db/schema/index.ts";
import type { HeldUnit } from "./hold-unit.ts";

/** Takes something back also from what those who left may still read, and tells them. */
export async function takeFromKept(
  { tx, unit, tell }: Pick<HeldUnit, "tx" | "unit" | "tell">,
  without: (kept: Unit) => Unit,
): Promise<void> {
  const left = await tx
    .select()
    .from(unitSeats)
    .where(and(eq(unitSeats.unitId, unit.id), isNotNull(unitSeats.kept)));
  for (const { personId, kept } of left) {
    if (kept === null) continue;
    await tx
      .update(unitSeats)
      .set({ kept: without(kept) })
      .where(and(eq(unitSeats.unitId, unit.id), eq(unitSeats.personId, personId)));
    tell({ personId, kind: "unit", ref: unit.id });
  }
}
