import { useState } from "preact/hooks";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { localInput, type UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

const WEEK = 7 * 24 * 3_600_000;

/** The next date, as the members agreed on it by hand. */
export function UnitDate(props: UnitPartProps) {
  const { unit, now } = props;
  const [changing, setChanging] = useState(false);
  if (changing || unit.meetAt === null) return <DateForm {...props} onDone={() => setChanging(false)} />;
  return (
    <div class="row-apart">
      <p dir="auto">{words.nextDateIs(unit.meetAt, now, unit.meetBy?.name ?? "")}</p>
      <Button kind="plain" small onClick={() => setChanging(true)}>
        {words.changeDate}
      </Button>
    </div>
  );
}

function DateForm({ coaching, unit, now, onDone }: UnitPartProps & { readonly onDone: () => void }) {
  const [at, setAt] = useState(() => localInput(unit.meetAt === null ? now + WEEK : Date.parse(unit.meetAt)));
  const [wrong, setWrong] = useState<string | undefined>();
  const action = useAction();
  const put = async () => {
    const moment = new Date(at).getTime();
    if (Number.isNaN(moment)) return setWrong(words.dateMissing);
    if (moment <= now) return setWrong(words.dateAhead);
    setWrong(undefined);
    if (await action.run(() => coaching.step(unit.id, { step: "meet", at: new Date(moment).toISOString() }))) onDone();
  };
  return (
    <form
      class="stack"
      aria-label={words.nextDate}
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <Field label={words.nextDate} wrong={wrong}>
        {(wiring) => (
          <input
            {...wiring}
            class="input short"
            type="datetime-local"
            value={at}
            onInput={(event) => setAt(event.currentTarget.value)}
          />
        )}
      </Field>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button type="submit" kind={unit.next.step === "agree_date" ? "primary" : "standard"} disabled={action.busy}>
          {words.putDown}
        </Button>
        {unit.meetAt !== null && (
          <Button kind="plain" onClick={onDone}>
            {commonWords.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
