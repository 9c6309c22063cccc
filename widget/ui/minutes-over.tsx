import * as threadWords from "../words/en/thread.ts";
import { Button } from "./button.tsx";

interface Props {
  readonly minutes: number;
  /** Null for the coach: the learner's word closes a question. */
  readonly onWrapUp: (() => void) | null;
  readonly onAdd: () => void;
  readonly onAnotherTime: () => void;
}

/** The end of the agreed minutes, as a quiet card. Nothing stops; nobody is hurried. */
export function MinutesOver({ minutes, onWrapUp, onAdd, onAnotherTime }: Props) {
  return (
    <aside class="notice" aria-label={threadWords.minutesOver(minutes)}>
      <p>
        {threadWords.minutesOver(minutes)} {threadWords.minutesOverNext}
      </p>
      <div class="row">
        {onWrapUp && (
          <Button small onClick={onWrapUp}>
            {threadWords.wrapUp}
          </Button>
        )}
        <Button small onClick={onAdd}>
          {threadWords.addFifteen}
        </Button>
        <Button small onClick={onAnotherTime}>
          {threadWords.anotherTime}
        </Button>
      </div>
    </aside>
  );
}
