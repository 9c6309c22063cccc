import { Field } from "../../../ui/field.tsx";

interface TickProps {
  readonly label: string;
  readonly hint?: string;
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
}

/** A rule that holds or not, with a sentence on what it means. */
export function SettingTick({ label, hint, ticked, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={ticked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <span class="small quiet block">{hint}</span>}
      </span>
    </label>
  );
}

interface TextProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong: string | undefined;
  readonly value: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly onInput: (value: string) => void;
}

/** A line that is written as it is: a name, an id, an address. */
export function SettingText({ label, hint, wrong, onInput, ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <input
          {...wiring}
          {...rest}
          class="input"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** Several of them, one a line. */
export function SettingLines({ label, hint, wrong, value, onInput }: TextProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          rows={2}
          spellcheck={false}
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
