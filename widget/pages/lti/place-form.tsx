import "@preact/signals";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { DeepLinkingFacts, PlaceChoice, PlaceTarget, Topic } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { Choices } from "../../ui/choices.tsx";
import { Field } from "../../ui/field.tsx";
import * as pickerWords from "../../words/en/lti-picker.ts";
import { PickedSkills } from "./picked-skills.tsx";
import type { PickerApi } from "./picker.tsx";
import { createPlaceChoice, type PlaceChoiceModel } from "./place-choice.ts";

const TARGETS: readonly PlaceTarget[] = ["iframe", "window"];

interface Props {
  readonly wish: DeepLinkingFacts;
  readonly topic: Topic;
  readonly api: () => Promise<PickerApi>;
  /** How many places are chosen already. */
  readonly before: number;
  readonly busy: boolean;
  readonly onAnother: (place: PlaceChoice) => void;
  /** Null where this form is left empty, and those before it are placed. */
  readonly onPlace: (place: PlaceChoice | null) => void;
  readonly onNothing: () => void;
}

/** One place: what it is about, which skills, how it appears. */
export function PlaceForm({ wish, topic, api, before, busy, onAnother, onPlace, onNothing }: Props) {
  const targets = TARGETS.filter((target) => wish.acceptTargets.includes(target));
  const model = useMemo(() => createPlaceChoice(api, topic, targets), []);
  useEffect(() => model.stop, [model]);
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const choice = model.choice.value;
  const isEmpty = before > 0 && model.topic.value.trim() === "";
  const whole = (then: (place: PlaceChoice) => void) => {
    setMissing(choice === null);
    if (choice !== null) then(choice);
    else form.current?.querySelector<HTMLInputElement>(model.topic.value.trim() === "" ? ".topic" : ".title")?.focus();
  };
  const count = before + (isEmpty ? 0 : 1);
  return (
    <form
      ref={form}
      class="stack picker"
      onSubmit={(event) => {
        event.preventDefault();
        if (isEmpty) onPlace(null);
        else whole(onPlace);
      }}
    >
      <TopicStep model={model} missing={missing} />
      <PickedSkills model={model} />
      <ShowStep model={model} targets={targets} scores={wish.acceptLineItem} missing={missing} />
      <div class="row">
        <Button kind="primary" type="submit" disabled={busy}>
          {count > 1 ? pickerWords.placeAll(count) : pickerWords.placeIt}
        </Button>
        {wish.acceptMultiple && (
          <Button disabled={busy} onClick={() => whole(onAnother)}>
            {pickerWords.another}
          </Button>
        )}
        <Button kind="plain" disabled={busy} onClick={onNothing}>
          {pickerWords.nothing}
        </Button>
      </div>
    </form>
  );
}

interface StepProps {
  readonly model: PlaceChoiceModel;
  readonly missing: boolean;
}

function TopicStep({ model, missing }: StepProps) {
  const { topic } = model;
  const wrong = missing && topic.value.trim() === "" ? pickerWords.topicMissing : undefined;
  return (
    <section class="stack-close" aria-labelledby="step-topic">
      <h3 id="step-topic">{pickerWords.stepTopic}</h3>
      <Field label={pickerWords.topic} hint={pickerWords.topicHint} wrong={wrong}>
        {(wiring) => (
          <input
            {...wiring}
            class="input topic"
            dir="auto"
            maxLength={300}
            aria-required="true"
            value={topic.value}
            onInput={(event) => (topic.value = event.currentTarget.value)}
          />
        )}
      </Field>
    </section>
  );
}

interface ShowProps extends StepProps {
  readonly targets: readonly PlaceTarget[];
  /** A line item may go with it. */
  readonly scores: boolean;
}

function ShowStep({ model, targets, scores, missing }: ShowProps) {
  const wrong = missing && model.title.value.trim() === "" ? pickerWords.titleMissing : undefined;
  return (
    <section class="stack" aria-labelledby="step-show">
      <h3 id="step-show">{pickerWords.stepShow}</h3>
      <Field label={pickerWords.linkTitle} wrong={wrong}>
        {(wiring) => (
          <input
            {...wiring}
            class="input title"
            dir="auto"
            maxLength={200}
            aria-required="true"
            value={model.title.value}
            onInput={(event) => model.retitle(event.currentTarget.value)}
          />
        )}
      </Field>
      {targets.length > 1 && (
        <Choices
          legend={pickerWords.target}
          value={model.target.value}
          options={targets.map((value) => ({ value, label: pickerWords.targets[value] }))}
          onChange={(value) => (model.target.value = value)}
        />
      )}
      {scores && (
        <label class="tick">
          <input
            type="checkbox"
            checked={model.scores.value}
            onChange={(event) => (model.scores.value = event.currentTarget.checked)}
          />
          <span>
            {pickerWords.scores} <span class="small quiet">{pickerWords.scoresHint}</span>
          </span>
        </label>
      )}
    </section>
  );
}
