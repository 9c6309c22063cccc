import "./coach.css";
import "./coaching.css";
import "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Unit, UnitStep } from "../../server/contract/index.ts";
import type { ThreadModel } from "../model/index.ts";
import { commonWords } from "../words/en.ts";
import * as words from "../words/en/coach-offer.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly thread: ThreadModel;
  /** Who is on the other side, and what the conversation is about. */
  readonly other: string;
  readonly topic: string;
  readonly now: number;
  readonly onOpenUnit?: ((unitId: string) => void) | undefined;
}

/** Lets a conversation grow into a unit: an offer, its answer, and the way there. */
export function CoachEachOther({ thread, other, topic, now, onOpenUnit }: Props) {
  const [offering, setOffering] = useState(false);
  const unit = thread.unit.value;
  if (unit !== null) return <Grown thread={thread} unit={unit} other={other} now={now} onOpenUnit={onOpenUnit} />;
  if (!offering)
    return (
      <div>
        <Button kind="plain" small onClick={() => setOffering(true)}>
          {words.coachEachOther}
        </Button>
      </div>
    );
  return <Offer thread={thread} other={other} topic={topic} onDone={() => setOffering(false)} />;
}

interface OfferProps extends Pick<Props, "thread" | "other" | "topic"> {
  readonly onDone: () => void;
}

function Offer({ thread, other, topic, onDone }: OfferProps) {
  const [purpose, setPurpose] = useState(topic);
  const action = useAction();
  const offer = async () => {
    const said = purpose.trim() || topic;
    if (await action.run(() => thread.coachEachOther(said))) onDone();
  };
  return (
    <form
      class="card stack"
      aria-label={words.coachEachOther}
      onSubmit={(event) => {
        event.preventDefault();
        void offer();
      }}
    >
      <p dir="auto">{words.coachEachOtherWhy(other)}</p>
      <Field label={words.purpose}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            dir="auto"
            maxLength={500}
            value={purpose}
            onInput={(event) => setPurpose(event.currentTarget.value)}
          />
        )}
      </Field>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" type="submit" disabled={action.busy}>
          {words.coachOffer}
        </Button>
        <Button kind="plain" onClick={onDone}>
          {commonWords.cancel}
        </Button>
      </div>
    </form>
  );
}

interface GrownProps extends Pick<Props, "thread" | "other" | "now" | "onOpenUnit"> {
  readonly unit: Unit;
}

function Grown({ thread, unit, other, now, onOpenUnit }: GrownProps) {
  const action = useAction();
  const take = (step: UnitStep) => void action.run(() => thread.stepUnit(unit.id, step));
  const isInvited = unit.role === "invited";
  useEffect(() => {
    // It was on screen, so no mail needs to go out.
    if (isInvited && document.visibilityState !== "hidden") void thread.stepUnit(unit.id, { step: "seen" });
  }, [thread, unit.id, isInvited]);
  return (
    <div class="card stack-close">
      <p dir="auto">
        {isInvited
          ? words.coachAsked(other)
          : unit.status === "proposed"
            ? words.coachOffered(other, unit.next.at, now)
            : words.coachRuns}
      </p>
      {isInvited && (
        <p class="words" dir="auto">
          {unit.purpose}
        </p>
      )}
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        {isInvited && (
          <>
            <Button disabled={action.busy} onClick={() => take({ step: "join" })}>
              {words.join}
            </Button>
            <Button disabled={action.busy} onClick={() => take({ step: "decline" })}>
              {words.letPass}
            </Button>
          </>
        )}
        {!isInvited && onOpenUnit && (
          <Button small onClick={() => onOpenUnit(unit.id)}>
            {words.openUnit}
          </Button>
        )}
      </div>
    </div>
  );
}
