import { fromCell } from "./formula-cells.ts";
import type { ParsedRow, Refuse } from "./parse-rows.ts";

/** What a decoder leaves where bytes were no UTF-8. */
const LOST = "\ufffd";

/** One row of a table; a column that the file does not have is absent, an empty cell is "". */
export interface CsvRow {
  /** Line in the file where it starts, from 1. */
  line: number;
  cells: ReadonlyMap<string, string>;
  /** Why it cannot be used at all; null when it can. */
  fault: string | null;
}

export interface CsvColumns {
  known: readonly string[];
  required: readonly string[];
  /** Columns known beside `known`, by their look. */
  knows?: (name: string) => boolean;
}

/** The columns of a file that nobody asked for. */
export const unknownOf = (names: readonly string[], { known, knows }: CsvColumns): string[] =>
  names.filter((name) => name !== "" && !known.includes(name) && knows?.(name) !== true);

/** Column names as they are compared: lower case, `_` for blanks and hyphens. */
export const columnNames = (header: readonly string[]): string[] =>
  header.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );

/** Refuses a first line that lacks a column, or has one twice. */
export function checkHeader(names: readonly string[], { required }: CsvColumns, refuse: Refuse): void {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    refuse(`needs the columns ${required.join(", ")} in its first line; ${missing.join(", ")} not found`);
  const twice = names.find((name, place) => name !== "" && names.indexOf(name) !== place);
  if (twice !== undefined) refuse(`has the column ${twice} twice`);
}

/** A row by its columns; `most` bounds the characters of a cell. */
export function toRow({ record, line }: ParsedRow, names: readonly string[], most: number): CsvRow {
  if (record === null) return { line, cells: new Map(), fault: "a quotation mark stands where none can be" };
  const begins = line - record.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
  const cells = new Map(names.map((name, place) => [name, fromCell((record[place] ?? "").trim())]));
  return { line: begins, cells, fault: faultOf(record, names.length, most) };
}

export const isBlank = ({ record }: ParsedRow): boolean => record?.every((cell) => cell.trim() === "") === true;

function faultOf(record: readonly string[], columns: number, most: number): string | null {
  if (record.length !== columns) return `has ${record.length} cells where the first line has ${columns}`;
  if (record.some((cell) => cell.length > most)) return `has a cell of more than ${most} characters`;
  if (record.some((cell) => cell.includes(LOST))) return "has letters that were lost; save the file as UTF-8";
  return null;
}
