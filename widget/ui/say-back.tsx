import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly learner: string;
  readonly onStart: () => void;
  readonly onSkip: () => void;
}

/** Proposes the coach's first sentence: saying back what they understood. */
export function SayBack({ learner, onStart, onSkip }: Props) {
  return (
    <aside class="notice say-back" aria-label={threadWords.sayBackTitle}>
      <div>
        <p>
          <strong>{threadWords.sayBackTitle}</strong>
        </p>
        <p class="quiet" dir="auto">
          {threadWords.sayBackWhy(learner)}
        </p>
      </div>
      <div class="row">
        <Button small onClick={onStart}>
          {threadWords.sayBack}
        </Button>
        <Button kind="plain" small onClick={onSkip}>
          {threadWords.skip}
        </Button>
      </div>
    </aside>
  );
}
