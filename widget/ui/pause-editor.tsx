import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { PauseChoices } from "./pause-choices.tsx";

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
      {paused ? (
        <div>
          <Button small onClick={() => onPause(null)}>
            {profileWords.pauseEnd}
          </Button>
        </div>
      ) : (
        <PauseChoices now={now} onPause={onPause} />
      )}
    </div>
  );
}
