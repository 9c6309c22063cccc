import type { ImportRun, RunAction } from "../../../server/contract/index.ts";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";
import { Notice } from "../../ui/notice.tsx";
import { number } from "../../words/dates.ts";
import * as adminWords from "../../words/en/admin.ts";

const ORDER: readonly RunAction[] = ["refuse", "add", "join", "change", "gone", "skip", "same"];

interface Props {
  readonly run: ImportRun;
  readonly title: string;
  /** Whether it takes the focus, where it was asked for further down. */
  readonly focus: boolean;
}

/** What an import was, and how it ended. */
export function RunEnd({ run, title, focus }: Props) {
  return (
    <div class="stack-close">
      <h3 ref={focus ? focusOnArrival : null} tabIndex={-1} dir="auto" class="run-line">
        {title}
      </h3>
      <HowItEnded run={run} />
    </div>
  );
}

/** How an import ended, in a few sentences: what came of it and what to do next, or why nothing did. */
function HowItEnded({ run }: { readonly run: ImportRun }) {
  const { status, report, problem, kind } = run;
  if (status === "cancelled") return <p>{adminWords.runCancelled}</p>;
  if (status === "failed") {
    const title =
      problem === "away"
        ? adminWords.runStopped
        : problem === "conflict"
          ? adminWords.runConflict
          : adminWords.runFailed;
    return (
      <Notice title={title}>
        {report.faults.map(({ path, message }) => (
          <p key={path}>{adminWords.fault(path, message)}</p>
        ))}
      </Notice>
    );
  }
  const counts = report.counts;
  const nothing = counts !== null && counts.add + counts.join + counts.change === 0;
  return (
    <div class="stack-close">
      <p>
        <strong>{nothing ? adminWords.runNothing : report.apply ? adminWords.runDone : adminWords.dryRunDone}</strong>{" "}
        {counts &&
          `${ORDER.filter((action) => counts[action] > 0)
            .map((action) => `${number(counts[action])} ${adminWords.runActions[action]}`)
            .join(", ")}.`}
      </p>
      {report.notes.length > 0 && (
        <ul class="small quiet">
          {report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {report.apply && !nothing && (
        <p>
          {kind === "courses" ? adminWords.runNextCourses : adminWords.runNext}{" "}
          <a href="#numbers">{adminWords.runNextLink}</a>
        </p>
      )}
    </div>
  );
}
