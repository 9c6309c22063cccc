import "@preact/signals";
import { useState } from "preact/hooks";
import type { CoachingModel } from "../model/index.ts";
import * as offerWords from "../words/en/coach-offer.ts";
import * as words from "../words/en/coaching.ts";
import { Button } from "./button.tsx";
import { KeptArea, useKeptWords } from "./kept-area.tsx";
import { TroubleNotice } from "./notice.tsx";
import { type Found, SearchAdd } from "./search-add.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  readonly coaching: CoachingModel;
  readonly onOpened: (unitId: string) => void;
}

const OTHERS = 2;

/** Whom to coach with, and what for. */
export function NewUnit({ coaching, onOpened }: Props) {
  const [chosen, setChosen] = useState<readonly Found[]>([]);
  const purpose = useKeptWords(coaching.device, "unit:new:purpose");
  const [tried, setTried] = useState(false);
  const action = useAction();
  const said = purpose.text.value.trim();
  const me = coaching.me.value;
  const invite = async () => {
    setTried(true);
    if (chosen.length === 0 || said === "") return;
    const ids = chosen.map(({ id }) => id);
    await action.run(async () => {
      const opened = await coaching.propose(said, ids);
      if (opened.ok) {
        purpose.clear();
        onOpened(opened.value.id);
      }
      return opened;
    });
  };
  return (
    <form
      class="stack"
      aria-label={words.begin}
      onSubmit={(event) => {
        event.preventDefault();
        void invite();
      }}
    >
      {chosen.length < OTHERS && (
        <SearchAdd
          label={words.whom}
          hint={words.whomHint}
          none={words.nobodyFound}
          addLabel={words.choose}
          without={[...chosen.map(({ id }) => id), ...(me === null ? [] : [me])]}
          search={coaching.people}
          onAdd={(person) => setChosen([...chosen, person])}
        />
      )}
      {tried && chosen.length === 0 && <p role="alert">{words.whomMissing}</p>}
      <ul class="row">
        {chosen.map((person) => (
          <li key={person.id}>
            <Button
              small
              aria-label={words.unchoose(person.name)}
              onClick={() => setChosen(chosen.filter(({ id }) => id !== person.id))}
            >
              <bdi>{person.name}</bdi> ×
            </Button>
          </li>
        ))}
      </ul>
      <KeptArea
        label={offerWords.purpose}
        hint={words.purposeHint}
        words={purpose}
        rows={2}
        maxLength={500}
        wrong={tried && said === "" ? words.purposeMissing : undefined}
      />
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
      <div>
        <Button kind="primary" type="submit" disabled={action.busy}>
          {words.invite}
        </Button>
      </div>
    </form>
  );
}
