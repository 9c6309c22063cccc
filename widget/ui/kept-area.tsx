import "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Device } from "../carrier.ts";
import { createKeptWords, type KeptWords } from "../model/index.ts";
import { Field } from "./field.tsx";

/** Words of one field, kept on the device under `key` as they are typed. */
export function useKeptWords(device: Pick<Device, "draft" | "keepDraft">, key: string, initial = ""): KeptWords {
  const words = useMemo(() => createKeptWords(device, key, initial), [device, key]);
  useEffect(() => words.stop, [words]);
  return words;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string | undefined;
  readonly words: KeptWords;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A text field of a few lines whose words are kept. */
export function KeptArea({ label, hint, wrong, words, rows = 3, maxLength = 2000 }: Props) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(wiring) => (
        <textarea
          {...wiring}
          class="input"
          dir="auto"
          rows={rows}
          maxLength={maxLength}
          value={words.text.value}
          onInput={(event) => (words.text.value = event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
