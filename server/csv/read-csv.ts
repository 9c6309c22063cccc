import { setImmediate } from "node:timers/promises";
import { Refusal } from "../refusal.ts";
import { delimiterOf, type ParsedRow, parseRows } from "./parse-rows.ts";
import { checkHeader, columnNames, type CsvColumns, type CsvRow, isBlank, toRow, unknownOf } from "./rows.ts";

export type { CsvColumns, CsvRow };

const MAX_ROWS = 20_000;
const MAX_CELL = 2_000;
const CHUNK = 64 * 1024;

export interface CsvTable {
  rows: CsvRow[];
  /** Columns of the file that nobody asked for. */
  unknownColumns: string[];
}

/**
 * Reads a table with a header: commas, semicolons or tabs, any line ends, quotes, with a byte order mark or without.
 * Rows that cannot be read come with their fault. Throws `invalid` for a file that makes no sense as a whole.
 */
export async function readCsv(csv: string, columns: CsvColumns): Promise<CsvTable> {
  const text = csv.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const parsed: ParsedRow[] = [];
  for await (const row of parseRows(chunksOf(text), { delimiter: delimiterOf(text) }, refuse)) {
    // Enough to say that it is too long.
    if (parsed.push(row) > MAX_ROWS + 1) break;
  }
  const [header, ...body] = parsed;
  if (header === undefined) refuse("is empty, or its first line cannot be read");
  if (header.record === null) refuse("has a first line that cannot be read");
  const names = columnNames(header.record);
  checkHeader(names, columns, refuse);
  const rows = body.filter((row) => !isBlank(row)).map((row) => toRow(row, names, MAX_CELL));
  if (rows.length > MAX_ROWS) refuse(`has more than ${MAX_ROWS} rows; split it`);
  return {
    rows: rows.toSorted((a, b) => a.line - b.line),
    unknownColumns: unknownOf(names, columns),
  };
}

/** Bytes in small pieces, with room for others in between. */
async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += CHUNK) {
    yield bytes.subarray(from, from + CHUNK);
    await setImmediate();
  }
}

function refuse(message: string): never {
  throw new Refusal("invalid", { fields: [{ path: "csv", message }] });
}
