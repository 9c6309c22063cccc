import type { MatchedPerson } from "../../server/contract/index.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { Initials } from "./initials.tsx";

interface Props {
  readonly person: MatchedPerson;
  /** The first card's button is the screen's primary one. */
  readonly first: boolean;
  readonly onAsk: (person: MatchedPerson) => void;
}

/** A colleague to ask: the name, when they can be asked, and why them, in words that can be checked. */
export function PersonCard({ person, first, onAsk }: Props) {
  return (
    <li class="person">
      <Initials id={person.id} name={person.name} />
      <div class="stack-close">
        <h3>
          <bdi>{person.name}</bdi>
        </h3>
        <p class="small quiet" dir="auto">
          {person.availability.text}
        </p>
        <ul class="reasons">
          {person.reasons.map((reason) => (
            <li key={`${reason.kind} ${reason.text}`} dir="auto">
              {reason.text}
            </li>
          ))}
        </ul>
      </div>
      <div class="person-ask">
        <Button kind={first ? "primary" : "standard"} onClick={() => onAsk(person)}>
          {askWords.askPerson(person.name)}
        </Button>
      </div>
    </li>
  );
}
