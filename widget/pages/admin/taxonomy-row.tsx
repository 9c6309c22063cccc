import type { AdminSkill } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { TaxonomyForm } from "./taxonomy-form.tsx";
import { TaxonomyMerge } from "./taxonomy-merge.tsx";

export type RowPart = "change" | "merge";

interface Props {
  readonly api: TaxonomyApi;
  readonly skill: AdminSkill;
  /** What is open below it. */
  readonly open: RowPart | null;
  readonly onOpen: (part: RowPart | null) => void;
  /** Something has changed; `said` tells what. */
  readonly onChanged: (said: string) => void;
}

/** One skill, and below it what is being done with it. */
export function TaxonomyRow({ api, skill, open, onOpen, onChanged }: Props) {
  const { name, kind, broader, aliases, people, source } = skill;
  return (
    <>
      <tr>
        <th scope="row">
          <bdi>{name}</bdi>
        </th>
        <td>{taxonomyWords.kinds[kind]}</td>
        <td data-empty={broader === null}>
          <Label text={taxonomyWords.columnBroader} /> <bdi>{broader?.name ?? taxonomyWords.noBroader}</bdi>
        </td>
        <td>
          <Label text={taxonomyWords.columnAliases} /> {taxonomyWords.aliasCount(aliases.length)}
        </td>
        <td class="count-cell">
          <Label text={taxonomyWords.columnPeople} /> {taxonomyWords.people(people)}
        </td>
        <td>
          <Label text={taxonomyWords.columnSource} /> {taxonomyWords.source(source)}
        </td>
        <td>
          <div class="row">
            <Button
              small
              aria-expanded={open === "change"}
              aria-label={taxonomyWords.changeNamed(name)}
              onClick={() => onOpen(open === "change" ? null : "change")}
            >
              {taxonomyWords.change}
            </Button>
            <Button
              small
              aria-expanded={open === "merge"}
              aria-label={taxonomyWords.mergeNamed(name)}
              onClick={() => onOpen(open === "merge" ? null : "merge")}
            >
              {taxonomyWords.merge}
            </Button>
          </div>
        </td>
      </tr>
      {open !== null && (
        <tr>
          <td colSpan={7}>
            <div class="below-row">
              {open === "change" ? (
                <TaxonomyForm
                  api={api}
                  skill={skill}
                  save={(body) => api.change(skill.id, body)}
                  onDone={(saved) => onChanged(taxonomyWords.saved(saved))}
                  onCancel={() => onOpen(null)}
                />
              ) : (
                <TaxonomyMerge api={api} skill={skill} onMerged={onChanged} onCancel={() => onOpen(null)} />
              )}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** The column's name, in sight where the table has become a list of cards. */
const Label = ({ text }: { readonly text: string }) => (
  <span class="cell-label quiet" aria-hidden="true">
    {text}:
  </span>
);
