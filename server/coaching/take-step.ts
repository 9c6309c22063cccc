import type { Actor } from "../auth/actor.ts";
import { changing } from "../asks/change.ts";
import type { Unit, UnitStep } from "../contract/unit.ts";
import { Refusal } from "../refusal.ts";
import type { Services } from "../services.ts";
import { answer } from "./answer.ts";
import { wishEnd } from "./end.ts";
import { type HeldUnit, holdUnit, type SeatRow, settle, standingOf } from "./hold-unit.ts";
import { agree, invite, uninvite } from "./invite.ts";
import { decline, join, see } from "./join.ts";
import { leave } from "./leave.ts";
import { share, unshare } from "./lines.ts";
import { meet } from "./meet.ts";
import { acceptNorms, proposeNorms } from "./norms.ts";
import { record } from "./record.ts";
import { mayStep } from "./rules.ts";
import { unitViews } from "./unit-view.ts";

/** What a step is given: the unit, locked, and who takes it. */
export interface Taking extends HeldUnit {
  me: string;
  seat: SeatRow;
}

/** Who hears of a step: `all` who sit there, or the one who took it alone. */
export type Heard = "all" | "alone";

type Verbs = {
  [Name in UnitStep["step"]]: (taking: Taking, body: Extract<UnitStep, { step: Name }>) => Promise<Heard>;
};

const verbs: Verbs = {
  join,
  decline,
  seen: see,
  invite,
  agree,
  uninvite,
  propose_norms: proposeNorms,
  accept_norms: acceptNorms,
  answer,
  record,
  meet,
  wish_end: wishEnd,
  share,
  unshare,
  leave,
};

/**
 * Takes one step in a unit. Said again it changes nothing. Answers the unit as it then is for the caller, or null when it is no
 * longer theirs to see. Throws `not_found` (not theirs to see), `unit_step` (not now), `unit_full`, `agreement_differs`,
 * `colleague_unavailable`, `invalid`.
 */
export function takeStep(services: Services, actor: Actor, unitId: string, body: UnitStep): Promise<Unit | null> {
  return changing(services, actor, async (change) => {
    const held = await holdUnit(change, unitId);
    const seat = held?.seats.find(({ personId }) => personId === actor.personId);
    const standing = standingOf(seat);
    if (held === null || seat === undefined || standing === null) throw new Refusal("not_found");
    if (!mayStep(body.step, standing, held.unit.status)) throw new Refusal("unit_step");
    const taking: Taking = { ...held, me: actor.personId, seat };
    if ((await run(taking, body)) === "all") await settle(held);
    else change.tell({ personId: actor.personId, kind: "unit", ref: unitId });
    return (await unitViews(change.tx, actor.personId, [unitId], change.now)).get(unitId) ?? null;
  });
}

/** The map's verb and the body's step are of one name. */
function run<Name extends UnitStep["step"]>(taking: Taking, body: Extract<UnitStep, { step: Name }>): Promise<Heard> {
  const verb: Verbs[Name] = verbs[body.step];
  return verb(taking, body);
}
