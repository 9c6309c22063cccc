import type { Outcome } from "../carrier.ts";
import { dates } from "../words/en.ts";
import * as profileWords from "../words/en/profile.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { TroubleNotice } from "./notice.tsx";
import { useAction } from "./use-action.ts";

interface Props {
  /** BCP 47 tags. */
  readonly languages: readonly string[];
  readonly onChange: (languages: string[]) => Promise<Outcome<unknown>>;
}

const COMMON =
  "ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms mt nl no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh".split(
    " ",
  );

/** The languages in which I can help. */
export function Languages({ languages, onChange }: Props) {
  const action = useAction();
  const change = (next: string[]) => void action.run(() => onChange(next));
  const others = COMMON.filter((tag) => !languages.includes(tag))
    .map((tag) => ({ tag, name: dates.language(tag) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <section class="stack" aria-labelledby="languages-title">
      <h2 id="languages-title">{profileWords.languages}</h2>
      <ul class="chips">
        {languages.map((tag) => (
          <li key={tag} class="chip">
            <span class="chip-text">{dates.language(tag)}</span>
            <button
              type="button"
              class="chip-button"
              aria-label={profileWords.removeLanguage(dates.language(tag))}
              disabled={action.busy}
              onClick={() => change(languages.filter((other) => other !== tag))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <AddLanguage others={others} onAdd={(tag) => change([...languages, tag])} />
      {action.trouble && <TroubleNotice trouble={action.trouble} />}
    </section>
  );
}

interface AddProps {
  readonly others: readonly { readonly tag: string; readonly name: string }[];
  readonly onAdd: (tag: string) => void;
}

/** Choosing and adding are two steps, so that the arrow keys of the list add nothing by themselves. */
function AddLanguage({ others, onAdd }: AddProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const tag = new FormData(event.currentTarget).get("language");
        if (typeof tag === "string" && tag !== "") onAdd(tag);
      }}
    >
      <Field label={profileWords.addLanguage}>
        {(wiring) => (
          <div class="joined">
            <select {...wiring} name="language" class="input">
              {others.map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </select>
            <Button type="submit" aria-label={profileWords.addLanguage}>
              +
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
