import * as profileWords from "../words/en/profile.ts";
import { Field } from "./field.tsx";

interface Props {
  readonly timeZone: string;
  readonly onChange: (timeZone: string) => void;
}

/** All zones this browser knows, and the one that is set even if the browser does not. */
export function TimeZoneField({ timeZone, onChange }: Props) {
  const zones = [...new Set([timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].toSorted();
  return (
    <Field label={profileWords.timeZone}>
      {(wiring) => (
        <select {...wiring} class="input" value={timeZone} onChange={(event) => onChange(event.currentTarget.value)}>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
