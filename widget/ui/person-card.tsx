import type { MatchedPerson } from "../../server/contract/index.ts";
import type { MatchModel } from "../model/match.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { Initials } from "./initials.tsx";
import { PersonReasons } from "./person-reasons.tsx";

interface Props {
  readonly person: MatchedPerson;
  /** The first card's button is the screen's primary one. */
  readonly first: boolean;
  readonly match: MatchModel;
  readonly onAsk: (person: MatchedPerson) => void;
}

/** A colleague to ask: the name, when they can be asked, and why them, in words that can be checked. */
export function PersonCard({ person, first, match, onAsk }: Props) {
  return (
    <li class="person">
      <Initials id={person.id} name={person.name} />
      <div class="stack-close">
        <h3>
          <bdi>{person.name}</bdi>
        </h3>
        <p class="small quiet" dir="auto">
          {[
            person.availability.text,
            ...person.reasons.filter(({ about }) => about === "now").map(({ text }) => text),
          ].join(" · ")}
        </p>
        <PersonReasons person={person} match={match} />
      </div>
      <div class="person-ask">
        <Button kind={first ? "primary" : "standard"} onClick={() => onAsk(person)}>
          {askWords.askPerson(person.name)}
        </Button>
      </div>
    </li>
  );
}
