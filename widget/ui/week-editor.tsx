import type { Window } from "../../server/contract/index.ts";
import { dates } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const MAX_WINDOWS = 28;

/** What is wrong with the windows, in a sentence; null when they can be saved. */
export function wrongIn(windows: readonly Window[]): string | null {
  for (const day of DAYS) {
    const ofDay = windows.filter((window) => window.day === day).toSorted((a, b) => a.from.localeCompare(b.from));
    if (ofDay.some(({ from, to }) => from >= to)) return profileWords.wrongOrder(dates.weekday(day));
    if (ofDay.some(({ from }, index) => index > 0 && from < (ofDay[index - 1]?.to ?? "")))
      return profileWords.overlap(dates.weekday(day));
  }
  return null;
}

interface Props {
  readonly windows: readonly Window[];
  readonly onChange: (windows: Window[]) => void;
}

/** The windows of a week in which I can be asked; none on a day, one, or several. */
export function WeekEditor({ windows, onChange }: Props) {
  const all = [...windows];
  const replace = (index: number, window: Window) => onChange(all.with(index, window));
  const add = (day: number) => {
    const last = all.findLast((window) => window.day === day);
    onChange([...all, last ? { day, from: last.to, to: "18:00" } : { day, from: "09:00", to: "17:00" }]);
  };
  return (
    <fieldset class="field">
      <legend class="legend">{profileWords.week}</legend>
      <ul class="week">
        {DAYS.map((day) => {
          const name = dates.weekday(day);
          const ofDay = all.flatMap((window, index) => (window.day === day ? [{ window, index }] : []));
          return (
            <li key={day} class="week-day" data-asked={ofDay.length > 0}>
              <span>{name}</span>
              <div class="windows">
                {ofDay.length === 0 && <span class="quiet small">{profileWords.notThatDay}</span>}
                {ofDay.map(({ window, index }) => (
                  <WindowRow
                    key={index}
                    window={window}
                    day={name}
                    onChange={(changed) => replace(index, changed)}
                    onRemove={() => onChange(all.toSpliced(index, 1))}
                  />
                ))}
                <Button
                  key="add"
                  small
                  aria-label={profileWords.addWindow(name)}
                  disabled={all.length >= MAX_WINDOWS}
                  onClick={() => add(day)}
                >
                  <span class="sign">+</span>
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

interface RowProps {
  readonly window: Window;
  readonly day: string;
  readonly onChange: (window: Window) => void;
  readonly onRemove: () => void;
}

/** One window; the end of the day reads 00:00 in the browser's own field and is kept as 24:00. */
function WindowRow({ window, day, onChange, onRemove }: RowProps) {
  return (
    <div class="window">
      <input
        class="input short"
        type="time"
        aria-label={profileWords.fromTime(day)}
        value={window.from}
        onChange={(event) => event.currentTarget.value && onChange({ ...window, from: event.currentTarget.value })}
      />
      <span class="quiet">{profileWords.to}</span>
      <input
        class="input short"
        type="time"
        aria-label={profileWords.toTime(day)}
        value={window.to === "24:00" ? "00:00" : window.to}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value) onChange({ ...window, to: value === "00:00" ? "24:00" : value });
        }}
      />
      <Button kind="plain" small aria-label={profileWords.removeWindow(window, day)} onClick={onRemove}>
        <span class="sign">×</span>
      </Button>
    </div>
  );
}
