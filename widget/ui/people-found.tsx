import "@preact/signals";
import type { MatchedPerson } from "../../server/contract/index.ts";
import type { MatchModel } from "../model/match.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Loading } from "./loading.tsx";
import { PersonCard } from "./person-card.tsx";

interface Props {
  readonly match: MatchModel;
  readonly looking: boolean;
  readonly onAsk: (person: MatchedPerson) => void;
  readonly onFindSomeone: () => void;
}

/** The colleagues who know this, or what happens when nobody does. */
export function PeopleFound({ match, looking, onAsk, onFindSomeone }: Props) {
  const people = match.people.value;
  return (
    <section class="stack" aria-labelledby="people-found" aria-busy={looking}>
      <h2 id="people-found">{askWords.people}</h2>
      {looking && <Loading text={askWords.looking} />}
      {people.length > 0 && (
        <>
          <ul class="people">
            {people.map((person, index) => (
              <PersonCard key={person.id} person={person} first={index === 0} match={match} onAsk={onAsk} />
            ))}
          </ul>
          <div>
            <Button onClick={onFindSomeone}>{askWords.findSomeone}</Button>
          </div>
        </>
      )}
      {people.length === 0 && !looking && (
        <EmptyState title={askWords.nobody}>
          <p>{askWords.nobodyNext}</p>
          <Button kind="primary" onClick={onFindSomeone}>
            {askWords.askAnyway}
          </Button>
        </EmptyState>
      )}
    </section>
  );
}
