import "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { TakeawayPreview } from "../../server/contract/index.ts";
import { FIELDS, type TakeawayModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as writingWords from "../words/en/takeaway-writing.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { TakeawayWords } from "./takeaway-words.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly takeaway: TakeawayModel;
  /** Who must agree. */
  readonly other: string;
  /** The learner asked without a name. */
  readonly unnamed: boolean;
  /** The version that was seen, 0 for none. */
  readonly over: number;
  readonly onDone: () => void;
}

/** The words for the next learner: written, looked at as they would be shown, and proposed to the other. */
export function TakeawayForm(props: Props) {
  const preview = props.takeaway.preview.value;
  return preview === null ? <Writing {...props} /> : <Looking {...props} preview={preview} />;
}

function Writing({ takeaway, other, unnamed, onDone }: Props) {
  const [missing, setMissing] = useState(false);
  const action = useAction();
  const first = useRef<HTMLTextAreaElement>(null);
  useEffect(() => first.current?.focus(), []);
  const look = async () => {
    if (takeaway.fields.what.value.trim() === "") {
      setMissing(true);
      return first.current?.focus();
    }
    await action.run(takeaway.look);
  };
  return (
    <form
      class="card takeaway-form"
      aria-label={writingWords.writeTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <h3>{writingWords.writeTitle}</h3>
      <p class="small quiet">{writingWords.writeWhy(other)}</p>
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={
            <>
              {writingWords.fields[field]} {field !== "what" && <span class="quiet small">{commonWords.optional}</span>}
            </>
          }
          wrong={
            field === "what" && missing && takeaway.fields.what.value.trim() === ""
              ? writingWords.whatMissing
              : undefined
          }
        >
          {(wiring) => (
            <textarea
              {...wiring}
              ref={field === "what" ? first : null}
              class="input"
              dir="auto"
              rows={2}
              maxLength={2000}
              aria-required={field === "what" ? "true" : undefined}
              value={takeaway.fields[field].value}
              onInput={(event) => (takeaway.fields[field].value = event.currentTarget.value)}
            />
          )}
        </Field>
      ))}
      <Named unnamed={unnamed} named={takeaway.named.value} onChange={(named) => (takeaway.named.value = named)} />
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void look()} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {writingWords.look}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}

/** Whether my first name goes with it. */
export function Named(props: {
  readonly named: boolean;
  readonly unnamed: boolean;
  readonly onChange: (named: boolean) => void;
}) {
  const { named, unnamed, onChange } = props;
  return (
    <div>
      <label class="tick">
        <input type="checkbox" checked={named} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{writingWords.named}</span>
      </label>
      <p class="small quiet">{unnamed && !named ? writingWords.unnamedWhy : writingWords.namedWhy}</p>
    </div>
  );
}

function Looking({ takeaway, other, over, onDone, preview }: Props & { readonly preview: TakeawayPreview }) {
  const action = useAction();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const propose = async () => {
    if (await action.run(() => takeaway.propose(over))) onDone();
  };
  return (
    <section class="card" aria-labelledby="takeaway-preview">
      <h3 id="takeaway-preview" ref={title} tabIndex={-1}>
        {writingWords.previewTitle}
      </h3>
      <TakeawayWords words={preview} />
      {preview.masks.length > 0 && (
        <div class="stack-close">
          <p class="small quiet">{writingWords.maskedTitle}</p>
          <ul class="stack-close">
            {preview.masks.map((mask) => (
              <li key={mask.text}>
                {mask.mayKeep ? (
                  <Button
                    kind="plain"
                    small
                    disabled={action.busy}
                    onClick={() => void action.run(() => takeaway.keep(mask.text, !mask.kept))}
                  >
                    {mask.kept ? writingWords.isName(mask.text) : writingWords.isWord(mask.text)}
                  </Button>
                ) : (
                  <span class="small quiet" dir="auto">
                    {writingWords.always(mask.text)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {action.trouble && <TroubleNotice trouble={action.trouble} onAgain={() => void propose()} />}
      <div class="row">
        <Button kind="primary" disabled={action.busy} onClick={() => void propose()}>
          {writingWords.propose(other)}
        </Button>
        <Button kind="plain" onClick={takeaway.write}>
          {writingWords.change}
        </Button>
      </div>
    </section>
  );
}
