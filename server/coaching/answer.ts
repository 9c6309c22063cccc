import { and, eq } from "drizzle-orm";
import { unitAnswers } from "../db/schema/index.ts";
import type { Heard, Taking } from "./take-step.ts";
import { takeFromKept } from "./taken-back.ts";

interface Answers {
  hopes: string;
  show: boolean;
  discomfort: string;
}

/**
 * Keeps the personal answers, in one statement whether the last is empty or not. The others hear of it when it is the first
 * time or what they are shown changes, never because of the last.
 */
export async function answer(taking: Taking, { hopes, show, discomfort }: Answers): Promise<Heard> {
  const { tx, unit, me, number } = taking;
  const { orgId, id: unitId } = unit;
  const [before] = await tx
    .select()
    .from(unitAnswers)
    .where(and(eq(unitAnswers.unitId, unitId), eq(unitAnswers.personId, me)));
  const wasShown = before?.shownChange ?? null;
  // New words are words that whoever came later may read as well.
  const shownChange = !show ? null : wasShown !== null && before?.hopes === hopes ? wasShown : number;
  const set = { hopes, shownChange, discomfort };
  await tx
    .insert(unitAnswers)
    .values({ orgId, unitId, personId: me, ...set })
    .onConflictDoUpdate({ target: [unitAnswers.orgId, unitAnswers.unitId, unitAnswers.personId], set });
  if (wasShown !== null && shownChange !== wasShown) {
    await takeFromKept(taking, (kept) => ({ ...kept, hopes: kept.hopes.filter(({ person }) => person.id !== me) }));
  }
  return before === undefined || shownChange !== wasShown ? "all" : "alone";
}
