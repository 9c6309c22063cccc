import type { ImportRun } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import * as adminWords from "../../words/en/admin.ts";

interface Props {
  readonly runs: readonly ImportRun[];
  readonly now: number;
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
}

/** The last imports: what they were and how they ended, each to be shown again. */
export function RunList({ runs, now, shown, onShow }: Props) {
  return (
    <section class="stack-close" aria-labelledby="last-runs">
      <h3 id="last-runs">{adminWords.lastRuns}</h3>
      {runs.length === 0 && <p class="quiet">{adminWords.noRuns}</p>}
      <ul class="ruled">
        {runs.map((run) => {
          const line = adminWords.runLine(run, now);
          return (
            <li key={run.id} class="row-apart">
              <span class="run-line">
                <bdi>{line}</bdi> <span class="small quiet">{adminWords.runStates(run)}</span>
              </span>
              <Button
                small
                aria-label={adminWords.showRunNamed(line)}
                aria-pressed={shown === run.id}
                onClick={() => onShow(run.id)}
              >
                {adminWords.showRun}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
