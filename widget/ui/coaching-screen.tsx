import "./thread-list.css";
import "./profile.css";
import "./coaching.css";
import "@preact/signals";
import { useState } from "preact/hooks";
import type { Unit } from "../../server/contract/index.ts";
import { type CoachingModel, isOver } from "../model/index.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Initials } from "./initials.tsx";
import { Journal } from "./journal.tsx";
import { Loading } from "./loading.tsx";
import { NewUnit } from "./new-unit.tsx";
import { nextNow } from "./unit-next.tsx";
import { othersOf } from "./unit-parts.ts";
import { useNow, type Clock } from "./use-now.ts";

export interface CoachingScreenProps {
  readonly coaching: CoachingModel;
  readonly clock: Clock;
  /** The address that opens a unit; a host without addresses gives `onOpen` alone. */
  readonly hrefOf: (unitId: string) => string;
  readonly onOpen: (unitId: string) => void;
}

/** My units, each with its next step; how to begin; my journal. */
export function CoachingScreen({ coaching, clock, hrefOf, onOpen }: CoachingScreenProps) {
  const now = useNow(clock, 30_000);
  const [beginning, setBeginning] = useState(false);
  const me = coaching.me.value;
  if (!coaching.loaded.value || me === null) return <Loading />;
  const units = coaching.units.value;
  const running = units.filter((unit) => !isOver(unit));
  const over = units.filter(isOver);
  const list = (shown: readonly Unit[]) => (
    <ul class="threads">
      {shown.map((unit) => (
        <UnitLink key={unit.id} unit={unit} me={me} now={now} href={hrefOf(unit.id)} onOpen={onOpen} />
      ))}
    </ul>
  );
  return (
    <div class="unit">
      <h1>{words.coaching}</h1>
      {running.length === 0 && (
        <EmptyState title={words.emptyTitle}>
          <p>{words.emptyWhy}</p>
          <p>{words.emptyHow}</p>
        </EmptyState>
      )}
      {running.length > 0 && list(running)}
      {beginning ? (
        <NewUnit coaching={coaching} onOpened={onOpen} />
      ) : (
        <div>
          <Button kind={running.length === 0 ? "primary" : "standard"} onClick={() => setBeginning(true)}>
            {running.length === 0 ? words.begin : words.beginAnother}
          </Button>
        </div>
      )}
      <Journal coaching={coaching} />
      {over.length > 0 && (
        <details class="disclosure">
          <summary>{words.over}</summary>
          {list(over)}
        </details>
      )}
    </div>
  );
}

interface LinkProps {
  readonly unit: Unit;
  readonly me: string;
  readonly now: number;
  readonly href: string;
  readonly onOpen: (unitId: string) => void;
}

function UnitLink({ unit, me, now, href, onOpen }: LinkProps) {
  const others = othersOf(unit, me);
  const [first] = others;
  const name = words.withWhom(others.map((person) => person.name));
  return (
    <li>
      <a
        class="thread-link"
        href={href}
        onClick={(event) => {
          event.preventDefault();
          onOpen(unit.id);
        }}
      >
        {first && <Initials id={first.id} name={first.name} />}
        <span class="thread-words">
          <strong dir="auto">{name}</strong>
          <span class="one-line" dir="auto">
            {unit.purpose}
          </span>
          <span class="small quiet">{words.next(nextNow(unit, now).step)}</span>
        </span>
      </a>
    </li>
  );
}
