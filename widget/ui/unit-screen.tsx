import "./profile.css";
import "./coaching.css";
import "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { CoachingModel } from "../model/index.ts";
import * as words from "../words/en/coaching.ts";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { UnitAgreement } from "./unit-agreement.tsx";
import { UnitAnswers } from "./unit-answers.tsx";
import { UnitLines } from "./unit-lines.tsx";
import { UnitNext } from "./unit-next.tsx";
import { othersOf } from "./unit-parts.ts";
import { UnitEnding, UnitPeople } from "./unit-people.tsx";
import { UnitSessions } from "./unit-sessions.tsx";
import { useNow, type Clock } from "./use-now.ts";

interface Props {
  readonly coaching: CoachingModel;
  readonly unitId: string;
  readonly clock: Clock;
}

/** One unit: what to do now first, then the agreement, the sessions and what was shared. */
export function UnitScreen({ coaching, unitId, clock }: Props) {
  const now = useNow(clock, 30_000);
  const unit = coaching.units.value.find(({ id }) => id === unitId);
  const me = coaching.me.value;
  useEffect(() => {
    if (unit && document.visibilityState !== "hidden") coaching.seen(unit);
  }, [coaching, unit]);
  if (!coaching.loaded.value || me === null) return <Loading />;
  if (unit === undefined) return <EmptyState title={words.missing} />;
  const props = { coaching, unit, me, now };
  const begun = unit.role !== "invited" && (unit.status !== "proposed" || unit.norms.length > 0);
  return (
    <div class="unit">
      <div class="stack-close">
        <h1 dir="auto">{words.withWhom(othersOf(unit, me).map(({ name }) => name))}</h1>
        <p class="words" dir="auto">
          {unit.purpose}
        </p>
      </div>
      <UnitNext {...props} />
      {begun && (
        <>
          <Part title={words.agreement}>
            <UnitAgreement {...props} />
            <UnitAnswers {...props} />
          </Part>
          <Part title={words.sessions}>
            <UnitSessions {...props} />
          </Part>
          <Part title={words.lines}>
            <UnitLines {...props} />
          </Part>
        </>
      )}
      <Part title={words.people}>
        <UnitPeople {...props} />
      </Part>
      {unit.role === "member" && unit.status !== "ended" && (
        <Part title={words.ending}>
          <UnitEnding {...props} />
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
