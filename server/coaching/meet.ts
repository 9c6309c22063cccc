import { eq } from "drizzle-orm";
import { after } from "../clock.ts";
import { units } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import { LATEST_DATE } from "./rules.ts";
import type { Heard, Taking } from "./take-step.ts";

/** Puts down the next date, as agreed by hand; null takes it away. */
export async function meet({ tx, now, unit, me }: Taking, { at }: { at: string | null }): Promise<Heard> {
  const meetAt = at === null ? null : new Date(at);
  if (meetAt !== null && (meetAt <= now || meetAt > after(now, LATEST_DATE))) {
    throw new Refusal("invalid", { fields: [{ path: "at", message: "must lie ahead, within a year" }] });
  }
  if (meetAt?.getTime() === unit.meetAt?.getTime()) return "alone";
  await tx
    .update(units)
    .set({ meetAt, meetBy: meetAt === null ? null : me })
    .where(eq(units.id, unit.id));
  return "all";
}
