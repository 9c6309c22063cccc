import { cancelMail } from "../asks/mail-queue.ts";
import { setSeat } from "./hold-unit.ts";
import type { Heard, Taking } from "./take-step.ts";

/** Takes the seat that was held for them. From here on they see what is shown, nothing that was shown before. */
export async function join(taking: Taking): Promise<Heard> {
  const { tx, now, unit, me, seat, number } = taking;
  if (seat.standing === "joined") return "alone";
  await setSeat(taking, me, {
    standing: "joined",
    declinedAt: null,
    joinedAt: now,
    joinedChange: number,
    until: null,
    leftAt: null,
    kept: null,
  });
  await cancelMail(tx, "unit", [unit.id], me);
  return "all";
}

/** A no without a word: the members see an invitation that ends by itself, as if nobody had looked. */
export async function decline(taking: Taking): Promise<Heard> {
  const { tx, now, unit, me } = taking;
  await setSeat(taking, me, { declinedAt: now });
  await cancelMail(tx, "unit", [unit.id], me);
  return "alone";
}

/** The invitation was on screen, so no mail needs to go out. */
export async function see(taking: Taking): Promise<Heard> {
  const { tx, now, unit, me, seat } = taking;
  if (seat.seenAt === null) await setSeat(taking, me, { seenAt: now });
  await cancelMail(tx, "unit", [unit.id], me);
  return "alone";
}
