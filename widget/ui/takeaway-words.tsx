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

/** All of it but the first. */
export function TakeawayRest({ words }: Props) {
  return (
    <>
      {(["how", "why", "unknowns"] as const).map(
        (field) =>
          words[field] !== "" && (
            <div key={field}>
              <p class="small quiet">{takeawayWords[field]}</p>
              <RichText text={words[field]} />
            </div>
          ),
      )}
    </>
  );
}
