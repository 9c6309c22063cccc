import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { OffersModel } from "../model/index.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { OfferCard, type OfferActions } from "./offer-card.tsx";

interface Props {
  readonly offers: OffersModel;
  readonly now: number;
  readonly picture: OfferActions["picture"];
  /** The ask that opened with acceptance. */
  readonly onAccepted: (askId: string) => void;
  /** True while the question that comes next is to take the focus. */
  readonly moving: RefObject<boolean>;
}

/** The questions that wait for me, newest first. After an answer the next one takes the focus. */
export function OfferList({ offers, now, picture, onAccepted, moving }: Props) {
  const waiting = offers.waiting.value;
  const focus = offers.focus.value;
  const loaded = offers.loaded.value;
  const ids = waiting.map(({ id }) => id).join(" ");

  useEffect(() => offers.seen(ids.split(" ").filter(Boolean)), [ids]);
  useEffect(() => {
    // Before the list has come there is nothing to move to.
    if (!moving.current || !loaded) return;
    moving.current = false;
    document.getElementById(focus === null ? "inbox-title" : `offer-${focus}`)?.focus();
  }, [focus, ids, loaded]);

  const thenNext = (answer: () => void) => {
    moving.current = true;
    answer();
  };
  const accept = async (id: string) => {
    const outcome = await offers.accept(id);
    if (outcome.ok) onAccepted(outcome.value.ask?.id ?? outcome.value.offer.askId);
  };
  const troubled = offers.trouble.value;

  return (
    <ul class="stack" aria-label={inboxWords.inbox}>
      {waiting.map((offer) => (
        <OfferCard
          key={offer.id}
          offer={offer}
          now={now}
          accepting={offers.accepting.value === offer.id}
          trouble={troubled?.offerId === offer.id ? troubled.trouble : null}
          onFocus={offers.setFocus}
          onAccept={(id) => void accept(id)}
          onDecline={(id) => thenNext(() => void offers.decline(id))}
          onSnooze={(id, until) => thenNext(() => void offers.snooze(id, until))}
          onPass={(id, to) => thenNext(() => void offers.pass(id, to))}
          colleagues={offers.colleagues}
          picture={picture}
        />
      ))}
    </ul>
  );
}
