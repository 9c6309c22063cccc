import { useEffect, useRef, useState } from "preact/hooks";
import { MINUTES, type AskFormModel } from "../model/index.ts";
import { askWords, commonWords } from "../words/en.ts";
import { AskedBefore } from "./asked-before.tsx";
import { Button } from "./button.tsx";
import { Choices } from "./choices.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { PastedPictures, usePictures } from "./pasted-pictures.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly form: AskFormModel;
  readonly now: number;
  /** The ask is safe on the device. */
  readonly onSent: (askId: string) => void;
  readonly onCancel: () => void;
}

/** The question: what I want to be able to do, what I tried, how long, with my name or without. */
export function AskForm({ form, now, onSent, onCancel }: Props) {
  const goal = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const sending = useAction();
  const pictures = { pictures: form.pictures.value, onAdd: form.addPicture, onDrop: form.dropPicture };
  const adding = usePictures(pictures);
  const to = form.to.value?.name ?? null;
  const anonymous = form.anonymous.value;

  useEffect(() => goal.current?.focus(), []);

  const send = async () => {
    if (form.goal.value.trim() === "") {
      setMissing(true);
      goal.current?.focus();
      return;
    }
    const sent = { id: "" };
    const well = await sending.run(async () => {
      const outcome = await form.send();
      if (outcome.ok) sent.id = outcome.value;
      return outcome;
    });
    if (well) onSent(sent.id);
  };

  return (
    <form
      class="stack ask-form"
      aria-labelledby="ask-form-title"
      onPaste={adding.onPaste}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      <h2 id="ask-form-title">{askWords.formTitle(to)}</h2>
      <Field
        label={askWords.goal}
        hint={commonWords.pasteHint}
        wrong={missing && form.goal.value.trim() === "" ? askWords.goalMissing : undefined}
      >
        {(wiring) => (
          <textarea
            {...wiring}
            ref={goal}
            class="input"
            dir="auto"
            rows={3}
            maxLength={4000}
            aria-required="true"
            value={form.goal.value}
            onInput={(event) => (form.goal.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <AskedBefore asked={form.asked} now={now} />
      <Field
        label={
          <>
            {askWords.tried} <span class="quiet small">{commonWords.optional}</span>
          </>
        }
      >
        {(wiring) => (
          <textarea
            {...wiring}
            class="input"
            dir="auto"
            rows={2}
            maxLength={4000}
            value={form.tried.value}
            onInput={(event) => (form.tried.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <PastedPictures {...pictures} adding={adding} />
      <Choices
        legend={askWords.howLong}
        value={form.minutes.value}
        options={MINUTES.map((value) => ({ value, label: `${value}`, spoken: askWords.minutesLong(value) }))}
        onChange={(value) => (form.minutes.value = value)}
      />
      <NameChoice anonymous={anonymous} to={to} onChange={(value) => (form.anonymous.value = value)} />
      {sending.trouble && <TroubleNotice trouble={sending.trouble} onAgain={() => void send()} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={form.sending.value}>
          {form.sending.value ? askWords.sending : to ? askWords.askPerson(to) : askWords.findSomeone}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}

interface NameProps {
  readonly anonymous: boolean;
  readonly to: string | null;
  readonly onChange: (anonymous: boolean) => void;
}

/** With my name or without, and a sentence on who sees what. */
function NameChoice({ anonymous, to, onChange }: NameProps) {
  return (
    <div class="stack-close">
      <Choices
        legend={askWords.naming}
        value={anonymous ? "without" : "with"}
        options={[
          { value: "with", label: askWords.withName },
          { value: "without", label: askWords.withoutName },
        ]}
        onChange={(value) => onChange(value === "without")}
      />
      <p class="small quiet" aria-live="polite" dir="auto">
        {askWords.whoSees(anonymous, to)}
      </p>
    </div>
  );
}
