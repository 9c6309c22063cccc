import type { ThreadModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { Choices } from "./choices.tsx";
import { Field } from "./field.tsx";

interface Props {
  readonly legend: string;
  readonly choices: readonly string[];
  readonly thread: ThreadModel;
  readonly helped: string | null;
  readonly onHelped: (helped: string) => void;
}

/** Words to the other side that name an effort: one of a few, and a line of one's own. */
export function WhatHelped({ legend, choices, thread, helped, onHelped }: Props) {
  return (
    <>
      <Choices
        legend={legend}
        value={helped}
        options={choices.map((choice) => ({ value: choice, label: choice }))}
        onChange={onHelped}
      />
      <Field
        label={
          <>
            {threadWords.helpedWord} <span class="quiet small">{commonWords.optional}</span>
          </>
        }
      >
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            dir="auto"
            maxLength={1000}
            value={thread.thanks.value}
            onInput={(event) => (thread.thanks.value = event.currentTarget.value)}
          />
        )}
      </Field>
    </>
  );
}
