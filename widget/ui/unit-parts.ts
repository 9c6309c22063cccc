import type { PersonName, Unit } from "../../server/contract/index.ts";
import type { CoachingModel } from "../model/index.ts";

/** What every part of a unit's page is given. */
export interface UnitPartProps {
  readonly coaching: CoachingModel;
  readonly unit: Unit;
  /** Who reads it. */
  readonly me: string;
  /** Milliseconds since 1970 by the service's clock. */
  readonly now: number;
}

/** Those who sit there now. */
export const joinedOf = (unit: Unit): PersonName[] =>
  unit.members.filter(({ standing }) => standing === "joined").map(({ person }) => person);

/** Everybody in it but me. */
export const othersOf = (unit: Unit, me: string): PersonName[] =>
  unit.members.map(({ person }) => person).filter(({ id }) => id !== me);

/** A moment as `datetime-local` writes it, in the reader's own time zone. */
export const localInput = (at: number): string => {
  const moment = new Date(at);
  moment.setMinutes(moment.getMinutes() - moment.getTimezoneOffset(), 0, 0);
  return moment.toISOString().slice(0, 16);
};
