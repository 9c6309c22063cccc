import type { Me } from "../../server/contract/index.ts";
import type { ProfileModel } from "../model/index.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { SearchAdd } from "./search-add.tsx";

interface Props {
  readonly people: Me["notHere"];
  /** My own id: one does not avoid oneself. */
  readonly me: string;
  readonly profile: ProfileModel;
}

/** People I do not want to meet here. They are not told. */
export function NotHere({ people, me, profile }: Props) {
  return (
    <section class="stack" aria-labelledby="not-here-title">
      <div class="stack-close">
        <h2 id="not-here-title">{profileWords.notHere}</h2>
        <p class="quiet">{profileWords.notHereWhy}</p>
      </div>
      {people.length === 0 && <p>{profileWords.notHereNone}</p>}
      <ul class="stack-close">
        {people.map((person) => (
          <li key={person.id} class="row-apart">
            <bdi>{person.name}</bdi>
            <Button small onClick={() => void profile.setNotHere(person.id, false)}>
              {profileWords.notHereRemove(person.name)}
            </Button>
          </li>
        ))}
      </ul>
      <SearchAdd
        label={profileWords.notHereAdd}
        none={profileWords.nobodyFound}
        addLabel={profileWords.notHereAddNamed}
        without={[me, ...people.map(({ id }) => id)]}
        search={async (words) => {
          const outcome = await profile.searchPeople(words);
          return outcome.ok
            ? { ok: true, value: outcome.value.map(({ id, name, department }) => ({ id, name, note: department })) }
            : outcome;
        }}
        onAdd={({ id }) => void profile.setNotHere(id, true)}
      />
    </section>
  );
}
