import type { ImportReport, ImportRow } from "../contract/admin.ts";

/** What an import did, or would do, row by row. */
export function reportOf(
  rows: readonly ImportRow[],
  unknownColumns: readonly string[],
  applied: boolean,
): ImportReport {
  const counts = { add: 0, change: 0, same: 0, refuse: 0 };
  for (const { action } of rows) counts[action] += 1;
  return { applied, counts, rows: [...headerRow(unknownColumns), ...rows] };
}

/** A misspelt column must not pass in silence; its line is not counted. */
function headerRow(unknownColumns: readonly string[]): ImportRow[] {
  if (unknownColumns.length === 0) return [];
  const notes = unknownColumns.map((name) => `the column “${name}” is not known here and was left out`);
  return [{ line: 1, action: "same", subject: "first line", notes }];
}
