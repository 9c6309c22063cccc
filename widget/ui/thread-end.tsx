import type { LocalAsk } from "../carrier.ts";
import type { ThreadModel } from "../model/index.ts";
import { askWords } from "../words/en.ts";
import * as threadWords from "../words/en/thread.ts";
import { CoachWord } from "./coach-word.tsx";
import { RichText } from "./rich-text.tsx";
import { TakeawayCard } from "./takeaway-card.tsx";
import { otherSide } from "./thread-list.tsx";

interface Props {
  readonly thread: ThreadModel;
  readonly local: LocalAsk;
  readonly now: number;
}

/** How a closed thread ended: what was learnt, the words of both, and what the coach may still add. */
export function ThreadEnd({ thread, local, now }: Props) {
  const { ask, pending } = local;
  const other = otherSide(local).name;
  const learner = ask.role === "learner";
  const kept = pending[0]?.step;
  return (
    <section class="stack" aria-label={threadWords.closed}>
      <p role="status" dir="auto">
        {kept ? threadWords.steps[kept] : learner ? askWords.stateOf(ask, now) : threadWords.resolvedCoachTitle(other)}
      </p>
      {ask.learnt && (
        <div class="stack-close">
          <p class="small quiet">{learner ? threadWords.learntYou : threadWords.learnt(other)}</p>
          <RichText text={ask.learnt} />
        </div>
      )}
      {ask.feedback.map((word) => (
        <div key={word.from} class="stack-close">
          <p class="small quiet" dir="auto">
            {threadWords.feedbackFrom(word.from)}
          </p>
          <p dir="auto">{[word.helped, word.text].filter(Boolean).join(". ")}</p>
        </div>
      ))}
      {ask.status === "resolved" && ask.learnt && !kept && (
        <TakeawayCard takeaway={thread.takeaway} ask={ask} other={other} />
      )}
      {!learner && ask.status === "resolved" && !kept && <CoachWord thread={thread} learner={other} />}
    </section>
  );
}
