import { useState } from "preact/hooks";
import type { MatchedTakeaway } from "../../server/contract/index.ts";
import type { Outcome } from "../carrier.ts";
import { takeawayWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { RichText } from "./rich-text.tsx";
import { TakeawayRest } from "./takeaway-words.tsx";
import { useAction } from "./use-action.ts";

const SHORT = 120;

type Verdict = "still_true" | "out_of_date";

interface Props {
  readonly takeaways: readonly MatchedTakeaway[];
  readonly now: number;
  readonly onReview: (id: string, verdict: Verdict) => Promise<Outcome<null>>;
}

/** What earlier learners learnt, in their words: one in sight, so that the people who know this are too. */
export function Takeaways({ takeaways, now, onReview }: Props) {
  const here = takeaways.filter((takeaway) => takeaway.here);
  const near = takeaways.filter((takeaway) => !takeaway.here);
  return (
    <>
      <Group id="asked-before" title={takeawayWords.askedBefore} {...{ now, onReview }} takeaways={here} />
      {here.length === 0 && (
        <Group id="same-skill" title={takeawayWords.sameSkill} {...{ now, onReview }} takeaways={near} />
      )}
      {here.length > 0 && near.length > 0 && (
        <details class="disclosure">
          <summary>{takeawayWords.sameSkill}</summary>
          <TakeawayList {...{ now, onReview }} takeaways={near} />
        </details>
      )}
    </>
  );
}

function Group({ id, title, ...props }: Props & { readonly id: string; readonly title: string }) {
  const { takeaways } = props;
  if (takeaways.length === 0) return null;
  const more = takeaways.slice(1);
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <TakeawayList {...props} takeaways={takeaways.slice(0, 1)} />
      {more.length > 0 && (
        <details class="disclosure">
          <summary>{takeawayWords.more(more.length)}</summary>
          <TakeawayList {...props} takeaways={more} />
        </details>
      )}
    </section>
  );
}

function TakeawayList({ takeaways, now, onReview }: Props) {
  return (
    <ul class="stack">
      {takeaways.map((takeaway) => (
        <li key={takeaway.id} class="takeaway">
          <TakeawayText takeaway={takeaway} />
          <p class="small quiet" dir="auto">
            {takeawayWords.by(takeaway.behind?.name ?? null, takeaway.reviewedAt, now)}
          </p>
          <Review takeaway={takeaway} onReview={onReview} />
        </li>
      ))}
    </ul>
  );
}

/** A reader's word on whether it still holds. */
function Review({ takeaway, onReview }: { readonly takeaway: MatchedTakeaway; readonly onReview: Props["onReview"] }) {
  const [said, setSaid] = useState<Verdict | null>(null);
  const action = useAction();
  const say = async (verdict: Verdict) => {
    if (await action.run(() => onReview(takeaway.id, verdict))) setSaid(verdict);
  };
  if (said !== null)
    return (
      <p class="small quiet" role="status">
        {said === "still_true" ? takeawayWords.saidTrue : takeawayWords.saidOld}
      </p>
    );
  return (
    <>
      {takeaway.checking && <p class="small quiet">{takeawayWords.checking}</p>}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="plain" small disabled={action.busy} onClick={() => void say("still_true")}>
          {takeawayWords.stillTrue}
        </Button>
        {!takeaway.checking && (
          <Button kind="plain" small disabled={action.busy} onClick={() => void say("out_of_date")}>
            {takeawayWords.outOfDate}
          </Button>
        )}
      </div>
    </>
  );
}

function TakeawayText({ takeaway }: { readonly takeaway: MatchedTakeaway }) {
  const { what: text, how, why, unknowns } = takeaway;
  const isWhole = how === "" && why === "" && unknowns === "";
  if (isWhole && text.length <= SHORT && !text.includes("\n")) return <p dir="auto">“{text}”</p>;
  const cut = shortened(text);
  return (
    <details class="disclosure takeaway-more">
      <summary dir="auto">
        <span>“{cut === text ? text : `${cut} …`}”</span>
      </summary>
      {cut !== text && <RichText text={text} />}
      <TakeawayRest words={takeaway} />
    </details>
  );
}

/** The beginning of a text, in one line of whole words, without fences of code. */
export function shortened(text: string): string {
  if (text.length <= SHORT && !text.includes("\n")) return text;
  const line = text
    .replaceAll(/^\s*```.*$/gmu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return line.length <= SHORT ? line : line.slice(0, SHORT).replace(/\s+\S*$/u, "");
}
