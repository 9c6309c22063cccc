import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

interface Props {
  readonly asksPerWeek: number;
  readonly taken: number | null;
  readonly onChange: (asksPerWeek: number) => void;
}

const MAX = 50;
const bound = (count: number) => Math.min(MAX, Math.max(0, Math.round(count) || 0));

/** How many questions a week, at most. */
export function CapacityStepper({ asksPerWeek, taken, onChange }: Props) {
  return (
    <Field label={profileWords.capacity} hint={taken === null ? undefined : profileWords.taken(taken)}>
      {(wiring) => (
        <div class="row">
          <Button
            aria-label={profileWords.fewer}
            disabled={asksPerWeek <= 0}
            onClick={() => onChange(bound(asksPerWeek - 1))}
          >
            −
          </Button>
          <input
            {...wiring}
            class="input number"
            type="number"
            min={0}
            max={MAX}
            inputMode="numeric"
            value={asksPerWeek}
            onChange={(event) => onChange(bound(event.currentTarget.valueAsNumber))}
          />
          <Button
            aria-label={profileWords.more}
            disabled={asksPerWeek >= MAX}
            onClick={() => onChange(bound(asksPerWeek + 1))}
          >
            +
          </Button>
        </div>
      )}
    </Field>
  );
}
