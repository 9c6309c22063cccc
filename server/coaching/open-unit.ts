import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "../auth/actor.ts";
import { bodyHash } from "../asks/body-hash.ts";
import { type Change, changing } from "../asks/change.ts";
import { lockAsk } from "../asks/lock.ts";
import type { Unit, UnitBody } from "../contract/unit.ts";
import { units, unitSeats } from "../db/schema/index.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { after } from "../clock.ts";
import { type HeldUnit, holdUnit, settle } from "./hold-unit.ts";
import { seatFor } from "./invite.ts";
import { join } from "./join.ts";
import { WAIT_FOR } from "./rules.ts";
import { unitViews } from "./unit-view.ts";

/**
 * Proposes a unit, under an id that the device made: out of an accepted ask, or to colleagues by name. Where the other side
 * of the ask proposed one already, saying so as well is a yes to theirs. Throws `not_found`, `not_accepted`, `unit_differs`,
 * `colleague_unavailable`, `invalid`.
 */
export function openUnit(
  services: Services,
  actor: Actor,
  id: string,
  body: UnitBody,
): Promise<{ unit: Unit; opened: boolean }> {
  return changing(services, actor, async (change) => {
    const { tx, now } = change;
    const known = (await sameUnit(change, actor, id, body)) ?? (await unitOfAsk(change, actor, body.ask));
    const unitId = known ?? (await insertUnit(change, actor, id, body));
    const unit = (await unitViews(tx, actor.personId, [unitId], now)).get(unitId);
    if (unit === undefined) throw new Refusal("not_found");
    return { unit, opened: known === null };
  });
}

async function sameUnit({ tx }: Change, actor: Actor, id: string, body: UnitBody): Promise<string | null> {
  const [known] = await tx.select().from(units).where(eq(units.id, id));
  if (known === undefined) return null;
  if (known.openedBy !== actor.personId) throw new Refusal("not_found");
  if (known.bodyHash !== bodyHash(body)) throw new Refusal("unit_differs");
  return id;
}

/** The unit that grows out of the same ask already: who is invited to it and says the same joins it. */
async function unitOfAsk(change: Change, actor: Actor, askId: string | undefined): Promise<string | null> {
  if (askId === undefined) return null;
  const { tx } = change;
  const ask = await lockAsk(tx, askId);
  if (ask === undefined || (ask.askerId !== actor.personId && ask.coachId !== actor.personId)) {
    throw new Refusal("not_found");
  }
  if (ask.coachId === null || (ask.status !== "accepted" && ask.status !== "resolved")) {
    throw new Refusal("not_accepted");
  }
  const [found] = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.askId, askId), ne(units.status, "ended")));
  if (found === undefined) return null;
  const held = await holdUnit(change, found.id);
  const seat = held?.seats.find(({ personId }) => personId === actor.personId);
  // A coach who handed the ask back, or somebody who left that unit: it is not theirs any more.
  if (!held || seat === undefined || seat.seat === null) throw new Refusal("conflict");
  if (seat.standing === "invited") {
    await join({ ...held, me: actor.personId, seat });
    await settle(held);
  }
  return found.id;
}

async function insertUnit(change: Change, actor: Actor, id: string, body: UnitBody): Promise<string> {
  const { tx, now } = change;
  const { orgId, personId } = actor;
  const invited = await whom(change, actor, body);
  const inserted = await tx
    .insert(units)
    .values({
      orgId,
      id,
      bodyHash: bodyHash(body),
      openedBy: personId,
      purpose: body.purpose,
      askId: body.ask ?? null,
      status: "proposed",
      openedAt: now,
      nextStepAt: after(now, WAIT_FOR),
    })
    .onConflictDoNothing()
    .returning();
  // The same id at the same instant: the other one has it.
  if (inserted.length === 0) throw new Refusal("conflict");
  await tx.insert(unitSeats).values({
    orgId,
    unitId: id,
    personId,
    // Who was helped coaches first: seats say whose turn it is while nobody has coached yet.
    seat: invited.iWasHelped ? 1 : 2,
    standing: "joined",
    joinedAt: now,
    joinedChange: 0,
  });
  const held: HeldUnit | null = await holdUnit(change, id);
  if (held === null) throw new Refusal("not_found");
  for (const other of invited.ids) await seatFor(held, other, personId, "invited");
  await settle(held);
  return id;
}

/** Whom to invite: the other side of the ask, or those named. */
async function whom(
  { tx }: Change,
  { personId }: Actor,
  { ask: askId, invite = [] }: UnitBody,
): Promise<{ ids: string[]; iWasHelped: boolean }> {
  if (askId === undefined) {
    const ids = [...new Set(invite)];
    if (ids.length > 0) return { ids, iWasHelped: true };
    throw new Refusal("invalid", { fields: [{ path: "invite", message: "name a colleague, or an ask" }] });
  }
  const ask = await lockAsk(tx, askId);
  const other = ask?.askerId === personId ? ask.coachId : ask?.askerId;
  if (ask === undefined || other === undefined || other === null) throw new Refusal("not_found");
  return { ids: [other], iWasHelped: ask.askerId === personId };
}
