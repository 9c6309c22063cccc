import { and, count, eq, gt, isNotNull, isNull, ne } from "drizzle-orm";
import { queueMail, cancelMail } from "../asks/mail-queue.ts";
import { after } from "../clock.ts";
import { notHere, people, unitSeats } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import { freeSeat, GONE, type HeldUnit, seatsOf, setSeat } from "./hold-unit.ts";
import { MAX_INVITING, WAIT_FOR } from "./rules.ts";
import type { Heard, Taking } from "./take-step.ts";

const TOO_MANY = `${MAX_INVITING} invitations of yours wait already. Take one back, or wait for an answer.`;

/** Gives somebody a free seat to think about; where two sit already, the other is asked first whether they agree. */
export async function invite(taking: Taking, { person }: { person: string }): Promise<Heard> {
  const { seats, me } = taking;
  if (seats.some(({ personId, seat }) => personId === person && seat !== null)) return "alone";
  const joined = seats.filter(({ standing }) => standing === "joined");
  await seatFor(taking, person, me, joined.length > 1 ? "suggested" : "invited");
  return "all";
}

/** A present member agrees to a third; once all do, the invitation goes out. */
export async function agree(taking: Taking, { person }: { person: string }): Promise<Heard> {
  const { seats, me, now } = taking;
  const third = seats.find(({ personId }) => personId === person);
  if (third?.standing === "invited") return "alone";
  if (third?.standing !== "suggested") throw new Refusal("unit_step");
  const agreedBy = [...new Set([...third.agreedBy, me])];
  const joined = seats.filter(({ standing }) => standing === "joined");
  if (joined.every(({ personId }) => agreedBy.includes(personId))) {
    await setSeat(taking, person, { standing: "invited", agreedBy: [], until: after(now, WAIT_FOR) });
    await ring(taking, person, third.invitedBy ?? me);
  } else await setSeat(taking, person, { agreedBy });
  return "all";
}

/** Takes back an invitation, or says no to a suggestion. */
export async function uninvite(taking: Taking, { person }: { person: string }): Promise<Heard> {
  const { tx, unit, seats } = taking;
  const other = seats.find(({ personId }) => personId === person);
  if (other?.standing === "gone") return "alone";
  if (other === undefined || other.standing === "joined") throw new Refusal("unit_step");
  await setSeat(taking, person, GONE);
  await cancelMail(tx, "unit", [unit.id], person);
  return "all";
}

/** Puts somebody on the lowest free seat. Throws `unit_full`, `colleague_unavailable`, `conflict`. */
export async function seatFor(
  held: HeldUnit,
  personId: string,
  by: string,
  standing: "suggested" | "invited",
): Promise<void> {
  const { tx, now, unit } = held;
  const seat = freeSeat(await seatsOf(tx, unit.id));
  const [person] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), isNotNull(people.confirmedAt), isNull(people.leftAt), ne(people.id, by)));
  if (person === undefined) throw new Refusal("colleague_unavailable");
  await notTooMany(held, by);
  const fresh = {
    seat,
    standing,
    invitedBy: by,
    agreedBy: standing === "suggested" ? [by] : [],
    until: after(now, WAIT_FOR),
    seenAt: null,
    wantsEndAt: null,
  };
  await tx
    .insert(unitSeats)
    .values({ orgId: unit.orgId, unitId: unit.id, personId, ...fresh })
    .onConflictDoUpdate({ target: [unitSeats.orgId, unitSeats.unitId, unitSeats.personId], set: fresh });
  if (standing === "invited") await ring(held, personId, by);
}

/** Rings once, by a mail if nobody looks; and not at all where there was a no to the same person a short while ago. */
async function ring(held: HeldUnit, personId: string, by: string): Promise<void> {
  const { tx, now, unit } = held;
  const declinedAt = await noOf(held, personId, by);
  await setSeat(held, personId, { declinedAt });
  if (declinedAt === null) await queueMail(tx, { orgId: unit.orgId, personId, kind: "unit", ref: unit.id, now });
}

/** When somebody said no to this colleague, while that holds. Not wanting to meet them here is a no as well. */
async function noOf({ tx, now }: HeldUnit, personId: string, by: string): Promise<Date | null> {
  const [avoided] = await tx
    .select({ id: notHere.otherId })
    .from(notHere)
    .where(and(eq(notHere.personId, personId), eq(notHere.otherId, by)));
  if (avoided !== undefined) return now;
  const [said] = await tx
    .select({ at: unitSeats.declinedAt })
    .from(unitSeats)
    .where(
      and(
        eq(unitSeats.personId, personId),
        eq(unitSeats.invitedBy, by),
        gt(unitSeats.declinedAt, after(now, -WAIT_FOR)),
      ),
    )
    .limit(1);
  return said?.at ?? null;
}

async function notTooMany({ tx }: HeldUnit, by: string): Promise<void> {
  const [waiting] = await tx
    .select({ count: count() })
    .from(unitSeats)
    .where(and(eq(unitSeats.invitedBy, by), eq(unitSeats.standing, "invited")));
  if ((waiting?.count ?? 0) >= MAX_INVITING) throw new Refusal("conflict", { detail: TOO_MANY });
}
