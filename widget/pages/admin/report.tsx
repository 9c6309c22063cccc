import type { ImportReport } from "../../../server/contract/index.ts";
import * as adminWords from "../../words/en/admin.ts";
import { ReportRow, ReportTable } from "./report-table.tsx";

const SHOWN = 500;
const ACTIONS = ["refuse", "add", "change", "same"] as const;

/** What an import would do, or did, line by line; what is refused comes first. */
export function Report({ report }: { readonly report: ImportReport }) {
  const rows = ACTIONS.flatMap((action) => report.rows.filter((row) => row.action === action));
  return (
    <div class="stack">
      <p>
        <strong>{report.applied ? adminWords.applied : adminWords.dryRun}</strong>{" "}
        {ACTIONS.filter((action) => report.counts[action] > 0)
          .map((action) => adminWords.actionCount(action, report.counts[action]))
          .join(", ")}
        . {report.counts.refuse > 0 && adminWords.refusedNote}
      </p>
      {rows.length > SHOWN && <p class="quiet">{adminWords.rowsShown(SHOWN, rows.length)}</p>}
      <ReportTable>
        {rows.slice(0, SHOWN).map((row) => (
          <ReportRow key={row.line} {...row} what={adminWords.actions[row.action]} />
        ))}
      </ReportTable>
    </div>
  );
}
