import type { Unit, UnitStep } from "../../server/contract/index.ts";
import * as offerWords from "../words/en/coach-offer.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { TroubleNotice } from "./notice.tsx";
import type { UnitPartProps } from "./unit-parts.ts";
import { useAction } from "./use-action.ts";

/** The step as it is at this moment: a date that has passed meanwhile asks for the session. */
export function nextNow(unit: Unit, now: number): Unit["next"] {
  const { step, at } = unit.next;
  const isPast = at !== null && Date.parse(at) <= now;
  return isPast && (step === "coach_next" || step === "learn_next")
    ? { step: "record_session", at: unit.quietAt }
    : unit.next;
}

/** What to do now, in a sentence; and the answer itself where one word is enough. */
export function UnitNext({ coaching, unit, me, now }: UnitPartProps) {
  const next = nextNow(unit, now);
  const until = words.nextAt(next, now);
  const ended = unit.role === "former" ? words.youLeft : unit.endedBecause && words.endedBecause[unit.endedBecause];
  return (
    <section class="card stack-close" aria-labelledby="unit-next">
      <h2 id="unit-next" class="small quiet">
        {words.nextTitle}
      </h2>
      <p role="status">
        <strong>{next.step === "look_back" && ended ? ended : words.next(next.step)}</strong>
      </p>
      {until !== null && <p class="small quiet">{until}</p>}
      <Answers coaching={coaching} unit={unit} me={me} />
    </section>
  );
}

interface Choice {
  readonly label: string;
  readonly step: UnitStep;
}

function choicesOf(unit: Unit, me: string): readonly [Choice, Choice?] | null {
  const { step } = unit.next;
  if (step === "answer_invitation")
    return [
      { label: offerWords.join, step: { step: "join" } },
      { label: offerWords.letPass, step: { step: "decline" } },
    ];
  if (step === "answer_ending") return [{ label: words.agreeEnd, step: { step: "wish_end", wish: true } }];
  const third = unit.members.find(
    ({ standing, agreedBy }) => standing === "suggested" && !agreedBy.some(({ id }) => id === me),
  );
  if (step !== "agree_to_third" || third === undefined) return null;
  const { id, name } = third.person;
  return [
    { label: words.agreeThird(name), step: { step: "agree", person: id } },
    { label: words.refuseThird, step: { step: "uninvite", person: id } },
  ];
}

function Answers({ coaching, unit, me }: Pick<UnitPartProps, "coaching" | "unit" | "me">) {
  const action = useAction();
  const choices = choicesOf(unit, me);
  if (choices === null) return null;
  const [yes, no] = choices;
  const take = (step: UnitStep) => void action.run(() => coaching.step(unit.id, step));
  return (
    <>
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div class="row">
        <Button kind="primary" disabled={action.busy} onClick={() => take(yes.step)}>
          {yes.label}
        </Button>
        {no && (
          <Button disabled={action.busy} onClick={() => take(no.step)}>
            {no.label}
          </Button>
        )}
      </div>
      {unit.next.step === "answer_invitation" && <p class="small quiet">{words.letPassWhy}</p>}
    </>
  );
}
