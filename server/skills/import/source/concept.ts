import type { ImportRunRow } from "../../../contract/import.ts";

/** A row of the report before it has its number. */
export type ReportRow = Omit<ImportRunRow, "seq">;

/** What one line of another taxonomy says of one of its concepts, in one language. */
export interface Concept {
  sourceId: string;
  file: string;
  line: number;
  /** Primary BCP 47 tag. */
  language: string;
  /** The preferred label first. */
  labels: string[];
  kind: "hard" | "soft";
}

/** Files of another taxonomy, read. */
export interface SourceReading {
  source: "esco" | "onet";
  /** The English ones first, if there are any. */
  concepts: Concept[];
  /** Wider concepts of each, the best first; absent when no file tells. */
  broader?: Map<string, string[]>;
  related?: Map<string, string[]>;
  /** Lines that are refused or left out. */
  rows: ReportRow[];
  /** Concepts that were named but are left out: known ones among them are not gone. */
  named: Set<string>;
  notes: string[];
  /** Whether these files would name a concept if the source still had it. */
  covers(sourceId: string, main: string): boolean;
}

const MAX_LABEL = 200;
const MAX_LABELS = 101;

/** Labels of a concept without repeats; those too long to be a name are left out. */
export function labelsOf(preferred: string, others: readonly string[]): string[] {
  const seen = new Set<string>();
  const labels = [preferred, ...others].map((label) => label.replaceAll(/\s+/g, " ").trim());
  return labels
    .filter((label) => {
      const key = label.toLowerCase();
      if (label === "" || label.length > MAX_LABEL || seen.has(key)) return false;
      return seen.add(key);
    })
    .slice(0, MAX_LABELS);
}

/** Why a preferred label cannot be a skill's name; null when it can. */
export const faultOfLabel = (label: string): string | null => {
  if (label.trim() === "") return "has no name";
  return label.length > MAX_LABEL ? `the name is longer than ${MAX_LABEL} characters` : null;
};
