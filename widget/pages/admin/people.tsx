import { useEffect, useState } from "preact/hooks";
import type { AdminPerson } from "../../../server/contract/index.ts";
import type { Trouble } from "../../carrier.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { DataTable } from "./data-table.tsx";
import { goToSignIn } from "./go-to-sign-in.ts";
import { PersonRow } from "./person-row.tsx";

const COLUMNS = [
  adminWords.columnName,
  adminWords.columnDepartment,
  adminWords.columnState,
  adminWords.columnRole,
  adminWords.columnActions,
];

interface Props {
  readonly api: AdminApi;
  readonly now: number;
}

interface Found {
  readonly people: readonly AdminPerson[];
  readonly total: number;
  readonly nextAfter: string | null;
}

/** Everyone, found by a few letters, some at a time. */
export function People({ api, now }: Props) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let late = false;
    const look = () =>
      void api.people(words.trim(), null).then((outcome) => {
        if (late) return;
        if (outcome.ok) setFound(outcome.value);
        setTrouble(outcome.ok ? null : outcome.trouble);
      });
    // While letters are being typed only the last ones are looked for.
    const timer = words === "" ? undefined : setTimeout(look, 200);
    if (words === "") look();
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words, round]);

  const again = () => setRound(round + 1);
  const more = async () => {
    if (!found?.nextAfter) return;
    const outcome = await api.people(words.trim(), found.nextAfter);
    if (outcome.ok) setFound({ ...outcome.value, people: [...found.people, ...outcome.value.people] });
    else setTrouble(outcome.trouble);
  };

  return (
    <div class="stack">
      <Field label={adminWords.search}>
        {(wiring) => (
          <input
            {...wiring}
            class="input"
            type="search"
            dir="auto"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      {trouble && <TroubleNotice trouble={trouble} onAgain={again} onSignIn={goToSignIn} />}
      {!found && !trouble && <Loading />}
      {found && (
        <p class="quiet" role="status">
          {found.people.length === 0 ? adminWords.nobody : adminWords.total(found.total)}
        </p>
      )}
      {found && found.people.length > 0 && (
        <DataTable label={adminWords.peopleRows} columns={COLUMNS}>
          {found.people.map((person) => (
            <PersonRow key={person.id} person={person} now={now} api={api} onChanged={again} />
          ))}
        </DataTable>
      )}
      {found?.nextAfter && (
        <div>
          <Button onClick={() => void more()}>{adminWords.more}</Button>
        </div>
      )}
    </div>
  );
}
