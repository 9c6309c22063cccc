import { useState } from "preact/hooks";
import type { Outcome } from "../carrier.ts";
import { commonWords } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly name: string;
  readonly onSave: (name: string) => Promise<Outcome<unknown>>;
}

/** What I am called here. */
export function NameField({ name, onSave }: Props) {
  const [value, setValue] = useState(name);
  const action = useAction();
  const changed = value.trim() !== "" && value.trim() !== name;
  return (
    <form
      class="stack-close"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed) void action.run(() => onSave(value.trim()));
      }}
    >
      <Field label={profileWords.name}>
        {(wiring) => (
          <div class="joined">
            <input
              {...wiring}
              class="input"
              dir="auto"
              autoComplete="name"
              maxLength={200}
              value={value}
              onInput={(event) => setValue(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!changed || action.busy}>
              {commonWords.save}
            </Button>
          </div>
        )}
      </Field>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </form>
  );
}
