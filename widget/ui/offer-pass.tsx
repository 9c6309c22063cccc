import "./coach.css";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Colleagues, Offer } from "../../server/contract/index.ts";
import type { Outcome, Trouble } from "../carrier.ts";
import * as inboxWords from "../words/en/inbox.ts";
import { Button } from "./button.tsx";
import { Loading } from "./loading.tsx";
import { TroubleNotice } from "./notice.tsx";

interface Props {
  readonly offer: Offer;
  readonly colleagues: (id: string) => Promise<Outcome<Colleagues["people"]>>;
  readonly onPass: (id: string, to: string) => void;
}

/** Colleagues who could know this, with reasons; one press passes it on. */
export function OfferPass({ offer, colleagues, onPass }: Props) {
  const [people, setPeople] = useState<Colleagues["people"] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const look = () =>
    colleagues(offer.id).then((outcome) => {
      if (outcome.ok) setPeople(outcome.value);
      setTrouble(outcome.ok ? null : outcome.trouble);
    });
  useEffect(() => void look(), [offer.id]);
  useEffect(() => group.current?.querySelector("button")?.focus(), [people]);

  return (
    <div ref={group} class="stack-close" role="group" aria-label={inboxWords.passTitle}>
      {!people && !trouble && <Loading text={inboxWords.passLooking} />}
      {trouble && <TroubleNotice trouble={trouble} onAgain={() => void look()} />}
      {people?.length === 0 && <p>{inboxWords.passNobody}</p>}
      {people && people.length > 0 && (
        <ul class="stack-close">
          {people.map((person) => (
            <li key={person.id} class="row-apart pass-to">
              <div>
                <bdi>{person.name}</bdi>
                {person.reasons[0] && (
                  <p class="small quiet" dir="auto">
                    {person.reasons[0].text}
                  </p>
                )}
              </div>
              <Button small onClick={() => onPass(offer.id, person.id)}>
                {inboxWords.passTo(person.name)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
