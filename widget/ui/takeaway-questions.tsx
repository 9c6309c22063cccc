import "@preact/signals";
import type { TakeawayQuestion } from "../../server/contract/index.ts";
import type { MeModel } from "../model/index.ts";
import * as writingWords from "../words/en/takeaway-writing.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { shortened } from "./takeaways.tsx";
import { useAction } from "./use-action.ts";

/** Quiet lines about what somebody left for others: does it still hold, would they stand behind it. */
export function TakeawayQuestions({ me }: { readonly me: MeModel }) {
  const questions = me.me.value?.takeaways ?? [];
  if (questions.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="takeaway-questions">
      <h2 id="takeaway-questions">{writingWords.questions}</h2>
      <ul class="stack">
        {questions.map((question) => (
          <Question key={question.id} question={question} me={me} />
        ))}
      </ul>
    </section>
  );
}

function Question({ question, me }: { readonly question: TakeawayQuestion; readonly me: MeModel }) {
  const { id, kind, what, page } = question;
  const action = useAction();
  const isReview = kind === "review";
  const yes = () => (isReview ? me.reviewTakeaway(id, "still_true") : me.standBehind(id, true));
  return (
    <li class="takeaway">
      <p class="small quiet" dir="auto">
        {isReview ? writingWords.askReview(page) : writingWords.askStand(page)}
      </p>
      <p dir="auto">“{shortened(what)}”</p>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="plain" small disabled={action.busy} onClick={() => void action.run(yes)}>
          {isReview ? writingWords.stillTrue : writingWords.stand}
        </Button>
        <Button
          kind="plain"
          small
          disabled={action.busy}
          onClick={() => void action.run(() => me.standBehind(id, false))}
        >
          {isReview ? writingWords.letGo : writingWords.standNo}
        </Button>
      </div>
    </li>
  );
}
