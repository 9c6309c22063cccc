import type { RefObject } from "preact";
import type { LocalOffer } from "../carrier.ts";
import type { MeModel, OffersModel } from "../model/index.ts";
import { troubleWords } from "../words/en.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { nextMonday } from "./later-times.ts";
import { TroubleNotice } from "./notice.tsx";
import { UndoLine } from "./undo-line.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly offers: OffersModel;
  readonly me: MeModel;
  readonly now: number;
  /** What is taken back takes the focus again. */
  readonly moving: RefObject<boolean>;
}

/** What was answered in the last ten seconds, each in a line that takes it back; and what the service refused. */
export function OfferUndo({ offers, me, now, moving }: Props) {
  const pausing = useAction();
  const pause = () => void pausing.run(() => me.pause(nextMonday(now)));
  const undo = (id: string) => {
    moving.current = true;
    void offers.undo(id);
  };
  const waiting = offers.waiting.value;
  const troubled = offers.trouble.value;
  const gone = troubled && !waiting.some(({ id }) => id === troubled.offerId) ? troubled.trouble : null;
  return (
    <div class="stack-close">
      {gone && <TroubleNotice trouble={gone} />}
      {offers.undoable.value.map((local) => (
        <UndoLine key={local.offer.id} text={lineOf(local)} onUndo={() => undo(local.offer.id)}>
          {local.answer?.act === "decline" && me.pausedUntil.value === null && (
            <Button kind="plain" small disabled={pausing.busy} onClick={pause}>
              {inboxWords.pauseUntilMonday}
            </Button>
          )}
        </UndoLine>
      ))}
      {pausing.trouble && <TroubleNotice trouble={pausing.trouble} onAgain={pause} />}
      {offers.refused.value.map(({ offer, answer }) => (
        <UndoLine
          key={offer.id}
          text={answer?.delivery.state === "refused" ? troubleWords.wordsFor(answer.delivery.trouble).happened : ""}
        >
          <Button kind="plain" small onClick={() => void offers.forget(offer.id)}>
            {troubleWords.forget}
          </Button>
        </UndoLine>
      ))}
    </div>
  );
}

const lineOf = ({ answer, offer }: LocalOffer) =>
  [`${offer.topic.title}:`, answer ? inboxWords.answeredLine(answer.act) : ""].join(" ");
