import type { SkillName } from "../../../server/contract/index.ts";
import { SearchAdd } from "../../ui/search-add.tsx";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";

interface Props {
  readonly api: TaxonomyApi;
  readonly label: string;
  readonly hint?: string;
  readonly picked: readonly SkillName[];
  /** How many may be chosen. */
  readonly most: number;
  /** The skill itself, which is no choice. */
  readonly not?: string | undefined;
  readonly onPick: (picked: readonly SkillName[]) => void;
}

/** Chooses skills by a few letters; those chosen stand below and can be left out again. */
export function TaxonomyPick({ api, label, hint, picked, most, not, onPick }: Props) {
  const without = [...picked.map(({ id }) => id), ...(not === undefined ? [] : [not])];
  return (
    <div class="stack-close">
      {picked.length >= most ? (
        <p class="legend">{label}</p>
      ) : (
        <SearchAdd
          label={label}
          {...(hint === undefined ? {} : { hint })}
          none={taxonomyWords.pickNone}
          addLabel={taxonomyWords.pickNamed}
          without={without}
          search={api.find}
          onAdd={({ id, name }) => onPick([...picked, { id, name }])}
        />
      )}
      {picked.length > 0 && (
        <ul class="chips">
          {picked.map((skill) => (
            <li key={skill.id} class="chip" data-on>
              <span class="chip-text">
                <bdi>{skill.name}</bdi>
              </span>
              <button
                type="button"
                class="chip-button"
                aria-label={taxonomyWords.unpickNamed(skill.name)}
                onClick={() => onPick(picked.filter(({ id }) => id !== skill.id))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
