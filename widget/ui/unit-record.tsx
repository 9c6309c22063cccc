import { useState } from "preact/hooks";
import type { UnitSession, UnitStep } from "../../server/contract/index.ts";
import { uuid } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { joinedOf, localInput, type UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

interface Props extends UnitPartProps {
  /** The entry that is corrected; left out, a new one is written. */
  readonly session?: UnitSession;
  readonly onDone: () => void;
}

interface Fields {
  readonly at: string;
  readonly minutes: string;
  readonly coach: string;
  readonly coached: string;
  readonly tookPlace: boolean;
}

/** Writes down that a session took place, or corrects what was written. */
export function UnitRecord({ coaching, unit, now, session, onDone }: Props) {
  const [id] = useState(() => session?.id ?? uuid());
  const [fields, setFields] = useState<Fields>(() => begun(unit, now, session));
  const [tried, setTried] = useState(false);
  const action = useAction();
  const set = (next: Partial<Fields>) => setFields({ ...fields, ...next });
  const wrong = wrongIn(fields, now);
  const people = peopleFor(unit, session);
  const coached =
    people.find(({ id: other }) => other === fields.coached && other !== fields.coach)?.id ??
    people.find(({ id: other }) => other !== fields.coach)?.id;
  const record = async () => {
    setTried(true);
    if (wrong.at !== undefined || wrong.minutes !== undefined || coached === undefined) return;
    const body: UnitStep = {
      step: "record",
      id,
      at: new Date(fields.at).toISOString(),
      minutes: Number(fields.minutes),
      coach: fields.coach,
      coached: [coached],
      tookPlace: fields.tookPlace,
    };
    if (await action.run(() => coaching.step(unit.id, body))) onDone();
  };
  return (
    <form
      class="card stack"
      aria-label={words.recordTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <WhenFields fields={fields} set={set} wrong={tried ? wrong : {}} />
      <Who label={words.recordCoach} people={people} value={fields.coach} onChange={(coach) => set({ coach })} />
      <Who
        label={words.recordCoached}
        people={people.filter(({ id: other }) => other !== fields.coach)}
        value={coached ?? ""}
        onChange={(other) => set({ coached: other })}
      />
      {session !== undefined && (
        <label class="tick">
          <input
            type="checkbox"
            checked={!fields.tookPlace}
            onChange={({ currentTarget: { checked } }) => set({ tookPlace: !checked })}
          />
          <span>{words.notHeld}</span>
        </label>
      )}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {session === undefined ? words.record : words.correct}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Those who sit there, and those the entry names already. */
function peopleFor(unit: UnitPartProps["unit"], session: UnitSession | undefined) {
  const named = session === undefined ? [] : [session.coach, ...session.coached];
  return [...new Map([...joinedOf(unit), ...named].map((person) => [person.id, person])).values()];
}

function begun(unit: UnitPartProps["unit"], now: number, session: UnitSession | undefined): Fields {
  const met = unit.meetAt !== null && Date.parse(unit.meetAt) <= now ? Date.parse(unit.meetAt) : now;
  return {
    at: localInput(session === undefined ? met : Date.parse(session.at)),
    minutes: String(session?.minutes ?? 45),
    coach: session?.coach.id ?? unit.turn?.id ?? "",
    coached: session?.coached[0]?.id ?? "",
    tookPlace: session?.tookPlace ?? true,
  };
}

function wrongIn({ at, minutes }: Fields, now: number): { at?: string; minutes?: string } {
  const moment = new Date(at).getTime();
  const count = Number(minutes);
  return {
    ...(Number.isNaN(moment) ? { at: words.dateMissing } : moment > now + 60_000 ? { at: words.dateBehind } : {}),
    ...(Number.isInteger(count) && count >= 5 && count <= 480 ? {} : { minutes: words.minutesWrong }),
  };
}

interface WhenProps {
  readonly fields: Fields;
  readonly set: (next: Partial<Fields>) => void;
  readonly wrong: { at?: string; minutes?: string };
}

function WhenFields({ fields, set, wrong }: WhenProps) {
  return (
    <>
      <Field label={words.recordWhen} wrong={wrong.at}>
        {(wiring) => (
          <input
            {...wiring}
            class="input short"
            type="datetime-local"
            value={fields.at}
            onInput={(event) => set({ at: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={words.recordMinutes} wrong={wrong.minutes}>
        {(wiring) => (
          <input
            {...wiring}
            class="input short"
            type="number"
            min={5}
            max={480}
            value={fields.minutes}
            onInput={(event) => set({ minutes: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

interface WhoProps {
  readonly label: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

function Who({ label, people, value, onChange }: WhoProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <select {...wiring} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
