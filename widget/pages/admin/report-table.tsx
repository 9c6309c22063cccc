import type { ComponentChildren } from "preact";
import * as adminWords from "../../words/en/admin.ts";
import { DataTable } from "./data-table.tsx";

const COLUMNS = [adminWords.columnLine, adminWords.columnWhat, adminWords.columnWho, adminWords.columnNotes];

/** What an import would do or did, line by line. */
export const ReportTable = ({
  low = false,
  children,
}: {
  readonly low?: boolean;
  readonly children: ComponentChildren;
}) => (
  <DataTable label={adminWords.reportRows} columns={COLUMNS} low={low}>
    {children}
  </DataTable>
);

interface RowProps {
  /** Names the style of the row. */
  readonly action: string;
  readonly line: number;
  readonly what: string;
  readonly subject: string;
  readonly notes: readonly string[];
}

export const ReportRow = ({ action, line, what, subject, notes }: RowProps) => (
  <tr data-action={action}>
    <td class="narrow-cell">{line || "–"}</td>
    <td>{what}</td>
    <th scope="row" dir="auto">
      {subject || "–"}
    </th>
    <td dir="auto">{notes.join("; ")}</td>
  </tr>
);
