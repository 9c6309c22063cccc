import { useState } from "preact/hooks";
import * as adminWords from "../../words/en/admin.ts";

interface Props {
  readonly files: readonly File[];
  readonly hint: string;
  readonly wrong: string | null;
  readonly onChoose: (files: readonly File[]) => void;
}

/** Files by a button, or dropped. */
export function ImportFiles({ files, hint, wrong, onChoose }: Props) {
  const [isOver, setIsOver] = useState(false);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const take = (list: FileList | null | undefined) => list && list.length > 0 && onChoose([...list]);
  return (
    <div
      class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <div class="row">
        <label class="button file-button">
          <input
            type="file"
            multiple
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-describedby="import-files-hint import-files-chosen"
            aria-invalid={wrong ? "true" : undefined}
            onChange={(event) => {
              take(event.currentTarget.files);
              // The same file may be chosen again after it was mended.
              event.currentTarget.value = "";
            }}
          />
          <span>{adminWords.chooseFiles}</span>
        </label>
        <span class="quiet">{adminWords.dropFiles}</span>
      </div>
      <p id="import-files-chosen" class={wrong ? "" : "quiet"} role="status">
        {wrong ??
          (files.length === 0
            ? adminWords.nothingChosen
            : adminWords.chosen(
                files.map(({ name }) => name),
                bytes,
              ))}
      </p>
      <p id="import-files-hint" class="small quiet">
        {hint}
      </p>
    </div>
  );
}
