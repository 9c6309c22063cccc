import { and, count, eq } from "drizzle-orm";
import { journalLines, unitLines } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { HeldUnit } from "./hold-unit.ts";
import { MAX_LINES } from "./rules.ts";
import type { Heard, Taking } from "./take-step.ts";
import { takeFromKept } from "./taken-back.ts";

/** Copies one line of one's own to the unit, for those who sit there now. */
export async function share(
  { tx, now, unit, me, number }: Taking,
  { id, text, journal }: { id: string; text: string; journal?: string | undefined },
): Promise<Heard> {
  const [known] = await tx
    .select()
    .from(unitLines)
    .where(and(eq(unitLines.unitId, unit.id), eq(unitLines.id, id)));
  if (known !== undefined) {
    if (known.authorId === me && known.text === text) return "alone";
    throw new Refusal("unit_differs");
  }
  if (journal !== undefined) {
    const [own] = await tx
      .select({ id: journalLines.id })
      .from(journalLines)
      .where(and(eq(journalLines.id, journal), eq(journalLines.personId, me)));
    if (own === undefined) throw new Refusal("not_found");
  }
  const [shared] = await tx.select({ count: count() }).from(unitLines).where(eq(unitLines.unitId, unit.id));
  if ((shared?.count ?? 0) >= MAX_LINES) throw new Refusal("conflict");
  const { orgId, id: unitId } = unit;
  await tx
    .insert(unitLines)
    .values({ orgId, unitId, id, authorId: me, journalId: journal ?? null, text, at: now, change: number });
  return "all";
}

/** Takes a line back: nobody else reads it any more, whoever read it before. */
export async function unshare(taking: Taking, { id }: { id: string }): Promise<Heard> {
  return (await takeBack(taking, taking.me, id)) ? "all" : "alone";
}

/** Removes a line of `authorId`; false when there is none of theirs. */
export async function takeBack(held: HeldUnit, authorId: string, id: string): Promise<boolean> {
  const { tx, unit } = held;
  const gone = await tx
    .delete(unitLines)
    .where(and(eq(unitLines.unitId, unit.id), eq(unitLines.id, id), eq(unitLines.authorId, authorId)))
    .returning({ id: unitLines.id });
  if (gone.length === 0) return false;
  await takeFromKept(held, (kept) => ({ ...kept, lines: kept.lines.filter((line) => line.id !== id) }));
  return true;
}
