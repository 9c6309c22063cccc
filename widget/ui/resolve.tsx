import { useEffect, useRef, useState } from "preact/hooks";
import type { ThreadModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { NotHelped } from "./not-helped.tsx";
import { useAction } from "./use-action.ts";
import { WhatHelped } from "./what-helped.tsx";

interface Props {
  readonly thread: ThreadModel;
  /** Who helped. */
  readonly coach: string;
  /** The course where it was asked is told of a teach-back. */
  readonly courseIsTold?: boolean | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** How a question ends well: taught back in three lines, and what helped. */
export function Resolve({ thread, coach, courseIsTold, onDone, onCancel }: Props) {
  const [helped, setHelped] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const lines = useRef<HTMLTextAreaElement>(null);
  const action = useAction();
  useEffect(() => lines.current?.focus(), []);

  const finish = async () => {
    const learnt = thread.learnt.value.trim();
    if (learnt === "") {
      setMissing(true);
      return lines.current?.focus();
    }
    const text = thread.thanks.value.trim();
    const body = {
      learnt,
      helped: true,
      ...((helped || text) && { feedback: { helped: helped ?? "", text } }),
    };
    if (await action.run(() => thread.resolve(body))) onDone();
  };

  return (
    <form
      class="card resolve"
      aria-labelledby="resolve-title"
      onSubmit={(event) => {
        event.preventDefault();
        void finish();
      }}
    >
      <h2 id="resolve-title">{threadWords.resolveTitle}</h2>
      <Field
        label={threadWords.resolveWhat}
        hint={threadWords.resolveWhy}
        wrong={missing && thread.learnt.value.trim() === "" ? threadWords.resolveMissing : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            ref={lines}
            class="input"
            dir="auto"
            rows={3}
            maxLength={2000}
            aria-required="true"
            value={thread.learnt.value}
            onInput={(event) => (thread.learnt.value = event.currentTarget.value)}
          />
        )}
      </Field>
      {courseIsTold && <p class="small quiet">{threadWords.courseIsTold}</p>}
      <WhatHelped
        legend={threadWords.helpedTitle(coach)}
        choices={threadWords.helpedChoices}
        thread={thread}
        helped={helped}
        onHelped={setHelped}
      />
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void finish()} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {threadWords.finish}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {commonWords.cancel}
        </Button>
      </div>
      <NotHelped thread={thread} onDone={onDone} />
    </form>
  );
}
