import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props<T extends string | number> {
  readonly legend: ComponentChildren;
  readonly options: readonly { readonly value: T; readonly label: string; readonly spoken?: string }[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
}

/** One of a few, all of them in sight: a group of radio buttons that look like a row of words. */
export function Choices<T extends string | number>({ legend, options, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="field">
      <legend class="legend">{legend}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-label={option.spoken}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
