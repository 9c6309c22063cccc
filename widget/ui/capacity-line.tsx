import { useState } from "preact/hooks";
import type { MeModel } from "../model/index.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { PauseChoices } from "./pause-choices.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly me: MeModel;
  readonly now: number;
  readonly onHours: () => void;
}

/** How much more I want to take this week, and a pause at hand. */
export function CapacityLine({ me, now, onHours }: Props) {
  const [choosing, setChoosing] = useState(false);
  const action = useAction();
  const person = me.me.value;
  if (!person) return null;
  const pausedUntil = me.pausedUntil.value;
  const pause = async (until: string) => {
    if (await action.run(() => me.pause(until))) setChoosing(false);
  };
  return (
    <section class="stack-close">
      <div class="row-apart">
        <p>{pausedUntil ? inboxWords.paused(pausedUntil, now) : inboxWords.capacityLeft(person.availability)}</p>
        <div class="row">
          {pausedUntil ? (
            <Button small disabled={action.busy} onClick={() => void action.run(() => me.unpause())}>
              {inboxWords.endPause}
            </Button>
          ) : (
            <Button small aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
              {inboxWords.pause}
            </Button>
          )}
          <Button small onClick={onHours}>
            {inboxWords.hours}
          </Button>
        </div>
      </div>
      {choosing && !pausedUntil && <PauseChoices now={now} onPause={(until) => void pause(until)} />}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </section>
  );
}
