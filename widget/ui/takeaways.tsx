import type { Takeaway } from "../../server/contract/index.ts";
import { askWords } from "../words/en.ts";
import { RichText } from "./rich-text.tsx";

const SHORT = 120;

interface Props {
  readonly takeaways: readonly Takeaway[];
  readonly now: number;
}

/** What earlier learners on this page learnt, in their words: one in sight, so that the people who know this are too. */
export function Takeaways({ takeaways, now }: Props) {
  if (takeaways.length === 0) return null;
  const more = takeaways.slice(1);
  return (
    <section class="stack" aria-labelledby="asked-before">
      <h2 id="asked-before">{askWords.askedBefore}</h2>
      <TakeawayList takeaways={takeaways.slice(0, 1)} now={now} />
      {more.length > 0 && (
        <details class="disclosure">
          <summary>{askWords.moreTakeaways(more.length)}</summary>
          <TakeawayList takeaways={more} now={now} />
        </details>
      )}
    </section>
  );
}

function TakeawayList({ takeaways, now }: Props) {
  return (
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
