import { profileWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { morningIn, nextMonday, tomorrowMorning } from "./later-times.ts";

interface Props {
  readonly pausedUntil: string | null;
  readonly now: number;
  readonly onPause: (until: string | null) => void;
}

/** Not to be asked for a while; ends by itself. */
export function PauseEditor({ pausedUntil, now, onPause }: Props) {
  const paused = pausedUntil !== null && Date.parse(pausedUntil) > now;
  return (
    <div class="field" role="group" aria-labelledby="pause-title">
      <span id="pause-title" class="legend">
        {profileWords.pauseTitle}
      </span>
      <p class="quiet" role="status">
        {paused ? profileWords.pausedUntil(pausedUntil, now) : profileWords.notPaused}
      </p>
      <div class="row">
        {paused ? (
          <Button small onClick={() => onPause(null)}>
            {profileWords.pauseEnd}
          </Button>
        ) : (
          <>
            <Button small onClick={() => onPause(tomorrowMorning(now))}>
              {profileWords.pauseToday}
            </Button>
            <Button small onClick={() => onPause(nextMonday(now))}>
              {profileWords.pauseMonday}
            </Button>
            <Button small onClick={() => onPause(morningIn(now, 14))}>
              {profileWords.pauseWeek}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
