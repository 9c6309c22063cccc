import { Refusal } from "../refusal.ts";
import { checkText } from "./check-text.ts";
import { delimiterOf, type ParsedRow, parseRows, type Refuse } from "./parse-rows.ts";
import { checkHeader, columnNames, type CsvColumns, type CsvRow, isBlank, toRow, unknownOf } from "./rows.ts";

const PIECE = 32 * 1024;
const MAX_CELL = 2_000;

/** A file as it came. */
export interface TableFile {
  name: string;
  bytes: Uint8Array;
}

export interface TableShape extends CsvColumns {
  /** Characters of a cell at most; 2,000 unless told. */
  cell?: number;
  /** Tabs between cells and no quotes. */
  plain?: boolean;
}

export interface Table {
  names: string[];
  unknownColumns: string[];
  rows: AsyncIterable<CsvRow>;
}

/** Ends the reading of one file with a sentence for whoever made it. Throws `invalid`. */
export const refuserOf =
  (name: string): Refuse =>
  (message) => {
    throw new Refusal("invalid", { fields: [{ path: name, message }] });
  };

/**
 * Reads a file of any size as a table, row by row, with room for others in between: `onPiece` is told of the bytes read
 * and may wait or throw. The file's text is never held as a whole. Throws `invalid` for a file that makes no sense.
 */
export async function readTable(
  file: TableFile,
  shape: TableShape,
  onPiece: (bytes: number) => Promise<void> | void,
): Promise<Table> {
  const refuse = refuserOf(file.name);
  checkText(file.bytes, refuse);
  const delimiter = shape.plain === true ? "\t" : delimiterOf(beginningOf(file.bytes));
  const parsed = parseRows(
    piecesOf(file.bytes, onPiece),
    { delimiter, ...(shape.plain === true && { plain: true }) },
    refuse,
  );
  const first = await parsed.next();
  if (first.done === true) return refuse("is empty, or its first line cannot be read");
  if (first.value.record === null) return refuse("has a first line that cannot be read");
  const names = columnNames(first.value.record);
  checkHeader(names, shape, refuse);
  return {
    names,
    unknownColumns: unknownOf(names, shape),
    rows: rowsOf(parsed, names, shape.cell ?? MAX_CELL),
  };
}

/** The names in the first line, as they are written; for telling what a file is. */
export function headerOf({ name, bytes }: TableFile): string[] {
  checkText(bytes, refuserOf(name));
  const text = beginningOf(bytes);
  const line = /^.*\S.*$/m.exec(text)?.[0] ?? "";
  return line.split(delimiterOf(text)).map((cell) => cell.trim().replaceAll(/^"|"$/g, ""));
}

async function* rowsOf(
  parsed: AsyncIterable<ParsedRow>,
  names: readonly string[],
  most: number,
): AsyncGenerator<CsvRow> {
  for await (const row of parsed) if (!isBlank(row)) yield toRow(row, names, most);
}

const beginningOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, PIECE)).replace(/\r\n?/g, "\n");

/** The file in small pieces, without byte order mark, every line end as `\n`. */
async function* piecesOf(bytes: Uint8Array, onPiece: (bytes: number) => Promise<void> | void): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder();
  let held = "";
  for (let from = 0; from < bytes.length; from += PIECE) {
    const text = held + decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
    // A carriage return at the edge may be half of a line end.
    held = text.endsWith("\r") ? "\r" : "";
    yield Buffer.from(text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n"));
    await onPiece(Math.min(from + PIECE, bytes.length));
  }
  if (held !== "") yield Buffer.from("\n");
}
