import type { ImportRun } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import * as adminWords from "../../words/en/admin.ts";

interface Props {
  readonly run: ImportRun;
  readonly busy: boolean;
  readonly onCancel: () => void;
}

const shareOf = ({ done, total }: ImportRun) => (total ? Math.min(1, done / total) : 0);

/** What is said aloud of a run: when its phase changes and at each quarter, not at each step; in the end how it ended. */
export function saidOf(run: ImportRun | null): string {
  if (run === null) return "";
  if (run.status === "running") return adminWords.progress(run.phase, Math.floor(shareOf(run) * 4) * 25);
  return run.status === "done" ? adminWords.runEnds : "";
}

/** How far an import is. */
export function RunProgress({ run, busy, onCancel }: Props) {
  return (
    <div class="run-progress stack-close">
      <p id="run-progress-text">{adminWords.progressRows(run)}</p>
      <progress aria-labelledby="run-progress-text" max={1} value={shareOf(run)} />
      <div>
        <Button disabled={busy} onClick={onCancel}>
          {adminWords.cancelRun}
        </Button>
      </div>
    </div>
  );
}
