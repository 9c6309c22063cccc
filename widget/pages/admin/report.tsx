import type { ImportReport } from "../../../server/contract/index.ts";
import * as adminWords from "../../words/en/admin.ts";

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
      <div class="table-room" tabIndex={0} role="group" aria-label={adminWords.reportRows}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{adminWords.columnLine}</th>
              <th scope="col">{adminWords.columnWhat}</th>
              <th scope="col">{adminWords.columnWho}</th>
              <th scope="col">{adminWords.columnNotes}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((row) => (
              <tr key={row.line} data-action={row.action}>
                <td class="narrow-cell">{row.line}</td>
                <td>{adminWords.actions[row.action]}</td>
                <th scope="row" dir="auto">
                  {row.subject || "–"}
                </th>
                <td dir="auto">{row.notes.join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
