import { useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";
import { focusOnArrival } from "./focus-on-arrival.ts";

interface Props {
  readonly thread: ThreadModel;
  readonly minutes: number;
  readonly now: number;
  readonly onDone: () => void;
}

/** The next full hour, as `datetime-local` writes it. */
const nextHour = (now: number) => {
  const at = new Date(now + 3_600_000);
  at.setMinutes(-at.getTimezoneOffset(), 0, 0);
  return at.toISOString().slice(0, 16);
};

/** A day and a time to talk, with a word. */
export function ProposeTime({ thread, minutes, now, onDone }: Props) {
  const [at, setAt] = useState(() => nextHour(now));
  const [words, setWords] = useState(threadWords.timeDefault(minutes));
  const [wrong, setWrong] = useState<string | undefined>();
  const action = useAction();
  const propose = async () => {
    const moment = new Date(at).getTime();
    if (Number.isNaN(moment)) return setWrong(threadWords.timeMissing);
    if (moment <= now) return setWrong(threadWords.timePast);
    setWrong(undefined);
    const text = words.trim() || threadWords.timeDefault(minutes);
    if (await action.run(() => thread.proposeTime(new Date(moment).toISOString(), text))) onDone();
  };
  return (
    <form
      class="card"
      aria-label={threadWords.findTime}
      onSubmit={(event) => {
        event.preventDefault();
        void propose();
      }}
    >
      <Field label={threadWords.timeField} wrong={wrong}>
        {(wiring) => (
          <input
            {...wiring}
            class="input short"
            type="datetime-local"
            ref={focusOnArrival}
            value={at}
            onInput={(event) => setAt(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={threadWords.timeNote}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            dir="auto"
            maxLength={300}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {threadWords.timePropose}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}
