import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Outcome } from "../carrier.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

export interface Found {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly none: string;
  readonly addLabel: (name: string) => string;
  /** Ids that are there already. */
  readonly without: readonly string[];
  readonly search: (words: string) => Promise<Outcome<readonly Found[]>>;
  readonly onAdd: (found: Found) => void;
  /** What can be done instead once nothing found has exactly these words for a name; `done` empties the field. */
  readonly otherwise?: (words: string, done: () => void) => ComponentChildren;
}

const PAUSE = 200;

/** Finds something by a few letters and adds it; a late answer to earlier letters is ignored. */
export function SearchAdd({ label, hint, none, addLabel, without, search, onAdd, otherwise }: Props) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<readonly Found[] | null>(null);
  useEffect(() => {
    if (words.trim().length < 2) return setFound(null);
    let late = false;
    const timer = setTimeout(() => {
      void search(words.trim()).then((outcome) => {
        if (!late) setFound(outcome.ok ? outcome.value : null);
      });
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words]);
  const typed = words.trim();
  const isNew = found?.every(({ name }) => name.toLowerCase() !== typed.toLowerCase());
  const shown = found?.filter(({ id }) => !without.includes(id)).slice(0, 8);
  return (
    <div class="stack-close">
      <Field label={label} hint={hint}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="search"
            dir="auto"
            autoComplete="off"
            maxLength={100}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <div role="status">{shown?.length === 0 && <p class="quiet">{none}</p>}</div>
      {shown && shown.length > 0 && (
        <ul class="stack-close">
          {shown.map((item) => (
            <li key={item.id} class="row-apart">
              <span>
                <bdi>{item.name}</bdi> {item.note && <span class="small quiet">{item.note}</span>}
              </span>
              <Button
                small
                aria-label={addLabel(item.name)}
                onClick={() => {
                  setWords("");
                  onAdd(item);
                }}
              >
                +
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isNew && typed.length > 1 && otherwise?.(typed, () => setWords(""))}
    </div>
  );
}
