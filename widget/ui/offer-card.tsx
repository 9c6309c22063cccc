import "./coach.css";
import { useState } from "preact/hooks";
import type { Offer } from "../../server/contract/index.ts";
import type { Outcome, Trouble } from "../carrier.ts";
import type { Colleagues } from "../../server/contract/index.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import { OfferPass } from "./offer-pass.tsx";
import { OfferQuestion } from "./offer-question.tsx";
import { OfferSnooze } from "./offer-snooze.tsx";

export interface OfferActions {
  readonly onAccept: (id: string) => void;
  readonly onDecline: (id: string) => void;
  readonly onSnooze: (id: string, until: string) => void;
  readonly onPass: (id: string, to: string) => void;
  readonly colleagues: (id: string) => Promise<Outcome<Colleagues["people"]>>;
  readonly picture: (askId: string, pictureId: string) => Promise<Outcome<Blob>>;
}

interface Props extends OfferActions {
  readonly offer: Offer;
  readonly now: number;
  readonly accepting: boolean;
  readonly trouble: Trouble | null;
  readonly onFocus: (id: string) => void;
}

/** Letters belong to what is being typed, and a key with a modifier to the browser. */
const isTyping = (event: KeyboardEvent) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  event.isComposing ||
  event.repeat ||
  (event.target instanceof HTMLElement && event.target.matches("input, textarea, select, [contenteditable]"));

/** One question that waits for me. Its keys (A, N, P, X) work only while it, or something in it, has the focus. */
export function OfferCard(props: Props) {
  const { offer, now, accepting, trouble, onAccept, onDecline, onFocus } = props;
  const [panel, setPanel] = useState<"snooze" | "pass" | null>(null);
  const toggle = (next: "snooze" | "pass") => setPanel(panel === next ? null : next);

  const keys: Record<string, () => void> = {
    a: () => onAccept(offer.id),
    n: () => toggle("snooze"),
    p: () => offer.canPass && toggle("pass"),
    x: () => onDecline(offer.id),
    escape: () => setPanel(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = isTyping(event) ? undefined : keys[event.key.toLowerCase()];
    if (!act || (event.key === "Escape" && panel === null)) return;
    event.preventDefault();
    act();
  };

  return (
    <li>
      <article
        id={`offer-${offer.id}`}
        class="card offer"
        tabIndex={0}
        aria-label={inboxWords.offerLabel(offer.topic.title, offer.minutes)}
        onKeyDown={onKeyDown}
        onFocusCapture={() => onFocus(offer.id)}
      >
        <OfferQuestion offer={offer} now={now} picture={props.picture} />
        <div class="row offer-answers">
          <Button kind="primary" shortcut="A" disabled={accepting} onClick={() => onAccept(offer.id)}>
            {accepting ? inboxWords.accepting : inboxWords.accept}
          </Button>
          <Button shortcut="N" aria-expanded={panel === "snooze"} onClick={() => toggle("snooze")}>
            {inboxWords.notNow}
          </Button>
          {offer.canPass && (
            <Button shortcut="P" aria-expanded={panel === "pass"} onClick={() => toggle("pass")}>
              {inboxWords.pass}
            </Button>
          )}
          <Button shortcut="X" onClick={() => onDecline(offer.id)}>
            {inboxWords.no}
          </Button>
        </div>
        {!offer.canPass && <p class="small quiet">{inboxWords.passEnded}</p>}
        {panel === "snooze" && <OfferSnooze offer={offer} now={now} onSnooze={props.onSnooze} />}
        {panel === "pass" && <OfferPass offer={offer} colleagues={props.colleagues} onPass={props.onPass} />}
        {trouble && <TroubleNotice trouble={trouble} />}
      </article>
    </li>
  );
}
