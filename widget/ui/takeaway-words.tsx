import { takeawayWords } from "../words/en.ts";
import { RichText } from "./rich-text.tsx";

interface Props {
  readonly words: Readonly<Record<"what" | "how" | "why" | "unknowns", string>>;
}

/** What was learnt, how, why, and what is still open, as far as each was written. */
export function TakeawayWords({ words }: Props) {
  return (
    <div class="stack-close">
      <RichText text={words.what} />
      <TakeawayRest words={words} />
    </div>
  );
}

const REST = [
  ["how", takeawayWords.how],
  ["why", takeawayWords.why],
  ["unknowns", takeawayWords.unknowns],
] as const;

/** All of it but the first. */
export function TakeawayRest({ words }: Props) {
  return (
    <>
      {REST.map(
        ([field, label]) =>
          words[field] !== "" && (
            <div key={field}>
              <p class="small quiet">{label}</p>
              <RichText text={words[field]} />
            </div>
          ),
      )}
    </>
  );
}
