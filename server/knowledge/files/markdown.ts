import type { TakeawayRecord } from "../../contract/takeaway-file.ts";

/*
 * One takeaway after the other: facts between two lines of `---`, each a name and its value as JSON (which YAML reads
 * too), then its words under a heading each. A line of the words that looks like a heading or like such a line carries a
 * backslash before it, one more than it had.
 */

const FACTS = ["id", "pageKey", "page", "skills", "behind", "publishedAt", "reviewedAt", "reviewAt"] as const;
const HEADINGS = { what: "## What", how: "## How", why: "## Why", unknowns: "## Still unknown" } as const;
type Section = keyof typeof HEADINGS;
const SECTIONS = Object.keys(HEADINGS) as Section[];
const LOOKS_LIKE = /^\\*(?:---|## (?:What|How|Why|Still unknown))\r?$/u;

const escaped = (line: string) => (LOOKS_LIKE.test(line) ? `\\${line}` : line);
const plain = (line: string) => (line.startsWith("\\") && LOOKS_LIKE.test(line) ? line.slice(1) : line);

/** Takeaways as one Markdown file, which {@link fromMarkdown} reads back letter by letter. */
export function toMarkdown(records: readonly TakeawayRecord[]): string {
  return records.map(oneToMarkdown).join("");
}

function oneToMarkdown(record: TakeawayRecord): string {
  const facts = FACTS.map((name) => `${name}: ${JSON.stringify(record[name])}`);
  const words = SECTIONS.filter((section) => record[section] !== "").map(
    (section) => `${HEADINGS[section]}\n\n${record[section].split("\n").map(escaped).join("\n")}\n\n`,
  );
  return `---\n${facts.join("\n")}\n---\n\n${words.join("")}`;
}

/** What was read of one takeaway; to be checked by its reader. `line` is where it begins, from 1. */
export interface ReadRecord {
  readonly line: number;
  readonly value: unknown;
}

/** Reads a file of takeaways. A file whose lines end as on Windows is read as if they did not. */
export function fromMarkdown(file: string): ReadRecord[] {
  const text = file.replace(/^\uFEFF/u, "");
  const lines = (text.startsWith("---\r\n") ? text.replaceAll("\r\n", "\n") : text).split("\n");
  // The end of the last line begins no other.
  if (lines.at(-1) === "") lines.pop();
  const found: ReadRecord[] = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at] !== "---") {
      if ((lines[at] ?? "").trim() !== "") return [...found, { line: at + 1, value: null }];
      at += 1;
      continue;
    }
    const end = lines.indexOf("---", at + 1);
    if (end < 0) return [...found, { line: at + 1, value: null }];
    const next = lines.indexOf("---", end + 1);
    const body = lines.slice(end + 1, next < 0 ? lines.length : next);
    found.push({ line: at + 1, value: { ...factsOf(lines.slice(at + 1, end)), ...wordsOf(body) } });
    at = next < 0 ? lines.length : next;
  }
  return found;
}

function factsOf(lines: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name = "", value = ""] = /^(\w+):[ \t]*([^]*)$/u.exec(line) ?? [];
      return name === "" ? [] : [[name, valueOf(value)] as const];
    }),
  );
}

/** A hand may have left the quotes away. */
function valueOf(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written.trim();
  }
}

function wordsOf(lines: readonly string[]): Record<Section, string> {
  const words: Record<Section, string> = { what: "", how: "", why: "", unknowns: "" };
  const isHeading = (line: string) => SECTIONS.find((section) => HEADINGS[section] === line);
  const starts = [...lines.keys()].filter((at) => isHeading(lines[at] ?? "") !== undefined);
  for (const [place, start] of starts.entries()) {
    const section = isHeading(lines[start] ?? "");
    const last = starts[place + 1];
    if (section === undefined) continue;
    // A section ends in the one empty line before the next; at the end of its takeaway, or of the file, so does the last.
    const own = lines.slice(start + 1, last ?? lines.length);
    words[section] = unpadded(own).map(plain).join("\n");
  }
  return words;
}

/** Without the empty line after the heading and the one before whatever follows. */
function unpadded(lines: readonly string[]): string[] {
  const from = lines[0] === "" ? 1 : 0;
  const to = lines.length > from && lines.at(-1) === "" ? lines.length - 1 : lines.length;
  return lines.slice(from, to);
}
