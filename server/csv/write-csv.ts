import { stringify } from "csv-stringify/sync";
import { toCell } from "./formula-cells.ts";

/**
 * A table as a file: UTF-8 with a byte order mark, so that spreadsheets read its letters, and no cell a formula. Without
 * columns it is the rest of a file that has begun.
 */
export function writeCsv(columns: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  return stringify([...(columns === null ? [] : [[...columns]]), ...rows.map((row) => row.map(toCell))], {
    bom: columns !== null,
    record_delimiter: "\r\n",
    quoted_match: /[\r\n]/,
  });
}
