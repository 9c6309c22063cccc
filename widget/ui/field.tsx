import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Wiring {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": "true" | undefined;
}

interface Props {
  readonly label: ComponentChildren;
  /** Said below the field and read out with it. */
  readonly hint?: string | undefined;
  /** What is missing; takes the hint's place. */
  readonly wrong?: string | undefined;
  readonly children: (wiring: Wiring) => ComponentChildren;
}

/** A label, a control and a sentence below, tied together for those who hear the page. */
export function Field({ label, hint, wrong, children }: Props) {
  const id = useId();
  const below = wrong ?? hint;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        "aria-describedby": below ? `${id}-below` : undefined,
        "aria-invalid": wrong ? "true" : undefined,
      })}
      {below && (
        <p id={`${id}-below`} class={wrong ? "small" : "small quiet"}>
          {below}
        </p>
      )}
    </div>
  );
}
