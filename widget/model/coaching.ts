import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type { JournalBody, JournalLine, PeopleList, Unit, UnitStep } from "../../server/contract/index.ts";
import type { Carrier, Device, Outcome } from "../carrier.ts";
import { uuid } from "../uuid.ts";

/** My units and my journal. */
export interface CoachingModel {
  readonly loaded: ReadonlySignal<boolean>;
  /** Those that wait for a word of mine first, then those that run, then those that are over. */
  readonly units: ReadonlySignal<readonly Unit[]>;
  /** How many wait for me. */
  readonly waiting: ReadonlySignal<number>;
  /** Newest first. */
  readonly journal: ReadonlySignal<readonly JournalLine[]>;
  /** Who I am; null until it is known. */
  readonly me: ReadonlySignal<string | null>;
  propose(purpose: string, invite: readonly string[]): Promise<Outcome<Unit>>;
  step(id: string, step: UnitStep): Promise<Outcome<Unit | null>>;
  keepLine(body: JournalBody): Promise<Outcome<null>>;
  dropLine(id: string): Promise<Outcome<null>>;
  people(words: string): Promise<Outcome<PeopleList["people"]>>;
  /** The invitation is on screen. */
  seen(unit: Unit): void;
  readonly device: Pick<Device, "draft" | "keepDraft">;
  stop(): void;
}

/** The next steps that wait for a word of mine: on an invitation, a third, an ending, the agreement. */
const WAITS = /^(?:answer_[ie]|agree_to|write|read)/;

/** Whether nothing can be done in it any more. */
export const isOver = (unit: Unit): boolean => unit.status === "ended" || unit.role === "former";

export function createCoaching(carrier: Carrier): CoachingModel {
  const loaded = signal(false);
  const all = signal<readonly Unit[]>([]);
  const lines = signal<readonly JournalLine[]>([]);
  const me = signal<string | null>(null);
  const looked = new Set<string>();
  const stops = [
    carrier.watch.units((next) => {
      all.value = next;
      loaded.value = true;
    }),
    carrier.watch.journal((next) => {
      lines.value = next;
    }),
    carrier.watch.me((next) => {
      me.value = next?.id ?? null;
    }),
  ];
  const rank = (unit: Unit) => (isOver(unit) ? 2 : WAITS.test(unit.next.step) ? 0 : 1);
  return {
    loaded,
    units: computed(() => all.value.toSorted((a, b) => rank(a) - rank(b) || (a.openedAt < b.openedAt ? 1 : -1))),
    waiting: computed(() => all.value.filter((unit) => rank(unit) === 0).length),
    journal: computed(() => lines.value.toSorted((a, b) => (a.at < b.at ? 1 : -1))),
    me,
    propose: (purpose, invite) => carrier.act.openUnit(uuid(), { purpose, invite: [...invite] }),
    step: carrier.act.stepUnit,
    keepLine: (body) => carrier.act.keepLine(uuid(), body),
    dropLine: carrier.act.dropLine,
    people: carrier.find.people,
    seen(unit) {
      if (unit.role !== "invited" || looked.has(unit.id)) return;
      looked.add(unit.id);
      void carrier.act.stepUnit(unit.id, { step: "seen" });
    },
    device: carrier.device,
    stop: () => stops.forEach((stop) => stop()),
  };
}
