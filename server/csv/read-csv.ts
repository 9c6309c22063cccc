import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { type CsvError, type InfoRecord, parse } from "csv-parse";
import { Refusal } from "../refusal.ts";
import { fromCell } from "./formula-cells.ts";

const MAX_ROWS = 20_000;
const MAX_CELL = 2_000;
const CHUNK = 64 * 1024;
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

export interface CsvTable {
  rows: CsvRow[];
  /** Columns of the file that nobody asked for. */
  unknownColumns: string[];
}

export interface CsvColumns {
  known: readonly string[];
  required: readonly string[];
}

type Parsed = { record: string[]; info: InfoRecord };

/**
 * Reads a table with a header: commas, semicolons or tabs, any line ends, quotes, with a byte order mark or without.
 * Rows that cannot be read come with their fault. Throws `invalid` for a file that makes no sense as a whole.
 */
export async function readCsv(csv: string, columns: CsvColumns): Promise<CsvTable> {
  const text = csv.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const { parsed, faulty } = await parseText(text);
  const [header, ...body] = parsed;
  if (header === undefined) refuse("is empty, or its first line cannot be read");
  const names = header.record.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, "_"),
  );
  checkHeader(names, columns);
  if (faulty.some((line) => line < header.info.lines)) refuse("has a first line that cannot be read");
  const rows = body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
    .map((row) => toRow(row, names))
    .concat(faulty.map((line) => ({ line, cells: new Map(), fault: "a quotation mark stands where none can be" })));
  if (rows.length > MAX_ROWS) refuse(`has more than ${MAX_ROWS} rows; split it`);
  return {
    rows: rows.toSorted((a, b) => a.line - b.line),
    unknownColumns: names.filter((name) => name !== "" && !columns.known.includes(name)),
  };
}

async function parseText(text: string): Promise<{ parsed: Parsed[]; faulty: number[] }> {
  const parsed: Parsed[] = [];
  const faulty = new Set<number>();
  let isOpen = false;
  const parser = parse({
    delimiter: delimiterOf(text),
    record_delimiter: "\n",
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error?.code === "CSV_QUOTE_NOT_CLOSED") isOpen = true;
      else faulty.add(Number(error?.["lines"] ?? 0));
    },
  });
  for await (const row of Readable.from(chunksOf(text)).pipe(parser) as AsyncIterable<Parsed>) {
    // Enough to say that it is too long.
    if (parsed.push(row) > MAX_ROWS + 1) break;
  }
  if (isOpen) {
    const last = Math.max(0, ...faulty, parsed.at(-1)?.info.lines ?? 0);
    refuse(`has a quotation mark on line ${last + 1} or after it that is never closed`);
  }
  return { parsed, faulty: [...faulty] };
}

/** Bytes in small pieces, with room for others in between. */
async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += CHUNK) {
    yield bytes.subarray(from, from + CHUNK);
    await setImmediate();
  }
}

/** Whatever of comma, semicolon and tab is met most in the header, outside quotes. */
function delimiterOf(text: string): string {
  const header = /^.*\S.*$/m.exec(text)?.[0].replaceAll(/"[^"]*"/g, "") ?? "";
  const count = (mark: string) => header.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function checkHeader(names: readonly string[], { required }: CsvColumns): void {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    refuse(`needs the columns ${required.join(", ")} in its first line; ${missing.join(", ")} not found`);
  const twice = names.find((name, place) => name !== "" && names.indexOf(name) !== place);
  if (twice !== undefined) refuse(`has the column ${twice} twice`);
}

function toRow({ record, info }: Parsed, names: readonly string[]): CsvRow {
  const line = info.lines - record.reduce((breaks, cell) => breaks + cell.split("\n").length - 1, 0);
  const cells = new Map(names.map((name, place) => [name, fromCell((record[place] ?? "").trim())]));
  return { line, cells, fault: faultOf(record, names.length) };
}

function faultOf(record: readonly string[], columns: number): string | null {
  if (record.length !== columns) return `has ${record.length} cells where the first line has ${columns}`;
  if (record.some((cell) => cell.length > MAX_CELL)) return `has a cell of more than ${MAX_CELL} characters`;
  if (record.some((cell) => cell.includes(LOST))) return "has letters that were lost; save the file as UTF-8";
  return null;
}

function refuse(message: string): never {
  throw new Refusal("invalid", { fields: [{ path: "csv", message }] });
}
