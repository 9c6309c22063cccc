import "@preact/signals";
import type { AskedBeforeModel } from "../model/index.ts";
import { takeawayWords } from "../words/en.ts";
import { RichText } from "./rich-text.tsx";
import { shortened } from "./takeaways.tsx";
import { TakeawayRest } from "./takeaway-words.tsx";

/** While a question is typed: what colleagues learnt that is near to it, small, at most three. */
export function AskedBefore({ asked, now }: { readonly asked: AskedBeforeModel; readonly now: number }) {
  const found = asked.found.value;
  if (found.length === 0) return null;
  return (
    <section class="stack-close" aria-labelledby="asked-before-typed">
      <h3 id="asked-before-typed" class="small">
        {takeawayWords.askedBefore}
      </h3>
      <ul class="stack-close">
        {found.map((takeaway) => (
          <li key={takeaway.id}>
            <details class="disclosure small">
              <summary dir="auto">
                <span>{shortened(takeaway.what)}</span>
              </summary>
              <RichText text={takeaway.what} />
              <TakeawayRest words={takeaway} />
              <p class="quiet" dir="auto">
                {takeawayWords.by(takeaway.behind?.name ?? null, takeaway.reviewedAt, now)}
              </p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
