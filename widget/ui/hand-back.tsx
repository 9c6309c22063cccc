import { useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";
import { focusOnArrival } from "./focus-on-arrival.ts";

interface Props {
  readonly thread: ThreadModel;
  readonly learner: string;
  readonly onCancel: () => void;
}

/** A coach who cannot go on gives the question back; it is routed on. */
export function HandBack({ thread, learner, onCancel }: Props) {
  const [note, setNote] = useState("");
  const action = useAction();
  return (
    <form
      class="card"
      aria-label={threadWords.handBackTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void action.run(() => thread.handBack(note.trim() || undefined));
      }}
    >
      <div>
        <p>
          <strong>{threadWords.handBackTitle}</strong>
        </p>
        <p dir="auto">{threadWords.handBackWhy(learner)}</p>
      </div>
      <Field label={threadWords.handBackNote}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            dir="auto"
            ref={focusOnArrival}
            maxLength={300}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button type="submit" disabled={action.busy}>
          {threadWords.handBackYes}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {threadWords.handBackNo}
        </Button>
      </div>
    </form>
  );
}
