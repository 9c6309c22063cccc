import { useState } from "preact/hooks";
import type { LocalAsk } from "../carrier.ts";
import { askWords, commonWords, troubleWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { RichText } from "./rich-text.tsx";
import { focusOnArrival } from "./focus-on-arrival.ts";

export interface AskStateProps {
  readonly local: LocalAsk;
  readonly now: number;
  readonly onWithdraw: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** The service refused it: send it once more, or let it go. */
  readonly onAgain: (outboxId: string) => void;
  readonly onForget: (outboxId: string) => void;
}

/** Where one ask of mine stands, in a sentence, with the one thing that can be done about it. */
export function AskState(props: AskStateProps) {
  const { ask } = props.local;
  const open = ask.status === "accepted" || ask.status === "resolved";
  return (
    <li class="card">
      <div class="stack-close">
        <p class="small quiet" dir="auto">
          {askWords.about(ask.topic.title, ask.minutes)}
        </p>
        <h3 dir="auto" class="words clamp">
          {ask.goal}
        </h3>
        <StateLine {...props} />
      </div>
      {ask.learnt && (
        <div class="stack-close">
          <p class="small quiet">{askWords.learntLabel}</p>
          <RichText text={ask.learnt} />
        </div>
      )}
      {open && (
        <div>
          <Button onClick={() => props.onOpen(ask.id)}>
            {askWords.openThread}
            {ask.unread > 0 && (
              <span class="count" aria-hidden="true">
                {ask.unread}
              </span>
            )}
            {ask.unread > 0 && <span class="visually-hidden"> {commonWords.unread(ask.unread)}</span>}
          </Button>
        </div>
      )}
    </li>
  );
}

function StateLine({ local, now, onWithdraw, onAgain, onForget }: AskStateProps) {
  const { ask, delivery, pending } = local;
  const stuck = [delivery, ...pending.map((step) => step.delivery)].find(({ state }) => state === "refused");
  if (stuck?.state === "refused") {
    const outboxId = pending.find((step) => step.delivery.state === "refused")?.outboxId ?? ask.id;
    return (
      <div class="stack-close" role="alert">
        <p>
          {troubleWords.wordsFor(stuck.trouble).happened} {troubleWords.refused}
        </p>
        <div class="row">
          <Button onClick={() => onAgain(outboxId)}>{troubleWords.again}</Button>
          <Button kind="plain" onClick={() => onForget(outboxId)}>
            {troubleWords.forget}
          </Button>
        </div>
      </div>
    );
  }
  if (pending.some(({ step }) => step === "withdraw")) return <p role="status">{askWords.withdrawing}</p>;
  const sentence = delivery.state === "kept" ? askWords.keptHere : askWords.stateOf(ask, now);
  return (
    <>
      <p role="status" dir="auto">
        {sentence}
      </p>
      {ask.status === "routing" && <Withdraw onWithdraw={() => onWithdraw(ask.id)} />}
    </>
  );
}

/** Asks once more, in the same place; the focus goes with it. */
function Withdraw({ onWithdraw }: { readonly onWithdraw: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <div>
        <Button kind="plain" small onClick={() => setSure(true)}>
          {askWords.withdraw}
        </Button>
      </div>
    );
  return (
    <div class="row">
      <span>{askWords.withdrawSure}</span>
      <Button kind="danger" small onClick={onWithdraw}>
        {askWords.withdrawYes}
      </Button>
      <Button kind="plain" small ref={focusOnArrival} onClick={() => setSure(false)}>
        {askWords.withdrawNo}
      </Button>
    </div>
  );
}
