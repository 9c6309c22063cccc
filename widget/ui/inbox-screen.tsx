import "./coach.css";
import "@preact/signals";
import { useRef } from "preact/hooks";
import type { AsksModel, MeModel, OffersModel } from "../model/index.ts";
import { askWords } from "../words/en.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { CapacityLine } from "./capacity-line.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { OfferList } from "./offer-list.tsx";
import type { OfferActions } from "./offer-card.tsx";
import { OfferUndo } from "./offer-undo.tsx";
import { TakeawayQuestions } from "./takeaway-questions.tsx";
import { UndoLine } from "./undo-line.tsx";
import { useNow, type Clock } from "./use-now.ts";

export interface InboxScreenProps {
  readonly offers: OffersModel;
  readonly me: MeModel;
  readonly asks: AsksModel;
  readonly clock: Clock;
  readonly picture: OfferActions["picture"];
  /** The first question takes the focus when the screen appears, so that its keys work at once. */
  readonly takeFocus?: boolean;
  readonly onAccepted: (askId: string) => void;
  readonly onHours: () => void;
  readonly onConfirm: () => void;
}

/** What waits for me, what I put off, and how much more I want to take. */
export function InboxScreen(props: InboxScreenProps) {
  const { offers, me, asks, clock, picture, takeFocus = false, onAccepted, onHours, onConfirm } = props;
  const now = useNow(clock, 15_000);
  const moving = useRef(takeFocus);
  const waiting = offers.waiting.value;
  const loaded = offers.loaded.value;
  return (
    <>
      <section class="stack" aria-labelledby="inbox-title">
        <div class="row-apart">
          <h2 id="inbox-title" tabIndex={-1}>
            {inboxWords.inbox}
          </h2>
          {waiting.length > 0 && <p class="quiet">{inboxWords.waiting(waiting.length)}</p>}
        </div>
        {me.me.value?.confirmed === false && (
          <UndoLine text={inboxWords.confirmFirst}>
            <Button kind="plain" small onClick={onConfirm}>
              {inboxWords.confirmAction}
            </Button>
          </UndoLine>
        )}
        <OfferUndo offers={offers} me={me} now={now} moving={moving} />
        {!loaded && <Loading />}
        {loaded && waiting.length === 0 && <NobodyWaits asks={asks} />}
        <OfferList offers={offers} now={now} picture={picture} onAccepted={onAccepted} moving={moving} />
        {offers.later.value.length > 0 && (
          <details class="disclosure">
            <summary>{inboxWords.snoozed(offers.later.value.length)}</summary>
            <ul class="stack-close">
              {offers.later.value.map((offer) => (
                <li key={offer.id} class="row-apart">
                  <span dir="auto">{askWords.about(offer.topic.title, offer.minutes)}</span>
                  <span class="small quiet">{inboxWords.snoozedUntil(offer.snoozedUntil ?? offer.deadline, now)}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <TakeawayQuestions me={me} />
      <CapacityLine me={me} now={now} onHours={onHours} />
    </>
  );
}

/** Nobody waits: thanks, and what the last help led to, in the learner's words. */
function NobodyWaits({ asks }: { readonly asks: AsksModel }) {
  const last = asks.all.value.find(({ ask }) => ask.role === "coach" && ask.status === "resolved" && ask.learnt);
  return (
    <EmptyState title={inboxWords.nobodyWaits}>
      {last && (
        <div class="stack-close">
          <p class="small quiet" dir="auto">
            {inboxWords.lastHelp(last.ask.asker.person?.name ?? last.ask.asker.label, last.ask.topic.title)}
          </p>
          <p dir="auto" class="clamp">
            “{last.ask.learnt}”
          </p>
        </div>
      )}
    </EmptyState>
  );
}
