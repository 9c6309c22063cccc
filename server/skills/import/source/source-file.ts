import { IMPORT_LIMITS } from "../../../contract/import.ts";
import { readTable, refuserOf, type Table, type TableFile, type TableShape } from "../../../csv/read-table.ts";
import type { CsvRow } from "../../../csv/rows.ts";
import type { Pace } from "../runs/pace.ts";

export interface SourceFile extends TableFile {
  /** Primary BCP 47 tag of its labels. */
  language: string;
}

/** What reading needs beside the files: room for others, and somebody who is told of the bytes. */
export interface Reading {
  pace: Pace;
  /** Bytes of all files so far. */
  onBytes(bytes: number): void;
}

/** Opens each file in turn and hands its rows out, one at a time. */
export async function eachRow(
  files: readonly SourceFile[],
  shapeOf: (file: SourceFile) => TableShape,
  { pace, onBytes }: Reading,
  begin: (file: SourceFile, table: Table) => (row: CsvRow) => void,
): Promise<void> {
  let before = 0;
  for (const file of files) {
    const table = await readTable(file, shapeOf(file), (bytes) => {
      onBytes(before + bytes);
      return pace();
    });
    const take = begin(file, table);
    let rows = 0;
    for await (const row of table.rows) {
      if (++rows > IMPORT_LIMITS.rows) refuserOf(file.name)(`has more than ${IMPORT_LIMITS.rows} rows; split it`);
      take(row);
      await pace();
    }
    before += file.bytes.length;
  }
}

/** The language that a file's name ends in, such as `skills_de.csv`; `en` when it tells none. */
export function languageOf(name: string, given: string | undefined): string {
  const told = given ?? /[_.-]([a-z]{2})\.[a-z]+$/i.exec(name)?.[1] ?? "en";
  return told.toLowerCase().split("-")[0] ?? "en";
}
