import { useState } from "preact/hooks";
import type { AdminSkill } from "../../../server/contract/index.ts";
import * as taxonomyWords from "../../words/en/taxonomy.ts";
import { DataTable } from "./data-table.tsx";
import type { TaxonomyApi } from "./taxonomy-api.ts";
import { TaxonomyRow, type RowPart } from "./taxonomy-row.tsx";

interface Props {
  readonly api: TaxonomyApi;
  readonly skills: readonly AdminSkill[];
  readonly onChanged: (said: string) => void;
}

const COLUMNS = [
  taxonomyWords.columnName,
  taxonomyWords.columnKind,
  taxonomyWords.columnBroader,
  taxonomyWords.columnAliases,
  taxonomyWords.columnPeople,
  taxonomyWords.columnSource,
  taxonomyWords.columnActions,
];

/** Skills line by line; one of them at a time is open for changes. */
export function TaxonomyTable({ api, skills, onChanged }: Props) {
  const [open, setOpen] = useState<{ id: string; part: RowPart } | null>(null);
  return (
    <DataTable label={taxonomyWords.rows} columns={COLUMNS}>
      {skills.map((skill) => (
        <TaxonomyRow
          key={skill.id}
          api={api}
          skill={skill}
          open={open?.id === skill.id ? open.part : null}
          onOpen={(part) => setOpen(part === null ? null : { id: skill.id, part })}
          onChanged={(said) => {
            setOpen(null);
            onChanged(said);
          }}
        />
      ))}
    </DataTable>
  );
}
