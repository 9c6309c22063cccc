import * as z from "zod/mini";
import { TakeawayFile, TakeawayRecord } from "../../contract/takeaway-file.ts";
import { Refusal } from "../../refusal.ts";
import { fromMarkdown, type ReadRecord } from "./markdown.ts";

export interface FileRow {
  readonly line: number;
  readonly subject: string;
  /** Null with what is wrong about it. */
  readonly record: TakeawayRecord | null;
  readonly notes: string[];
}

/** Reads a file of takeaways, JSON or Markdown. Throws `invalid` for a file that makes no sense as a whole. */
export function readTakeawayFile(content: string): FileRow[] {
  const text = content.replace(/^\uFEFF/u, "").trimStart();
  const rows = text.startsWith("{") ? fromJson(text) : fromMarkdown(content);
  if (rows.length === 0) throw new Refusal("invalid", { fields: [{ path: "content", message: "holds no takeaway" }] });
  const seen = new Set<string>();
  return rows.map(({ line, value }) => {
    const parsed = z.safeParse(TakeawayRecord, value);
    if (!parsed.success) return { line, subject: subjectOf(value), record: null, notes: faultsOf(parsed.error) };
    const record = parsed.data;
    const isTwice = seen.has(record.id);
    seen.add(record.id);
    const notes = isTwice ? ["this id stands in the file twice"] : [];
    return { line, subject: subjectOf(record), record: isTwice ? null : record, notes };
  });
}

function fromJson(text: string): ReadRecord[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal("invalid", { fields: [{ path: "content", message: "is not JSON" }] });
  }
  const file = z.safeParse(TakeawayFile, value);
  if (!file.success) {
    throw new Refusal("invalid", { fields: [{ path: "content", message: "is not a file of takeaways" }] });
  }
  return file.data.takeaways.map((one, place) => ({ line: place + 1, value: one }));
}

function subjectOf(value: unknown): string {
  const parsed = z.safeParse(z.object({ what: z.string() }), value);
  return parsed.success ? parsed.data.what.replaceAll(/\s+/gu, " ").slice(0, 80) : "";
}

const faultsOf = ({ issues }: z.core.$ZodError) =>
  issues.slice(0, 5).map(({ path, message }) => `${path.join(".") || "it"}: ${message}`);
