import { useEffect, useRef } from "preact/hooks";
import type { Offer } from "../../server/contract/index.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { laterTimes } from "./later-times.ts";

interface Props {
  readonly offer: Offer;
  readonly now: number;
  readonly onSnooze: (id: string, until: string) => void;
}

/** Until when it can wait: one press, or the number beside it. */
export function OfferSnooze({ offer, now, onSnooze }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const times = laterTimes(now);
  useEffect(() => row.current?.querySelector("button")?.focus(), []);
  return (
    <div
      class="stack-close"
      role="group"
      aria-label={inboxWords.snoozeTitle}
      onKeyDown={(event) => {
        const time = times[Number(event.key) - 1];
        if (!time || event.repeat) return;
        event.preventDefault();
        event.stopPropagation();
        onSnooze(offer.id, time.at);
      }}
    >
      <div ref={row} class="row">
        {times.map((time, index) => (
          <Button key={time.id} small shortcut={`${index + 1}`} onClick={() => onSnooze(offer.id, time.at)}>
            {time.label}
          </Button>
        ))}
      </div>
      <p class="small quiet">{inboxWords.snoozeKeeps(offer.deadline, now)}</p>
    </div>
  );
}
