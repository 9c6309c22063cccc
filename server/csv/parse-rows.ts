import { pipeline, Readable } from "node:stream";
import { type CsvError, type InfoRecord, parse } from "csv-parse";

/** Characters of one row at most: a quotation mark that never closes would swallow the whole file. */
const MAX_RECORD = 1_000_000;

/** One row of a file; `record` is null where a quotation mark stands where none can be. */
export interface ParsedRow {
  record: string[] | null;
  /** The line that it ends on, from 1. */
  line: number;
}

export interface RowFormat {
  delimiter: string;
  /** Without quotes, as some text files are. */
  plain?: boolean;
}

/** Ends the reading with a sentence for whoever made the file. */
export type Refuse = (message: string) => never;

/**
 * Reads rows out of pieces of UTF-8 with `\n` as line ends; empty lines are left out. Calls `refuse` for a quotation
 * mark that is never closed, and for a row that has no end.
 */
export async function* parseRows(
  pieces: AsyncIterable<Buffer>,
  { delimiter, plain = false }: RowFormat,
  refuse: Refuse,
): AsyncGenerator<ParsedRow> {
  const faulty: number[] = [];
  let isOpen = false;
  let last = 0;
  let told = 0;
  // One line may have many marks too much.
  const tell = (line: number) => {
    if (line > told) faulty.push(line);
    told = Math.max(told, line);
  };
  const parser = parse({
    delimiter,
    record_delimiter: "\n",
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD,
    quote: plain ? null : '"',
    on_skip: (error: CsvError | undefined) => {
      if (error?.code === "CSV_QUOTE_NOT_CLOSED") isOpen = true;
      else if (error?.code === "CSV_MAX_RECORD_SIZE") parser.destroy(error);
      else tell(Number(error?.["lines"] ?? 0));
    },
  });
  // Its failure reaches the loop below.
  pipeline(Readable.from(pieces), parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      // Rows are read ahead: a fault is told where it stands.
      while ((faulty[0] ?? Infinity) < info.lines) yield { record: null, line: faulty.shift() ?? 0 };
      last = info.lines;
      yield { record, line: info.lines };
    }
  } catch (error) {
    if ((error as Partial<CsvError>).code !== "CSV_MAX_RECORD_SIZE") throw error;
    const hint = plain ? "" : "; is a quotation mark never closed?";
    refuse(`has a row after line ${last} that does not end within ${MAX_RECORD} characters${hint}`);
  }
  for (const line of faulty) yield { record: null, line };
  const begins = Math.max(last, ...faulty.slice(-1)) + 1;
  if (isOpen) refuse(`has a quotation mark on line ${begins} or after it that is never closed`);
}

/** Whatever of comma, semicolon and tab is met most in the header, outside quotes. */
export function delimiterOf(text: string): string {
  const header = /^.*\S.*$/m.exec(text)?.[0].replaceAll(/"[^"]*"/g, "") ?? "";
  const count = (mark: string) => header.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
