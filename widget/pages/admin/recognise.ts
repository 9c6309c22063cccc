import { IMPORT_HEADERS, type ImportKind } from "../../../server/contract/index.ts";

/** Enough for a first line. */
const BEGINNING = 4096;

/** What a file is by the names in its first line; null when none of ours. The admin has the last word. */
export async function recognise(file: File): Promise<ImportKind | null> {
  const text = await file.slice(0, BEGINNING).text();
  const [line = ""] = text.replace(/^\ufeff/, "").split(/[\r\n]/, 1);
  const names = new Set(line.split(/[,;\t]/).map((name) => name.trim().replaceAll('"', "").toLowerCase()));
  const found = IMPORT_HEADERS.find(([, columns]) => columns.every((name) => names.has(name.toLowerCase())));
  return found?.[0] ?? null;
}
