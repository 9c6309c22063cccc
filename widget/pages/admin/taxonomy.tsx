import { useEffect, useState } from "preact/hooks";
import type { AdminSkills } from "../../../server/contract/index.ts";
import type { Trouble } from "../../carrier.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Field } from "../../ui/field.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { TaxonomyForm } from "./taxonomy-form.tsx";
import { TaxonomyProposals } from "./taxonomy-proposals.tsx";
import { TaxonomyTable } from "./taxonomy-table.tsx";
import { useLoaded } from "./use-loaded.ts";

const PAUSE = 200;

/** The organisation's skills: what people typed first, then all of them, to rename, to place, to merge. */
export function Taxonomy({ api }: { readonly api: TaxonomyApi }) {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<AdminSkills | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [round, setRound] = useState(0);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState("");
  const proposals = useLoaded(`proposals ${round}`, api.proposals);

  useEffect(() => {
    let late = false;
    const look = () =>
      void api.skills(words.trim(), null).then((outcome) => {
        if (late) return;
        if (outcome.ok) setFound(outcome.value);
        setTrouble(outcome.ok ? null : outcome.trouble);
      });
    // While letters are being typed only the last ones are looked for.
    const timer = setTimeout(look, words === "" ? 0 : PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words, round]);

  const again = (what = "") => {
    setSaid(what);
    setAdding(false);
    setRound(round + 1);
  };
  const more = async () => {
    if (!found?.nextAfter) return;
    const outcome = await api.skills(words.trim(), found.nextAfter);
    if (outcome.ok) setFound({ ...outcome.value, skills: [...found.skills, ...outcome.value.skills] });
    else setTrouble(outcome.trouble);
  };
  const isEmpty = found?.skills.length === 0 && words.trim() === "";

  return (
    <div class="stack apart">
      <div role="status">{said !== "" && <p dir="auto">{said}</p>}</div>
      {proposals.value && <TaxonomyProposals api={api} found={proposals.value} onDecided={again} />}
      <section class="stack" aria-labelledby="all-skills">
        <h2 id="all-skills">{taxonomyWords.all}</h2>
        {adding ? (
          <TaxonomyForm
            api={api}
            skill={null}
            save={({ keepOldName: _, ...body }) => api.add(body)}
            onDone={(name) => again(taxonomyWords.added(name))}
            onCancel={() => setAdding(false)}
          />
        ) : (
          <div>
            <Button onClick={() => setAdding(true)}>{taxonomyWords.add}</Button>
          </div>
        )}
        <Field label={taxonomyWords.search}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="search"
              dir="auto"
              maxLength={200}
              value={words}
              onInput={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        {trouble && <TroubleNotice trouble={trouble} onAgain={() => again()} onSignIn={goToSignIn} />}
        {!found && !trouble && <Loading />}
        {isEmpty && (
          <EmptyState title={taxonomyWords.none}>
            <p class="quiet">{taxonomyWords.noneWhat}</p>
          </EmptyState>
        )}
        {found && !isEmpty && (
          <p class="quiet" role="status">
            {found.skills.length === 0 ? taxonomyWords.noneFound : taxonomyWords.total(found.total)}
          </p>
        )}
        {found && found.skills.length > 0 && <TaxonomyTable api={api} skills={found.skills} onChanged={again} />}
        {found?.nextAfter && (
          <div>
            <Button onClick={() => void more()}>{taxonomyWords.more}</Button>
          </div>
        )}
      </section>
    </div>
  );
}
