import { useState } from "preact/hooks";
import type { AvailabilityBody, MyAvailability } from "../../server/contract/index.ts";
import type { Outcome } from "../carrier.ts";
import { commonWords } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { CapacityStepper } from "./capacity-stepper.tsx";
import { TroubleNotice } from "./notice.tsx";
import { PauseEditor } from "./pause-editor.tsx";
import { QuietHoursEditor } from "./quiet-hours-editor.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";
import { useAction } from "./use-action.ts";
import { WeekEditor, wrongIn } from "./week-editor.tsx";

interface Props {
  readonly availability: MyAvailability;
  readonly now: number;
  readonly onSave: (body: AvailabilityBody) => Promise<Outcome<unknown>>;
}

/** When I can be asked, how often, when I am left in peace. Pausing works at once; the rest is saved together. */
export function AvailabilityEditor({ availability, now, onSave }: Props) {
  const [timeZone, setTimeZone] = useState(availability.timeZone);
  const [windows, setWindows] = useState(availability.windows);
  const [asksPerWeek, setAsksPerWeek] = useState(availability.capacity.asksPerWeek);
  const [quietHours, setQuietHours] = useState(availability.quietHours);
  const [saved, setSaved] = useState(false);
  const action = useAction();
  const wrong = wrongIn(windows);
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setSaved(false);
      set(value);
    };
  const save = async () => {
    if (wrong) return;
    setSaved(await action.run(() => onSave({ timeZone, windows, capacity: { asksPerWeek }, quietHours })));
  };

  return (
    <section class="stack" aria-labelledby="hours-title">
      <div class="stack-close">
        <h2 id="hours-title">{profileWords.hours}</h2>
        <p class="quiet">{profileWords.hoursWhy}</p>
      </div>
      <PauseEditor
        pausedUntil={availability.pausedUntil}
        now={now}
        onPause={(pausedUntil) => void action.run(() => onSave({ pausedUntil }))}
      />
      <CapacityStepper
        asksPerWeek={asksPerWeek}
        taken={availability.takenThisWeek}
        onChange={changing(setAsksPerWeek)}
      />
      <WeekEditor windows={windows} onChange={changing(setWindows)} />
      <TimeZoneField timeZone={timeZone} onChange={changing(setTimeZone)} />
      <QuietHoursEditor quietHours={quietHours} onChange={changing(setQuietHours)} />
      {wrong && <p role="alert">{wrong}</p>}
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void save()} />}
      <div class="row">
        <Button kind="primary" disabled={action.busy || wrong !== null} onClick={() => void save()}>
          {commonWords.save}
        </Button>
        <span role="status">{saved ? commonWords.saved : ""}</span>
      </div>
    </section>
  );
}
