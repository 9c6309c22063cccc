import type { Takeaway } from "../../server/contract/index.ts";
import { askWords } from "../words/en.ts";
import { RichText } from "./rich-text.tsx";

const SHORT = 120;

/** What earlier learners on this page learnt, in their words; long ones open. */
export function Takeaways({ takeaways, now }: { readonly takeaways: readonly Takeaway[]; readonly now: number }) {
  if (takeaways.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="asked-before">
      <h2 id="asked-before">{askWords.askedBefore}</h2>
      <ul class="stack">
        {takeaways.map((takeaway) => (
          <li key={takeaway.id} class="takeaway">
            <TakeawayText text={takeaway.text} />
            <p class="small quiet" dir="auto">
              {askWords.takeawayBy(takeaway.by, takeaway.at, now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeawayText({ text }: { readonly text: string }) {
  if (text.length <= SHORT && !text.includes("\n")) return <p dir="auto">“{text}”</p>;
  const cut = text
    .replaceAll(/^\s*```.*$/gmu, "")
    .replaceAll(/\s+/gu, " ")
    .slice(0, SHORT)
    .replace(/\s+\S*$/u, "");
  return (
    <details class="disclosure takeaway-more">
      <summary dir="auto">
        <span>“{cut} …”</span>
      </summary>
      <RichText text={text} />
    </details>
  );
}
