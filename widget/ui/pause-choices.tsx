import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { morningIn, nextMonday, tomorrowMorning } from "./later-times.ts";

const TWO_WEEKS = 14;

interface Props {
  readonly now: number;
  readonly onPause: (until: string) => void;
}

/** Until when not to be asked: one press each. */
export function PauseChoices({ now, onPause }: Props) {
  return (
    <div class="row" role="group" aria-label={inboxWords.pause}>
      <Button small onClick={() => onPause(tomorrowMorning(now))}>
        {inboxWords.pauseToday}
      </Button>
      <Button small onClick={() => onPause(nextMonday(now))}>
        {inboxWords.pauseMonday}
      </Button>
      <Button small onClick={() => onPause(morningIn(now, TWO_WEEKS))}>
        {inboxWords.pauseWeeks}
      </Button>
    </div>
  );
}
